# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a plan will change by itself: the first later day on which section, state or due differ with no new entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from kvarbo.rules import days
from kvarbo.rules.caselog import coming
from kvarbo.rules.facts import WINDOW_MONTHS, read_fact
from kvarbo.rules.planner import Planner
from kvarbo.rules.situation import Situation
from kvarbo.rules.steps import Worked
from kvarbo.rules.versions import Kept, added_steps

REPEATED = "underrättelser.hyra_eller_störning"
TIMED_FACTS = frozenset(
    (
        "barn.antal",
        "barn.boende",
        "barn.växelvis",
        "barn.umgänge",
        "vuxna.65_eller_äldre",
        REPEATED,
        "samtycke.finns",
    )
)


def next_change(p: Planner, worked: Worked, kept: Kept) -> str | None:
    """ISO day or None. A day that surely changes something ends the search; a birthday is tried first."""
    sure = {day for day in _sure(p, worked) if day > p.day}
    sure |= set(coming(p.log, day=p.day, known_at=p.known_at))
    last = min(sure, default=None)
    perhaps = sorted({day for day in _perhaps(p) if day > p.day and (last is None or day < last)})
    if perhaps:
        timed, now = _Timed(p), _seen(p, worked, p.day)
        for day in perhaps:
            if timed.moves(day) and _seen(p, p.work(p.routine, day, kept.renamed), day) != now:
                return day.isoformat()
    return last.isoformat() if last else None


def _sure(p: Planner, worked: Worked) -> Iterator[dt.date]:
    for task in worked.tasks.values():
        if task.state == "waiting" and task.opens_on and not task.blocked and not task.awaits_anchor:
            yield task.opens_on
        if task.state == "postponed" and task.until:
            yield task.until
    for step in added_steps(p.s, _NOBODY):
        if step["state"] == "postponed":
            yield dt.date.fromisoformat(step["until"])
    for clock in p.clocks.values():
        nominal, due = clock.counted.nominal, clock.counted.due
        if clock.state(p.day) != "running" or nominal is None or due is None:
            continue
        if clock.counted.rule.kind == "earliest":
            yield nominal
        elif clock.counted.rule.kind == "last_day" and (not clock.preliminary or clock.rule == "bfl-25-yttrande"):
            yield due + days.ONE


def _perhaps(p: Planner) -> Iterator[dt.date]:
    """Days on which a fact may change: birthdays, the window for repetition, a consent's end, a payment's day."""
    for person in p.s.residents.values():
        yield from person.birthdays()
    for notice in p.s.notices.values():
        yield days.add_months(notice.data["received_on"], WINDOW_MONTHS) + days.ONE
        yield notice.data["received_on"]
    for event in p.s.of("consent_given"):
        if "until" in event.data:
            yield event.data["until"] + days.ONE
    for event in p.s.of("payment"):
        yield event.data["paid_on"]
    yield from parked_until(p.s)


def parked_until(s: Situation) -> Iterator[dt.date]:
    """Until when steps are parked; a postponement that names no day parks nothing."""
    for event in s.of("step_postponed"):
        if "until" in event.data:
            yield event.data["until"]


class _Timed:
    """What of a routine can change with the day alone; asked before a whole plan is made to see whether it does."""

    def __init__(self, p: Planner) -> None:
        self.p = p
        used = [("ärende", section.condition) for section in p.routine.sections]
        for step in p.routine.steps:
            used += [(step.per, condition) for condition in (step.condition, step.ends) if condition]
        # A notice counts its repetitions back from its own day, which never moves.
        self.rows = {
            row
            for per, condition in used
            for row in condition.rows
            if row.fact in TIMED_FACTS and (per, row.fact) != ("underrättelse", REPEATED)
        }
        self.per_child = any(step.per == "barn" for step in p.routine.steps)
        self.acts = {event.data["paid_on"] for event in p.s.of("payment")}
        self.acts |= set(parked_until(p.s))
        self.now = self.seen(p.s)

    def seen(self, s: Situation) -> list[object]:
        found: list[object] = [row.holds(read_fact(s, row.fact, s.case_id)[0]) for row in self.rows]
        return [*found, {child.id for child in s.children}] if self.per_child else found

    def moves(self, day: dt.date) -> bool:
        return day in self.acts or self.seen(self.p.at(day)) != self.now


def _seen(p: Planner, worked: Worked, day: dt.date) -> dict[str, Any]:
    """What a reader would see change: the section, and each step's and deadline's state and due."""
    found: dict[str, Any] = {"": worked.section.id if worked.section else None}
    for task in worked.tasks.values():
        found[task.key] = (task.state, task.due)
    for clock in p.clocks_on(day).values():
        found[clock.key] = (clock.state(day), clock.counted.due)
    for step in added_steps(p.at(day), _NOBODY):
        found[step["key"]] = (step["state"], step["due"])
    return found


class _Nobody:
    """Added steps without anybody on them: only their state and due are compared."""

    def unit_for(self, role: str) -> None:
        return None

    def person_for(self, role: str) -> None:
        return None


_NOBODY: Any = _Nobody()
