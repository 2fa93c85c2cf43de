# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of closing a case, and what the closing sets off. Reads nothing but what it is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules.closingrules import OUTCOME
from kvarbo.rules.facts import holds
from kvarbo.rules.routine import Routine, Step
from kvarbo.rules.situation import Situation
from kvarbo.rules.steps import reckon
from kvarbo.rules.words import UNDONE, ZONE_RANK, ZONES

CLOSING = "case_closed"
DEMANDED = {"law": "Lagen kräver steget.", "routine": "Rutinen kräver steget."}
RULE_OF_ROUTINE = "Så säger rutinen, vad som än är gjort eller överhoppat."


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing that must be done, or be otherwise, first.

    `step_key` is empty for a rule of the routine's own, and `facts` are those that it names; `outside` is all that
    those outside its zone may know.
    """

    text: str
    outside: str
    reason: str
    step_key: str
    unit: str
    zone: str
    legal_basis: str
    facts: tuple[str, ...] = ()


def hindrances(*, answer: Mapping[str, Any], s: Situation, routine: Routine, outcome: str) -> list[Hindrance]:
    """What is left when the case would close with the outcome: steps first, in the order of the plan.

    `answer` and `s` are the plan and the case before the closing. A case whose notices have all been taken back, and
    that no matter at Kronofogden has come to, was opened by mistake: nothing is left of it.
    """
    if not s.notices and not s.matters:
        return []
    return [*open_steps(answer, routine), *broken_rules(s, routine, outcome)]


def open_steps(answer: Mapping[str, Any], routine: Routine) -> list[Hindrance]:
    """Steps that law or routine demand and that are open or put off, but not the closing itself or what follows it."""
    return [_undone(step) for step in answer["steps"] if _hinders(step, routine.by_id.get(step["id"]))]


def _hinders(step: Mapping[str, Any], known: Step | None) -> bool:
    if step["required"] not in DEMANDED or step["state"] not in UNDONE:
        return False
    return known is None or not (CLOSING in known.done_types or follows_closing(known))


def _undone(step: Mapping[str, Any]) -> Hindrance:
    basis = next((part["legal_basis"] for part in step["because"] if part["legal_basis"]), None)
    return Hindrance(
        text=step["title"],
        outside=step["outside_title"],
        reason=DEMANDED[step["required"]],
        step_key=step["key"],
        unit=step["unit"] or "",
        zone=step["zone"],
        legal_basis=basis or step["paragraph"] or "",
    )


def broken_rules(s: Situation, routine: Routine, outcome: str) -> list[Hindrance]:
    """The routine's own rules on closing that forbid it; an empty outcome: those that hold whatever it is."""
    s.known[OUTCOME, s.case_id] = (outcome, ())
    found = []
    for rule in routine.closing:
        held = holds(s, rule.condition, s.case_id)
        if held is not None:
            zones = {event.zone for one in held for event in one.events}
            zone = max(zones, key=lambda zone: ZONE_RANK[zone], default=ZONES[0])
            outside = "Något som du inte får läsa hindrar"
            facts = tuple(row.fact for row in rule.condition.rows)
            found.append(Hindrance(rule.text, outside, RULE_OF_ROUTINE, "", "", zone, rule.paragraph, facts))
    return found


def follows_closing(step: Step) -> bool:
    """Whether the closing sets the step off, as a follow-up."""
    return any(pattern.type == CLOSING for pattern in step.triggers)


def set_off_by_closing(routine: Routine, section: str | None, day: dt.date) -> list[tuple[Step, dt.date]]:
    """The steps that a closing on the day would set off, each with the day it opens."""
    steps = [step for step in routine.steps if section in step.sections and follows_closing(step)]
    return [(step, reckon(step.opens, day) if step.opens else day) for step in steps]
