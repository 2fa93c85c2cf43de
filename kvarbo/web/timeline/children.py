# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lane for each child who lives here every other week: which weeks, if the log tells."""

from __future__ import annotations

from collections.abc import Iterator

from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.rules.days import add_days
from kvarbo.web.cases.reading import CaseReading, Member
from kvarbo.web.timeline.shapes import Lane, Week

# The fact that staff set about a child who lives here every other week, and its two values.
WEEKS_FACT = "vaxelvis_veckor"
EVEN, ODD = "jamna", "udda"
WEEKS_AHEAD = 5


def child_lanes(reading: CaseReading) -> list[Lane]:
    if reading.situation.closed:
        return []
    children = [one for one in reading.household if one.part == "child" and one.lives_here == "alternating"]
    return [_lane(reading, child) for child in children]


def _lane(reading: CaseReading, child: Member) -> Lane:
    name = "Ett barn" if child.name == UNSEEN_NAME else child.name.partition(" ")[0]
    told = _weeks_told(reading, child)
    if not told:
        return Lane(title=f"{name} bor här", note="växelvis, veckor inte antecknade")
    note = "växelvis, jämna veckor" if told == EVEN else "växelvis, udda veckor"
    return Lane(title=f"{name} bor här", note=note, weeks=tuple(_weeks(reading, told)))


def _weeks_told(reading: CaseReading, child: Member) -> str:
    """Even or odd, as the last fact that this reader may see tells it; empty when none does."""
    for event in reversed(reading.situation.of("fact_set")):
        if event.data["fact"] == WEEKS_FACT and event.data["subject"] == child.id:
            value = event.data["value"]
            return value if value in (EVEN, ODD) else ""
    return ""


def _weeks(reading: CaseReading, told: str) -> Iterator[Week]:
    first = reading.today
    for _ in range(WEEKS_AHEAD):
        last = add_days(first, 6 - first.weekday())
        number = first.isocalendar().week
        here = (number % 2 == 0) == (told == EVEN)
        yield Week(first=first, last=last, here=here, text=f"vecka {number}: {'här' if here else 'inte här'}")
        first = add_days(last, 1)
