# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The group that a household stands in, and its place there: reasons that can be read on the row, never a score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from kvarbo.planning.line_shapes import GROUPS, Line, LineClock, NextStep, Wait
from kvarbo.rules.days import add_days

DAYS_IN_WEEK = 7
ORDER_WORDS = (
    "Först står det som någon har flyttat upp, med sitt skäl.",
    "Sedan lagens klocka: den sista dagen, tiden för en avhysning och det som lagen vill ha gjort genast.",
    "Sedan hushåll med barn, någon som är 65 år eller äldre, eller våld.",
    "Sedan hushåll som vi inte har fått kontakt med sedan den senaste underrättelsen kom.",
    "Sedan hushåll som har fått mer än en underrättelse på ett år, och sedan störst skuld mot hyran.",
    "Inga poäng räknas. Du kan flytta ett ärende och säga varför; det syns för enheten och räknas.",
)


class Known(NamedTuple):
    """What a household's group and reasons follow from."""

    today: dt.date
    closed: bool
    clock: LineClock | None
    eviction_at: str
    children: int
    older: bool
    violence: bool
    without_contact: bool
    notices: int
    debt_percent: int | None
    step: NextStep | None
    waits: Sequence[Wait]


def step_day(step: NextStep, *, today: dt.date) -> dt.date | None:
    """The day to act on a step: its last day or latest start; one that has come back is for the day it did.

    What the law demands without a day is for today.
    """
    back = step.until if step.until is not None and step.until <= today else None
    found = min((day for day in (step.due, step.latest_start, back) if day is not None), default=None)
    return today if found is None and step.required == "law" else found


def is_late(step: NextStep | None, *, today: dt.date) -> bool:
    """As the case page says it: past its last day, or past its latest start and not due today."""
    if step is None:
        return False
    if step.due is not None and step.due <= today:
        return step.due < today
    return step.latest_start is not None and step.latest_start < today


def step_order(step: NextStep, *, today: dt.date) -> tuple[bool, dt.date, int, str]:
    """What the law wanted by today comes before what is only older."""
    day = step_day(step, today=today) or dt.date.max
    law = step.required == "law"
    return not (law and day <= today), day, ("law", "routine", "no").index(step.required), step.key


def group_of(known: Known) -> str:
    """today, week, waiting or later. What the reader may not see is no part of it."""
    today, step = known.today, known.step
    day = step_day(step, today=today) if step is not None else None
    if day is not None and day <= today:
        return "today"
    seen = [wait for wait in known.waits if wait.since is not None]
    clock = known.clock is not None and known.clock.nominal <= add_days(today, DAYS_IN_WEEK)
    # An open step without a day may be done now, and waits for nobody else: closing the case is one.
    ours = step is not None and (day is None or day <= add_days(today, DAYS_IN_WEEK))
    if ours or (clock and (step is not None or not seen)):
        return "week"
    return "waiting" if seen else "later"


def law_day(known: Known) -> dt.date | None:
    """The nearest of the clock, the eviction and a duty of law that is due."""
    days = []
    if known.clock is not None:
        days.append(known.clock.nominal)
    if known.eviction_at:
        days.append(dt.date.fromisoformat(known.eviction_at[:10]))
    if known.step is not None and known.step.required == "law":
        days += [day] if (day := step_day(known.step, today=known.today)) else []
    return min(days, default=None)


def reasons(known: Known, *, group: str) -> tuple[str, ...]:
    """The codes of what the household stands by, in the order they count."""
    day = law_day(known)
    told = {
        "moved": moved_up(known.step, group=group, today=known.today),
        "law": day is not None and day <= add_days(known.today, DAYS_IN_WEEK),
        "eviction": bool(known.eviction_at),
        "children": known.children > 0,
        "older": known.older,
        "violence": known.violence,
        "no_contact": known.without_contact and not known.closed,
        "repeated": known.notices > 1,
        "debt": known.debt_percent is not None,
    }
    return tuple(code for code, holds in told.items() if holds)


def place(known: Known, *, group: str, number: str) -> tuple[object, ...]:
    """What sorts a household within its list."""
    return (
        GROUPS.index(group),
        not moved_up(known.step, group=group, today=known.today),
        law_day(known) or dt.date.max,
        not (known.children or known.older or known.violence),
        not known.without_contact or known.closed,
        -known.notices if known.notices > 1 else 0,
        -(known.debt_percent or 0),
        number,
    )


def moved_up(step: NextStep | None, *, group: str, today: dt.date) -> bool:
    """Moved by hand, to a day that has not passed: after it the row stands where its own reasons put it.

    One that was moved to a day far off is not moved up.
    """
    if step is None or not step.moved_by or group not in ("today", "week"):
        return False
    return step.due is None or step.due >= today


def sort_lines(placed: list[tuple[tuple[object, ...], Line]]) -> list[Line]:
    return [line for _, line in sorted(placed, key=lambda one: one[0])]
