# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A household that nobody has is given to somebody: once, by who may, to who is there."""

import datetime as dt
from types import SimpleNamespace

import pytest

from kvarbo.audit.models import Entry
from kvarbo.cases.models import Case, Event
from kvarbo.casework import holding
from kvarbo.casework.exceptions import KeyReused, NotAllowed
from kvarbo.casework.services import Draft, append
from kvarbo.casework.undo import undo_staffing
from kvarbo.organisation.models import Membership, Unit, User
from tests.atonce import at_once
from tests.casebook import Write, actor, contact
from tests.casework.staffed import another, give, guard, pass_on, who_has, whys
from tests.personas import NOW, TODAY

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def other(household: SimpleNamespace, hanna: User) -> Case:
    return another(household, hanna)


def test_a_leader_gives_many_in_one_call(case: Case, other: Case, birgitta: User, linus: User) -> None:
    outcome = give(birgitta, linus, case, other)
    assert {one.number for one in outcome.done} == {case.number, other.number}
    assert not outcome.refused
    assert who_has(case) == who_has(other) == [linus.pk]


def test_the_plan_and_the_access_follow(case: Case, birgitta: User, linus: User) -> None:
    give(birgitta, linus, case)
    assert case.access.filter(user=linus, zone="coordination").exists()
    assert set(case.steps.filter(role="vuxenhandläggare").values_list("person", flat=True)) == {linus.pk}


def test_it_is_audited_once_for_the_call_and_once_for_each_case(
    case: Case, other: Case, birgitta: User, linus: User
) -> None:
    before = Entry.objects.filter(action="append").count()
    give(birgitta, linus, case, other)
    assert Entry.objects.get(action="assign").detail == "2 done, 0 refused"
    assert Entry.objects.filter(action="append").count() == before + 2


def test_what_somebody_has_is_not_taken(case: Case, other: Case, birgitta: User, hanna: User, linus: User) -> None:
    give(birgitta, hanna, case)
    outcome = give(birgitta, linus, case, other)
    assert [one.number for one in outcome.done] == [other.number]
    assert whys(outcome) == ["Hanna Mallberg har redan ärendet."]
    assert who_has(case) == [hanna.pk]


def test_what_somebody_had_who_is_gone_can_be_given(case: Case, birgitta: User, hanna: User, linus: User) -> None:
    give(birgitta, linus, case)
    Membership.objects.filter(user=linus).update(until_day=TODAY)
    give(birgitta, hanna, case)
    assert who_has(case) == [hanna.pk]


def test_nobody_must_have_read_the_case_first(
    case: Case, write: Write, household: SimpleNamespace, birgitta: User, linus: User
) -> None:
    write(contact(household.ture.pk))
    assert give(birgitta, linus, case).done


def test_a_double_click_writes_once(case: Case, birgitta: User, linus: User) -> None:
    first, second = give(birgitta, linus, case, key="k"), give(birgitta, linus, case, key="k")
    assert first == second
    assert Event.objects.filter(case=case, type="assigned").count() == 1


def test_the_same_key_with_other_content_is_refused(case: Case, birgitta: User, hanna: User, linus: User) -> None:
    give(birgitta, linus, case, key="k")
    assert whys(give(birgitta, hanna, case, key="k")) == [KeyReused().message]


@pytest.mark.django_db(transaction=True)
def test_of_two_leaders_at_once_one_is_told(case: Case, other: Case, birgitta: User, hanna: User, linus: User) -> None:
    given = at_once(lambda: give(birgitta, hanna, case, other), lambda: give(birgitta, linus, other, case))
    assert sorted((len(one.done), len(one.refused)) for one in given) == [(0, 2), (2, 0)], given
    assert len(who_has(case)) == 1
    assert who_has(case) == who_has(other)


def test_a_caseworker_takes_what_nobody_has(case: Case, hanna: User) -> None:
    give(hanna, hanna, case)
    assert who_has(case) == [hanna.pk]


