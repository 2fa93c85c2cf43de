# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The time line of a case, ready to be shown."""

from __future__ import annotations

from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.timeline.backwards import plans_of
from kvarbo.web.timeline.drawing import draw
from kvarbo.web.timeline.lanes import lanes_of
from kvarbo.web.timeline.shapes import Timeline
from kvarbo.web.timeline.signs import LEGEND, svg_of
from kvarbo.web.timeline.table import entries_of, rows_of, split_entries, told


def timeline_of(*, reading: CaseReading) -> Timeline:
    """What this reader may see of the case's time, as a drawing, a table and a list."""
    lanes, today = lanes_of(reading), reading.today
    plans = None if reading.situation.closed else plans_of(reading)
    rows = rows_of(today=today, lanes=lanes)
    older, entries = split_entries(list(entries_of(today=today, rows=rows)))
    drawing = draw(today=today, lanes=lanes, plans=plans)
    return Timeline(
        today=today,
        lanes=lanes,
        plans=plans,
        drawing=drawing,
        rows=rows,
        older=older,
        entries=entries,
        told=told(today=today, lanes=lanes, plans=plans),
        svg=svg_of(drawing),
        legend=LEGEND,
    )
