# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coming days of the households in a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kvarbo.planning.line_shapes import DayAhead, Line
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.days import add_days


def days_ahead(*, lines: Sequence[Line], today: dt.date, days: int) -> list[DayAhead]:
    """What falls on today and the days after it, by day and time; of each line what its reader was shown."""
    last = add_days(today, days)
    found = {one for line in lines for one in _of_line(line, today.isoformat(), last.isoformat())}
    kept = [one for one in found if today <= one.on <= last]
    return sorted(kept, key=lambda one: (one.on, one.at or "~", one.kind, one.case_id, one.text))


def _of_line(line: Line, first: str, last: str) -> Iterator[DayAhead]:
    for told in line.ahead.splitlines():
        if first <= told[:10] <= last:
            on, at, kind, text = told.split(" ", 3)
            yield DayAhead(dt.date.fromisoformat(on), "" if at == "-" else at, kind, line.case_id, text)
    if line.clock is not None:
        rule = current_law().rules.get(line.clock.rule)
        text = f"Sista dag: {rule.title}" if rule else "Sista dag"
        yield DayAhead(line.clock.nominal, "", "law", line.case_id, text)
    if line.parked is not None and line.parked.until is not None:
        yield DayAhead(line.parked.until, "", "returns", line.case_id, line.parked.title)
