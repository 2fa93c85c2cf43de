# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each reader's list: own households, own steps, whom one waits for, and nothing of a zone one does not hold."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kvarbo.cases.models import Case
from kvarbo.casework.services import Draft
from kvarbo.organisation.models import Membership, Unit, User
from kvarbo.people.services import set_protected
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.planning.models import CaseLine, PlanStep
from kvarbo.planning.worklists import Line, days_ahead, details, my_lines, unit_lines
from tests.casebook import Write, contact, joins, notice
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)


def assigned(user: User, role: str = "vuxenhandläggare", unit: str = "vux-norr") -> Draft:
    return Draft(type="assigned", data={"unit": unit, "role": role, "user": user.pk}, on=TODAY)


def parked(step: str, until: int) -> Draft:
    data = {"step_key": step, "until": (TODAY + until * DAY).isoformat()}
    return Draft(type="step_postponed", data=data, on=TODAY, reason="Väntar på svar")


def unit(slug: str) -> Unit:
    return Unit.objects.get(slug=slug)


def mine(user: User, today: dt.date = TODAY) -> list[Line]:
    return my_lines(user=user, today=today)


def ours(user: User, slug: str = "vux-norr", today: dt.date = TODAY) -> list[Line]:
    return unit_lines(user=user, unit=unit(slug), today=today)


def lawful(case: Case) -> None:
    """The law's step is done by hand, so that the routine's comes next."""
    PlanStep.objects.filter(case=case, required="law").update(state="done")


def test_a_household_stands_in_the_unit_s_list_and_in_nobody_s_own_until_someone_is_assigned(
    case: Case, write: Write, hanna: User, linus: User
) -> None:
    [line] = ours(hanna)
    assert (line.case_id, line.assigned, mine(hanna)) == (case.pk, (), [])
    write(assigned(hanna))
    assert [one.case_id for one in mine(hanna)] == [case.pk]
    assert mine(linus) == []
    assert ours(linus)[0].assigned == (hanna.pk,)


def test_the_line_tells_what_the_order_rests_on(case: Case, write: Write, hanna: User) -> None:
    [line] = ours(hanna)
    assert line.number == case.number
    assert line.clock is not None
    assert line.clock.rule == "jb-12-44-atervinningsfrist"
    assert (line.children, line.older, line.notices, line.attempts, line.reached_on) == (1, False, 1, 0, None)
    assert line.arrived_on == TODAY
    assert line.step is not None
    assert (line.step.step_id, line.step.required) == ("inled-utredning", "law")
    assert set(line.reasons) == {"law", "children", "no_contact"}


def test_contact_that_was_reached_is_no_longer_a_reason(
    case: Case, write: Write, hanna: User, household: SimpleNamespace
) -> None:
    write(contact(household.ture.pk, "no_answer"))
    [line] = ours(hanna)
    assert (line.attempts, line.reached_on, line.last_try_on) == (1, None, TODAY)
    write(contact(household.ture.pk))
    [line] = ours(hanna)
    assert (line.attempts, line.reached_on, line.first_reached_on) == (2, TODAY, TODAY)
    assert "no_contact" not in line.reasons


def test_contact_before_the_latest_notice_is_no_contact_about_it(
    case: Case, write: Write, hanna: User, household: SimpleNamespace
) -> None:
    later = {"today": TODAY + 30 * DAY, "now": NOW + 30 * DAY}
    write(contact(household.ture.pk, "no_answer"), contact(household.ture.pk))
    write(notice("n_tva", household.tenancy.pk, on=TODAY + 20 * DAY), **later)
    [line] = ours(hanna, today=TODAY + 30 * DAY)
    assert (line.reached_on, line.attempts, line.without_contact) == (TODAY, 0, True)
    assert "no_contact" in line.reasons
    write(contact(household.ture.pk, "no_answer", on=TODAY + 21 * DAY), **later)
    [line] = ours(hanna, today=TODAY + 30 * DAY)
    assert (line.attempts, line.without_contact) == (1, True)
    write(contact(household.ture.pk, on=TODAY + 20 * DAY), **later)
    [line] = ours(hanna, today=TODAY + 30 * DAY)
    assert (line.attempts, line.without_contact) == (2, False)
    assert "no_contact" not in line.reasons


