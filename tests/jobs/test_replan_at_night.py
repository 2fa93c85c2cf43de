# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""At night the cases that the day has changed are planned again; one that cannot be does not stop the others."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.services import open_case
from kvarbo.jobs.services import run
from kvarbo.planning import nightly, services
from kvarbo.planning.models import CaseLine, CasePlan
from kvarbo.web.jobs.age import lists_are_old
from tests.casebook import actor, opening
from tests.personas import NOW, TODAY


@pytest.fixture
def another(household, organisation, hanna, case) -> Case:
    return open_case(
        actor=actor(hanna), board=household.board, unit="vux-norr", area=organisation.areas["norr"], today=TODAY,
        now=NOW, drafts=[one for one in opening(household) if one.type != "notice_joined"],
    )  # fmt: skip


def the_day(case: Case) -> tuple[dt.date, dt.datetime]:
    day = CasePlan.objects.get(case=case).next_change_on
    assert day is not None
    return day, NOW + (day - TODAY)


def test_the_night_brings_the_plans_to_the_day(case):
    day, now = the_day(case)
    assert lists_are_old(today=day)
    row = run(name="replan", today=day, now=now)
    assert (row.outcome, row.count) == ("done", 1)
    assert CasePlan.objects.get(case=case).planned_for == day
    assert not lists_are_old(today=day)


def test_plans_from_before_there_were_lists_are_made_anew_and_until_then_the_page_says_so(case):
    CaseLine.objects.all().delete()
    CasePlan.objects.update(lists=0)
    assert lists_are_old(today=TODAY)
    assert run(name="replan", today=TODAY, now=NOW).count == 1
    assert CaseLine.objects.filter(case=case).exists()
    assert not lists_are_old(today=TODAY)


def test_nobody_is_warned_while_no_day_has_changed_anything(case):
    assert not lists_are_old(today=TODAY)


def test_a_case_that_cannot_be_planned_does_not_stop_the_others(case, another, monkeypatch, caplog):
    day, now = the_day(case)
    CasePlan.objects.update(next_change_on=day)
    real = services.replan

    def faulty(*, case, **given):
        if case.pk == another.pk:
            raise ValueError("något om hushållet")
        return real(case=case, **given)

    monkeypatch.setattr(nightly, "replan", faulty)
    row = run(name="replan", today=day, now=now)
    assert (row.outcome, row.count, row.faulty) == ("failed", 1, [[another.pk, "ValueError"]])
    assert "hushållet" not in row.fault + caplog.text
    assert f"case {another.pk} not planned: ValueError at test_replan_at_night.py:" in caplog.text
    assert CasePlan.objects.get(case=case).planned_for == day