def test_a_caseworker_gives_nothing_to_others(case: Case, hanna: User, linus: User) -> None:
    with pytest.raises(NotAllowed, match="Bara enhetens arbetsledare fördelar"):
        give(hanna, linus, case)


def test_nobody_elsewhere_and_no_leaver_is_given_anything(case: Case, birgitta: User, omar: User, linus: User) -> None:
    Membership.objects.filter(user=linus).update(until_day=TODAY + dt.timedelta(days=30))
    for receiver in (omar, linus):
        with pytest.raises(NotAllowed, match="tar inte emot fler hushåll"):
            give(birgitta, receiver, case)


def test_a_case_out_of_sight_looks_like_none(case: Case, household: SimpleNamespace, omar: User) -> None:
    outcome = give(omar, omar, case)
    none = give(omar, omar, SimpleNamespace(pk="c_finns_inte"))
    assert whys(outcome) == whys(none)
    assert outcome.refused[0].number == none.refused[0].number == ""


def test_a_closed_case_is_refused(case: Case, other: Case, write: Write, birgitta: User, linus: User) -> None:
    seq = Case.objects.get(pk=other.pk).seq
    closing = Draft(type="case_closed", data={"outcome": "paid"}, on=TODAY)
    append(actor=actor(birgitta), case=other, drafts=[closing], expected_seq=seq, today=TODAY, now=NOW)
    other.steps.filter(state__in=holding.LEFT).delete()
    assert whys(give(birgitta, linus, other)) == ["Ärendet är avslutat."]


def test_one_undoing_takes_the_whole_call_back(case: Case, other: Case, birgitta: User, linus: User) -> None:
    give(birgitta, linus, case, other, key="k")
    outcome = undo_staffing(actor=actor(birgitta), key="k", today=TODAY, now=NOW + MINUTE)
    assert len(outcome.done) == 2
    assert who_has(case) == who_has(other) == []


def test_undone_twice_is_undone_once(case: Case, birgitta: User, linus: User) -> None:
    give(birgitta, linus, case, key="k")
    undoings = [undo_staffing(actor=actor(birgitta), key="k", today=TODAY, now=NOW + MINUTE) for _ in range(2)]
    assert undoings[0] == undoings[1]
    assert Event.objects.filter(case=case, type="withdrawn").count() == 1


def test_what_has_moved_on_stands_and_is_said(
    case: Case, other: Case, birgitta: User, hanna: User, linus: User
) -> None:
    give(birgitta, linus, case, other, key="k")
    pass_on(linus, linus, {case: hanna})
    outcome = undo_staffing(actor=actor(birgitta), key="k", today=TODAY, now=NOW + MINUTE)
    assert [one.number for one in outcome.done] == [other.number]
    assert whys(outcome) == ["Någon annan har utsetts eller lämnat ärendet sedan dess."]
    assert who_has(case) == [hanna.pk]


def test_only_who_gave_can_undo(case: Case, birgitta: User, hanna: User, linus: User) -> None:
    give(birgitta, linus, case, key="k")
    outcome = undo_staffing(actor=actor(hanna), key="k", today=TODAY, now=NOW)
    assert not outcome.done
    assert not outcome.refused
    assert who_has(case) == [linus.pk]


def test_after_a_quarter_it_is_too_late(case: Case, birgitta: User, linus: User) -> None:
    give(birgitta, linus, case, key="k")
    outcome = undo_staffing(actor=actor(birgitta), key="k", today=TODAY, now=NOW + 16 * MINUTE)
    assert not outcome.done
    assert "för lång tid" in whys(outcome)[0]


def test_counts_are_of_what_the_reader_sees(case: Case, other: Case, birgitta: User, tove: User, hanna: User) -> None:
    give(birgitta, tove, other)
    guard(case, tove, tove)
    unit = Unit.objects.get(slug="vux-norr")

    def count(reader: User) -> int:
        staff = holding.colleagues(reader=reader, unit=unit, on=TODAY)
        return next(one.households for one in staff if one.user_id == tove.pk)

    assert (count(birgitta), count(tove)) == (1, 2)