def test_a_step_on_a_colleague_is_a_wait_and_not_mine(case: Case, write: Write, hanna: User, linus: User) -> None:
    write(assigned(hanna))
    write(assigned(linus))
    assert mine(linus)[0].step is not None
    [line] = mine(hanna)
    assert (line.step, line.group) == (None, "waiting")
    assert [(wait.unit, wait.since) for wait in line.waits] == [("vux-norr", TODAY), ("bou-norr", None)]
    assert ours(hanna)[0].step is not None


def test_a_parked_step_is_later_and_comes_back_on_its_day(case: Case, write: Write, hanna: User) -> None:
    write(parked("forsta-kontakt/n_ett", 9))
    lawful(case)
    [line] = ours(hanna)
    assert (line.step, line.group) == (None, "later")
    assert line.parked is not None
    assert line.parked.until == TODAY + 9 * DAY
    assert [one.kind for one in days_ahead(lines=[line], today=TODAY, days=9)] == ["returns"]
    [back] = ours(hanna, today=TODAY + 9 * DAY)
    assert back.step is not None
    assert (back.step.step_id, back.group) == ("forsta-kontakt", "today")


def test_what_was_moved_by_hand_says_who_and_stands_first(case: Case, write: Write, hanna: User) -> None:
    moved = {"step_key": "forsta-kontakt/n_ett", "due": TODAY.isoformat()}
    write(Draft(type="order_moved", data=moved, on=TODAY, reason="Hon ringde"))
    lawful(case)
    [line] = ours(hanna)
    assert line.step is not None
    assert (line.step.moved_by, line.step.due, line.group) == (hanna.pk, TODAY, "today")
    assert line.reasons[0] == "moved"


def test_another_board_s_reader_gets_no_line_whatever_is_asked(case: Case, write: Write, cilla: User) -> None:
    write(joins("bou-norr"))
    assert mine(cilla) == []
    assert ours(cilla) == []
    assert ours(cilla, "bou-norr") == []


def test_who_has_left_sees_nothing(case: Case, write: Write, hanna: User) -> None:
    write(assigned(hanna))
    Membership.objects.filter(user=hanna).update(until_day=TODAY)
    assert mine(hanna) == []
    assert ours(hanna) == []


def test_the_child_unit_s_step_is_a_wait_without_its_inner_title_or_day(
    case: Case, write: Write, hanna: User, petra: User
) -> None:
    write(joins("bou-norr"))
    [line] = ours(hanna)
    assert [(wait.unit, wait.title, wait.since) for wait in line.waits] == [("bou-norr", "Kontakt med familjen", None)]
    [theirs] = ours(petra, "bou-norr")
    assert theirs.step is not None
    assert theirs.step.step_id == "hor-barnet"


def test_what_happens_in_a_hidden_zone_moves_nothing_in_the_list(
    case: Case, write: Write, hanna: User, petra: User, household: SimpleNamespace
) -> None:
    write(joins("bou-norr"))
    before = ours(hanna)
    told = {"child": household.lova.pk, "result": "need"}
    write(Draft(type="protection_assessed", data=told, on=TODAY), by=petra)
    write(contact(household.ture.pk, zone="child"), by=petra)
    assert ours(hanna) == before
    [theirs] = ours(petra, "bou-norr")
    assert (theirs.violence, theirs.attempts) == (True, 1)


def test_a_hidden_step_decides_no_group(case: Case, write: Write, hanna: User) -> None:
    write(joins("bou-norr"))
    PlanStep.objects.filter(case=case, zone="coordination").update(state="done")
    CaseLine.objects.filter(case=case).update(clock_nominal=None)
    [line] = ours(hanna)
    assert line.waits
    assert line.group == "later"
    PlanStep.objects.filter(case=case, zone="child").update(state="done")
    assert ours(hanna)[0].group == "later"


