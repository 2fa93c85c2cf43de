# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parking a step: until a day, or not at all."""

from tests.rules.casebuilder import event, household, plan_of


def state_of(*events):
    plan = plan_of([*household(), event("notice_joined", "2026-11-23", eid="e1"), *events], "2026-11-24")
    return next(step["state"] for step in plan["steps"] if step["key"] == "ring/n1")


def test_a_step_is_parked_until_its_day():
    parked = event("step_postponed", "2026-11-24", eid="e2", step_key="ring/n1", until="2026-11-27", reason="Semester.")
    assert state_of(parked) == "postponed"


def test_a_postponement_that_names_no_day_parks_nothing():
    parked = event("step_postponed", "2026-11-24", eid="e2", reason="Semester.")
    parked["data"] = {"step_key": "ring/n1"}
    assert state_of(parked) == "open"
