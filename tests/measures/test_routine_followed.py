# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Was the routine followed: steps whose last day fell in the month, by what became of them."""

import datetime as dt

import pytest

from kvarbo.cases.models import CasePerson
from kvarbo.casework.services import Draft
from kvarbo.planning.models import PlanStep
from kvarbo.planning.services import replan
from tests.casebook import contact, overruled
from tests.measures.months import DAY, count, figure
from tests.personas import NOW, TODAY

LATER = TODAY + 6 * DAY


def steps() -> dict[str, tuple[int, int]]:
    return {name: figure(f"step_{name}") for name in ("in_time", "late", "skipped", "not_done")}


@pytest.fixture
def plan_later(case):
    def plan_later(day: dt.date = LATER) -> None:
        replan(case=case, today=day, now=NOW + (day - TODAY))

    return plan_later


def test_what_nobody_has_done_is_not_done(case, plan_later):
    plan_later()
    count(LATER)
    assert steps() == {"in_time": (0, 2), "late": (0, 2), "skipped": (0, 2), "not_done": (2, 2)}


def test_a_step_whose_last_day_has_not_passed_is_not_counted(case):
    count(TODAY)
    assert steps()["not_done"] == (0, 0)


def test_in_time_and_too_late_are_told_apart(case, write, household, plan_later):
    inquiry = PlanStep.objects.get(case=case, step_id="inled-utredning").key
    write(contact(household.ture.pk, about=("n_ett",)))
    write(Draft(type="step_done", data={"step_key": inquiry}, on=LATER), today=LATER, now=NOW + 6 * DAY)
    count(LATER + DAY)
    assert steps() == {"in_time": (1, 2), "late": (1, 2), "skipped": (0, 2), "not_done": (0, 2)}


def test_a_skipped_step_has_its_own_number(case, write, plan_later):
    call = PlanStep.objects.get(case=case, step_id="forsta-kontakt").key
    write(Draft(type="step_skipped", data={"step_key": call}, on=TODAY, reason="Vi träffades i går."))
    plan_later()
    count(LATER)
    assert steps()["skipped"] == (1, 2)


def test_closing_the_case_does_not_hide_what_was_left(case, write, birgitta):
    write(overruled(birgitta, on=LATER), by=birgitta, today=LATER, now=NOW + 6 * DAY)
    assert set(PlanStep.objects.filter(case=case, unit="vux-norr").values_list("state", flat=True)) == {"obsolete"}
    count(LATER)
    assert steps()["not_done"] == (2, 2)
    assert figure("closed_anyway") == (1, 1)


def test_what_ceased_before_its_last_day_is_nobodys_fault(case, write, birgitta):
    write(overruled(birgitta), by=birgitta)
    count(LATER)
    assert steps()["not_done"] == (0, 0)


def test_another_units_zone_is_not_the_units_to_count(case, plan_later):
    PlanStep.objects.filter(case=case).update(zone="child")
    count(LATER)
    assert steps()["not_done"] == (0, 0)


def test_a_case_with_a_protected_person_is_left_out(case, plan_later):
    plan_later()
    CasePerson.objects.filter(case=case, part="child").update(zone="protected")
    count(LATER)
    assert steps()["not_done"] == (0, 0)
