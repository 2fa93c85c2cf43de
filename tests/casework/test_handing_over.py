# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody has goes to others: for a time, for good, or because somebody leaves."""

import datetime as dt
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework import holding
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.leaving import end_membership, left_to_hand_over
from kvarbo.casework.undo import undo_staffing
from kvarbo.organisation.absences import report_absence
from kvarbo.organisation.exceptions import StillNeeded
from kvarbo.organisation.models import Membership, Unit, User
from kvarbo.planning.models import CasePlan
from kvarbo.planning.services import replan
from tests.atonce import at_once
from tests.casebook import actor
from tests.casework.staffed import another, give, guard, pass_on, who_has, whys
from tests.personas import NOW, TODAY, employ

DAY = dt.timedelta(days=1)
BACK = TODAY + 7 * DAY


@pytest.fixture
def unit(organisation: SimpleNamespace) -> Unit:
    found: Unit = organisation.units["vux-norr"]
    return found


@pytest.fixture
def other(household: SimpleNamespace, hanna: User) -> Case:
    return another(household, hanna)


@pytest.fixture
def hannas(case: Case, other: Case, birgitta: User, hanna: User) -> tuple[Case, Case]:
    give(birgitta, hanna, case, other)
    return case, other


def test_all_go_to_one_for_good(hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User) -> None:
    outcome = pass_on(birgitta, hanna, dict.fromkeys(hannas, linus), reason="Byter uppdrag")
    assert len(outcome.done) == 2
    assert [who_has(one) for one in hannas] == [[linus.pk], [linus.pk]]
    reasons = Event.objects.filter(type="unassigned").values_list("payload__reason", flat=True)
    assert set(reasons) == {"Byter uppdrag"}


def test_each_may_go_to_another(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User, tove: User
) -> None:
    pass_on(birgitta, hanna, {hannas[0]: linus, hannas[1]: tove})
    assert [who_has(one) for one in hannas] == [[linus.pk], [tove.pk]]


def test_one_who_stands_in_gives_it_back_by_itself(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User
) -> None:
    case = hannas[0]
    pass_on(birgitta, hanna, {case: linus}, until=BACK)
    assert who_has(case) == [hanna.pk, linus.pk]
    assert who_has(case, BACK) == [hanna.pk]
    persons = case.steps.filter(role="vuxenhandläggare").values_list("person", flat=True)
    assert set(persons) == {linus.pk}
    replan(case=case, today=BACK, now=NOW + 7 * DAY)
    assert set(persons.all()) == {hanna.pk}


def test_the_plan_knows_the_day_it_goes_back(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User
) -> None:
    pass_on(birgitta, hanna, {hannas[1]: linus}, until=BACK)
    assert CasePlan.objects.get(case=hannas[1]).next_change_on == BACK


def test_back_and_forth_on_one_day_ends_where_it_was_left(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User
) -> None:
    case = hannas[0]
    pass_on(birgitta, hanna, {case: linus})
    pass_on(birgitta, linus, {case: hanna})
    pass_on(birgitta, hanna, {case: linus})
    assert who_has(case) == [linus.pk]


def test_one_who_stands_in_may_get_it_for_good(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User
) -> None:
    case = hannas[0]
    pass_on(birgitta, hanna, {case: linus}, until=BACK)
    pass_on(birgitta, hanna, {case: linus})
    assert who_has(case) == who_has(case, BACK) == [linus.pk]


def test_a_caseworker_hands_over_the_own_and_no_others(hannas: tuple[Case, Case], hanna: User, linus: User) -> None:
    pass_on(hanna, hanna, {hannas[0]: linus})
    assert who_has(hannas[0]) == [linus.pk]
    with pytest.raises(NotAllowed, match="dina egna hushåll"):
        pass_on(linus, hanna, {hannas[1]: linus})


def test_a_double_click_writes_once(hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User) -> None:
    first = pass_on(birgitta, hanna, dict.fromkeys(hannas, linus), key="k")
    assert first == pass_on(birgitta, hanna, dict.fromkeys(hannas, linus), key="k")
    assert Event.objects.filter(type="unassigned").count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_leaders_at_once_one_is_told_who_has_it(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User, tove: User
) -> None:
    given = at_once(
        lambda: pass_on(birgitta, hanna, dict.fromkeys(hannas, linus)),
        lambda: pass_on(hanna, hanna, dict.fromkeys(hannas, tove)),
    )
    assert sorted(len(one.done) for one in given) == [0, 2], given
    late = next(one for one in given if not one.done)
    assert all("Hanna Mallberg har inte längre ärendet. Nu har" in why for why in whys(late))


