# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every stored projection equals one computed from the log, and one that does not is found and named."""

import dataclasses
import datetime as dt
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case, CaseAccess, CasePerson
from kvarbo.organisation.services import load_profile
from kvarbo.planning import checks
from kvarbo.planning.enums import Cause
from kvarbo.planning.models import CasePlan, PlanDeadline, PlanStep
from kvarbo.planning.nightly import replan_reached
from kvarbo.planning.rulebook import current_law
from kvarbo.planning.services import Difference, check_all, replan, replan_all
from kvarbo.rules import plan as engine
from tests.casebook import HOUR, Write, contact, joins, payment
from tests.personas import NOW, TODAY
from tests.smallprofile import FILES

DAY = dt.timedelta(days=1)


def found(today: dt.date = TODAY, now: dt.datetime = NOW + HOUR) -> list[Difference]:
    return check_all(today=today, now=now)


def causes() -> list[tuple[Cause, str]]:
    return [(one.cause, one.place) for one in found()]


def test_a_fresh_case_is_clean(case: Case) -> None:
    assert found() == []


def test_it_stays_clean_as_the_case_goes_on(case: Case, write: Write, household: SimpleNamespace) -> None:
    write(contact(household.ture.pk, "no_answer"))
    write(joins("bou-norr"), payment(5000))
    write(contact(household.ture.pk), today=TODAY + DAY, now=NOW + DAY)
    assert found() == []


def test_planning_for_another_day_stays_clean(case: Case) -> None:
    replan(case=case, today=TODAY + 30 * DAY, now=NOW + 30 * DAY)
    assert found() == []


def test_a_moment_in_another_offset_is_the_same_moment(case: Case) -> None:
    replan(case=case, today=TODAY, now=(NOW + HOUR).astimezone(dt.UTC))
    assert found() == []


def test_a_tampered_plan_is_found(case: Case) -> None:
    plan = CasePlan.objects.get(case=case)
    plan.plan["steps"][0]["due"] = "2030-01-01"
    plan.save()
    assert (Cause.LOG, "steps") in causes()


def test_a_tampered_row_is_found(case: Case) -> None:
    PlanStep.objects.filter(case=case).update(due=TODAY + 90 * DAY)
    PlanDeadline.objects.filter(case=case).first().delete()
    assert causes() == [(Cause.PROJECTION, "steps"), (Cause.PROJECTION, "deadlines")]


def test_a_tampered_head_is_found(case: Case) -> None:
    CasePlan.objects.filter(case=case).update(next_change_on=TODAY + 900 * DAY)
    assert causes() == [(Cause.PROJECTION, "next_change_on")]


def test_tampered_access_is_found(case: Case, hanna) -> None:
    CaseAccess.objects.create(case=case, user=hanna, zone="child", from_day=TODAY, ground="assigned")
    CasePerson.objects.filter(case=case, part="child").delete()
    Case.objects.filter(pk=case.pk).update(closed_on=TODAY)
    assert causes() == [(Cause.ACCESS, "access"), (Cause.ACCESS, "persons"), (Cause.ACCESS, "closed_on")]


def test_a_missing_plan_is_found(case: Case) -> None:
    CasePlan.objects.filter(case=case).delete()
    assert causes() == [(Cause.MISSING, "plan")]


def test_a_new_profile_is_the_cause_until_cases_are_planned_again(case: Case) -> None:
    changed = FILES["rutiner/prov/2026-1.yaml"].replace(b"Ring hush\xc3\xa5llet", "Sök hushållet".encode())
    load_profile(files={**FILES, "rutiner/prov/2026-1.yaml": changed}, now=NOW, author="u_test")
    assert {one.cause for one in found()} == {Cause.PROFILE}
    replan_all(today=TODAY, now=NOW + DAY)
    assert found() == []
    assert PlanStep.objects.filter(case=case, title="Sök hushållet").exists()


def test_a_new_engine_is_the_cause(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "ENGINE", "2")
    assert {one.cause for one in found()} == {Cause.ENGINE}


def test_new_law_is_the_cause(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    law = current_law()
    monkeypatch.setattr(checks, "current_law", lambda: dataclasses.replace(law, sha="0" * 64))
    assert {one.cause for one in found()} == {Cause.LAW}


def test_only_cases_that_a_day_has_changed_are_planned_again(case: Case) -> None:
    plan = CasePlan.objects.get(case=case)
    assert plan.next_change_on is not None
    day = plan.next_change_on
    assert replan_reached(today=day - DAY, now=NOW + HOUR).count == 0
    assert replan_reached(today=day, now=NOW + 60 * DAY).count == 1
    assert CasePlan.objects.get(case=case).planned_for == day
    assert found(today=day, now=NOW + 60 * DAY) == []


def test_a_plan_whose_day_has_passed_is_found(case: Case) -> None:
    day = CasePlan.objects.get(case=case).next_change_on
    assert day is not None
    assert found(today=day - DAY, now=NOW + 60 * DAY) == []
    assert [one.cause for one in found(today=day, now=NOW + 60 * DAY)] == [Cause.OVERDUE]


def test_a_day_that_was_not_announced_is_found(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "next_change", lambda *_: None)
    replan(case=case, today=TODAY, now=NOW + HOUR)
    assert [one.cause for one in found(today=TODAY + 60 * DAY, now=NOW + 60 * DAY)] == [Cause.DAYS]


def test_a_difference_reads_as_a_sentence(case: Case) -> None:
    CasePlan.objects.filter(case=case).delete()
    assert str(found()[0]) == f"{case.number}: Planen saknas (plan)"