def test_a_closed_case_is_a_line_only_while_something_is_left_to_do(case: Case, write: Write, hanna: User) -> None:
    PlanStep.objects.filter(case=case).update(state="done")
    Case.objects.filter(pk=case.pk).update(closed_on=TODAY)
    assert ours(hanna) == []
    PlanStep.objects.filter(case=case, step_id="forsta-kontakt").update(state="open")
    [line] = ours(hanna)
    assert (line.closed_on, line.clock) == (TODAY, None)
    PlanStep.objects.filter(case=case).update(state="done")
    PlanStep.objects.filter(case=case, zone="child").update(state="open")
    assert ours(hanna) == []


def test_details_give_names_address_and_ages(case: Case, write: Write, hanna: User, petra: User) -> None:
    write(joins("bou-norr"), assigned(petra, "barnhandläggare", "bou-norr"))
    lines = ours(hanna)
    shown = details(user=hanna, lines=lines, today=TODAY)[case.pk]
    assert (shown.name, shown.address, shown.children) == ("Ture Exempelsson", "Fantasigränd 5", "1 barn, 8 år")
    assert shown.others == "Petra, Barn och unga Norr"
    assert details(user=hanna, lines=[], today=TODAY) == {}


def test_a_person_out_of_sight_has_no_name_no_age_and_no_address(
    case: Case, hanna: User, tove: User, household: SimpleNamespace
) -> None:
    set_protected(actor_id=hanna.pk, person=household.ture, protected=True, now=NOW)
    set_protected(actor_id=hanna.pk, person=household.lova, protected=True, now=NOW)
    shown = details(user=hanna, lines=ours(hanna), today=TODAY)[case.pk]
    assert (shown.name, shown.address, shown.age, shown.children) == (UNSEEN_NAME, "", "", "1 barn")
    assert details(user=tove, lines=ours(tove), today=TODAY)[case.pk].name == "Ture Exempelsson"


def test_the_coming_days_are_those_of_the_reader_s_own_row(
    case: Case, write: Write, hanna: User, petra: User, household: SimpleNamespace
) -> None:
    write(joins("bou-norr"))
    data: dict[str, Any] = {"to": household.ture.pk, "how": "letter"}
    write(Draft(type="summons_sent", data=data | {"meet_at": "2026-11-24T10:00"}, on=TODAY))
    hidden = data | {"meet_at": "2026-11-25T11:00"}
    write(Draft(type="summons_sent", data=hidden, on=TODAY, zone="child"), by=petra)

    def meetings(lines: list[Line]) -> list[tuple[dt.date, str]]:
        found = days_ahead(lines=lines, today=TODAY, days=7)
        return [(one.on, one.at) for one in found if one.kind == "meeting"]

    assert meetings(ours(hanna)) == [(dt.date(2026, 11, 24), "10:00")]
    assert len(meetings(ours(petra, "bou-norr"))) == 2


def test_a_handful_of_questions_however_many_households(
    case: Case, write: Write, hanna: User, household: SimpleNamespace
) -> None:
    write(assigned(hanna), joins("bou-norr"), notice("n_tva", household.tenancy.pk))
    for ask, most in ((lambda: mine(hanna), 6), (lambda: ours(hanna), 6)):
        with CaptureQueriesContext(connection) as asked:
            lines = ask()
        assert lines
        assert len(asked) <= most
    with CaptureQueriesContext(connection) as asked:
        details(user=hanna, lines=lines, today=TODAY)
    assert len(asked) <= 4


@pytest.mark.parametrize("field", ["attempts", "children"])
def test_a_row_that_was_tampered_with_is_found(case: Case, field: str) -> None:
    from kvarbo.planning.enums import Cause
    from kvarbo.planning.services import check_all

    CaseLine.objects.filter(case=case).update(**{field: 9})
    assert [(one.cause, one.place) for one in check_all(today=TODAY, now=NOW)] == [(Cause.PROJECTION, "lines")]


def test_a_birthday_that_only_the_list_tells_of_plans_the_case_again(
    case: Case, household: SimpleNamespace, hanna: User
) -> None:
    from kvarbo.planning.models import CasePlan

    CasePlan.objects.filter(case=case).update(next_change_on=None)
    day = CaseLine.objects.get(case=case).changes_on
    assert day == TODAY.replace(year=2027) + DAY
    assert not CasePlan.objects.reached(today=day - DAY).exists()
    assert CasePlan.objects.reached(today=day).exists()