def test_undone_it_is_back(hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User) -> None:
    pass_on(birgitta, hanna, dict.fromkeys(hannas, linus), key="k")
    undo_staffing(actor=actor(birgitta), key="k", today=TODAY, now=NOW)
    assert [who_has(one) for one in hannas] == [[hanna.pk], [hanna.pk]]


def test_nobody_is_given_it_back_to_back(hannas: tuple[Case, Case], birgitta: User, hanna: User) -> None:
    with pytest.raises(NotAllowed, match="Välj någon annan"):
        pass_on(birgitta, hanna, {hannas[0]: hanna})


def test_nobody_leaves_with_households_left(hannas: tuple[Case, Case], birgitta: User, hanna: User) -> None:
    call = {"actor": actor(birgitta), "user_id": hanna.pk, "last_day": BACK, "today": TODAY, "now": NOW}
    with pytest.raises(StillNeeded, match="Hanna Mallberg har 2 hushåll kvar"):
        end_membership(**call)
    assert Membership.objects.get(user=hanna).until_day is None
    end_membership(without_anyone=True, **call)
    assert Membership.objects.get(user=hanna).until_day == BACK + DAY
    assert [who_has(one) for one in hannas] == [[], []]


def test_somebody_leaves_when_all_is_handed_over(
    hannas: tuple[Case, Case], birgitta: User, hanna: User, linus: User
) -> None:
    pass_on(birgitta, hanna, dict.fromkeys(hannas, linus))
    end_membership(actor=actor(birgitta), user_id=hanna.pk, last_day=BACK, today=TODAY, now=NOW)
    with pytest.raises(NotAllowed, match="tar inte emot"):
        pass_on(birgitta, linus, {hannas[0]: hanna})


def test_a_hidden_household_is_neither_told_nor_in_the_way(case: Case, birgitta: User, tove: User, unit: Unit) -> None:
    guard(case, tove, tove)
    assert holding.held_by(reader=birgitta, unit=unit, user_id=tove.pk, on=TODAY) == []
    assert left_to_hand_over(reader=birgitta, unit=unit, user_id=tove.pk, on=TODAY) == []
    assert whys(pass_on(birgitta, tove, {case: None})) == ["Tove Skyddesson har inte längre ärendet."]
    end_membership(actor=actor(birgitta), user_id=tove.pk, last_day=BACK, today=TODAY, now=NOW)
    assert who_has(case) == [tove.pk]


def test_who_may_decide_of_it_is_told(
    case: Case, organisation: SimpleNamespace, birgitta: User, tove: User, unit: Unit
) -> None:
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    guard(case, tove, tove)
    assert holding.unguarded(reader=vera, unit=unit, on=TODAY) == []
    report_absence(actor=tove, user=tove, from_day=TODAY, until_day=None, today=TODAY, now=NOW)
    assert [held.case for held in holding.unguarded(reader=vera, unit=unit, on=TODAY)] == [case]
    assert holding.unguarded(reader=birgitta, unit=unit, on=TODAY) == []
    assert pass_on(vera, tove, {case: vera}).done
    assert who_has(case) == [vera.pk]
    assert holding.unguarded(reader=vera, unit=unit, on=TODAY) == []


def test_who_decides_of_it_touches_nothing_else(
    hannas: tuple[Case, Case], hanna: User, tove: User, linus: User
) -> None:
    assert whys(pass_on(tove, hanna, {hannas[0]: linus})) == ["Hanna Mallberg har inte längre ärendet."]
    assert who_has(hannas[0]) == [hanna.pk]


def test_protected_is_handed_over_alone_and_to_who_may_read_it(
    case: Case, organisation: SimpleNamespace, household: SimpleNamespace, tove: User, hanna: User
) -> None:
    vera = employ(organisation, username="vera.vakt", name="Vera Vakt", unit="vux-norr", role="skyddshandläggare")
    other = another(household, hanna)
    guard(case, tove, tove)
    give(tove, tove, other)
    assert whys(pass_on(tove, tove, {case: vera, other: vera})) == ["Ett skyddat ärende lämnas över för sig."]
    assert whys(pass_on(tove, tove, {case: hanna})) == [
        "Hanna Mallberg har ingen roll som får läsa skyddade uppgifter."
    ]
    assert pass_on(tove, tove, {case: vera}).done
    assert case.access.filter(user=vera, zone="protected").exists()
