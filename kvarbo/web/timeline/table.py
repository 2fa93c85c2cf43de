# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same facts as the drawing, as rows of a table and as a list for a phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kvarbo.web.timeline.shapes import Entry, Lane, Plans, Row
from kvarbo.web.timeline.signs import BOXES
from kvarbo.web.ui.dates import near_day, short_day
from kvarbo.web.ui.words import upper_first


def rows_of(*, today: dt.date, lanes: Sequence[Lane]) -> tuple[Row, ...]:
    """Every mark, the earliest first."""
    found = [(mark, lane.title) for lane in lanes for mark in lane.marks]
    found.sort(key=lambda pair: pair[0].day)
    return tuple(
        Row(
            when=mark.when or upper_first(near_day(mark.day, today=today)),
            mark=mark,
            lane=lane,
            sign=BOXES[mark.shape],
        )
        for mark, lane in found
    )


# So much of what has been stands open on a phone; the rest is one click away.
RECENT = 3


def split_entries(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """(what was long before today, the rest)."""
    now = next(number for number, entry in enumerate(entries) if entry.kind == "today")
    cut = now - RECENT if now > RECENT + 1 else 0
    return tuple(entries[:cut]), tuple(entries[cut:])


def entries_of(*, today: dt.date, rows: Sequence[Row]) -> Iterator[Entry]:
    """The rows with today between what has been and what is to come, and each coming week's number."""
    said, week = False, today.isocalendar()[:2]
    for row in rows:
        if row.mark.day >= today and not said:
            yield Entry(kind="today", text=f"I dag, {short_day(today)}")
            said = True
        if said and row.mark.day.isocalendar()[:2] != week:
            week = row.mark.day.isocalendar()[:2]
            year = f" {week[0]}" if week[0] != today.isocalendar().year else ""
            yield Entry(kind="week", text=f"Vecka {week[1]}{year}")
        yield Entry(kind="mark", row=row)
    if not said:
        yield Entry(kind="today", text=f"I dag, {short_day(today)}")


def told(*, today: dt.date, lanes: Sequence[Lane], plans: Plans | None) -> str:
    """The drawing in a few words, for one who cannot see it."""
    count = sum(len(lane.marks) for lane in lanes)
    names = ", ".join(lane.title for lane in lanes)
    coming = sorted(
        (mark.day, mark.title)
        for lane in lanes
        for mark in lane.marks
        if mark.day >= today and mark.shape != "possible"
    )
    ahead = f" Närmast väntar: {'. '.join(dict.fromkeys(title for _, title in coming[:3]))}." if coming else ""
    slack = " ".join(f"{row.unit}: {row.words}." for row in plans.rows) if plans else ""
    lead = f"Raderna är: {names}. {count} händelser och dagar.{ahead}" if names else "Ingenting är antecknat än."
    return f"{lead} {slack} Samma uppgifter finns som tabell under bilden.".replace("  ", " ")
