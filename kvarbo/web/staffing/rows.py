# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households as rows of the pages that give them away: clock, name, why, and who has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from kvarbo.planning.worklists import Details, Line, details
from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.line_chips import line_chips, line_clock
from kvarbo.web.ui.shapes import Chip
from kvarbo.web.unit.desk import Desk


@dataclass(frozen=True)
class Row:
    """One household. `soon`: something of it falls in the time asked about."""

    case_id: str
    number: str
    name: str
    note: str
    clock: Clock
    chips: list[Chip]
    soon: bool = False
    told: str = ""


def rows_of(
    desk: Desk, lines: Sequence[Line], *, soon: Container[str] = (), beside: Mapping[str, str] | None = None
) -> list[Row]:
    """The lines with their words, in the order given. `soon`: cases where something falls in the time asked about.

    `beside`: case → what else is to know.
    """
    told = details(user=desk.visit.user, lines=[line._replace(others=()) for line in lines], today=desk.today)
    return [
        _row(desk, line, told.get(line.case_id), soon=line.case_id in soon, beside=(beside or {}).get(line.case_id, ""))
        for line in lines
    ]


def names_of(desk: Desk, lines: Sequence[Line]) -> dict[str, str]:
    """Case → how the reader calls the household."""
    return {row.case_id: row.name for row in rows_of(desk, lines)}


def falls_in(line: Line, *, first: dt.date, until: dt.date | None) -> bool:
    """Whether the law's clock, an eviction or the next step falls in a time; `until` is the first day after it.

    A step that is late already, and a clock whose day was only the earliest, wait in that time too.
    """
    days = [max(first, line.clock.nominal)] if line.clock else []
    days += [dt.date.fromisoformat(line.eviction_at[:10])] if line.eviction_at else []
    days += [max(first, line.step.due)] if line.step and line.step.due else []
    return any(first <= day and (until is None or day < until) for day in days)


def _row(desk: Desk, line: Line, told: Details | None, *, soon: bool, beside: str) -> Row:
    return Row(
        case_id=line.case_id,
        number=line.number,
        name=told.name if told and told.name else f"Ärende {line.number}",
        note=", ".join(filter(None, (told.age, told.address))) if told else "",
        clock=line_clock(line, today=desk.today),
        chips=line_chips(line, today=desk.today),
        soon=soon,
        told=beside or ("Avslutat, uppföljning återstår" if line.closed_on else ""),
    )
