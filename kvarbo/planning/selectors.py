# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans as one reader may see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning.computing import Plan, compute
from kvarbo.planning.models import CasePlan
from kvarbo.planning.rulebook import current_law

__all__ = ["HIDDEN_REASON", "Plan", "plan_for_reader", "plan_on", "redact"]

HIDDEN_REASON = "ett skäl du inte får se"


def plan_for_reader(*, case: Case, zones: Collection[str], today: dt.date | None = None) -> Plan:
    """The case's plan with no more than the reader's zones hold.

    With `today` after the day it was planned for, slack is counted from today; nothing is stored.
    """
    stored = CasePlan.objects.get(case=case)
    if today is not None and today > stored.planned_for:
        return plan_on(case=case, day=today, known_at=stored.known_at, zones=zones)
    return redact(plan=stored.plan, zones=zones)


def plan_on(*, case: Case, day: dt.date, known_at: dt.datetime, zones: Collection[str]) -> Plan:
    """The plan for any day with what was known at any moment: computed for this reader, never stored."""
    answer = compute(log=log_of(case=case), law=current_law(), profile=current_profile(), day=day, known_at=known_at)
    return redact(plan=answer, zones=zones)


def redact(*, plan: Plan, zones: Collection[str]) -> Plan:
    """Parts of the reader's zones. Of another zone's step only its outside title, unit and state are left."""
    steps = [_step(step, zones) for step in plan["steps"]]
    deadlines = [_deadline(item, zones) for item in plan["deadlines"] if item["zone"] in zones]
    shown_steps = {step["key"] for step in steps if not step["hidden"]}
    shown_deadlines = {deadline["key"] for deadline in deadlines}
    for deadline in deadlines:
        deadline["after"] = [key for key in deadline["after"] if key in shown_deadlines]
    hides = len(shown_steps) < len(steps) or len(deadlines) < len(plan["deadlines"])
    units = {step["unit"] for step in steps if not step["hidden"]}
    return {
        **plan,
        # A day when something hidden changes would tell of it.
        "next_change_on": None if hides else plan["next_change_on"],
        "steps": steps,
        "deadlines": deadlines,
        "slack": [row for row in plan["slack"] if row["unit"] in units],
        "findings": [row for row in plan["findings"] if row["step"] is None or row["step"] in shown_steps],
    }


def _step(step: Plan, zones: Collection[str]) -> Plan:
    if step["zone"] not in zones:
        # Trap: the key holds the step's id, which tells what its inner title says.
        hidden = dict.fromkeys(step)
        return hidden | {
            "outside_title": step["outside_title"],
            "unit": step["unit"],
            "state": step["state"],
            "because": [],
            "hidden": True,
        }
    return step | {"because": _because(step["because"], zones), "hidden": False}


def _deadline(deadline: Plan, zones: Collection[str]) -> Plan:
    return deadline | {"because": _because(deadline["because"], zones)}


def _because(parts: list[Plan], zones: Collection[str]) -> list[Plan]:
    return [part if part["zone"] in zones else _hidden_part() for part in parts]


def _hidden_part() -> Plan:
    return {"text": HIDDEN_REASON, "events": [], "rule": None, "legal_basis": None, "zone": None}
