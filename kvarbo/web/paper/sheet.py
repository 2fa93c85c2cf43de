# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case's plan on one sheet: everything on it, and how much room each part takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.cases.plan_rows import deadline_rows
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.situation import situation
from kvarbo.web.paper.fitting import Fitted, fit, lines_of
from kvarbo.web.paper.household import sentence, told_warning
from kvarbo.web.paper.reaching import Reach, reaches
from kvarbo.web.paper.rows import unit_rows
from kvarbo.web.paper.sketch import Sketch, sketch_of
from kvarbo.web.ui.dates import short_moment
from kvarbo.web.ui.shapes import DeadlineRow
from kvarbo.web.ui.words import HARD_SPACE, upper_first

MOST_CLOCKS, IN_A_ROW = 8, 3
# Heights in millimetres, as in paper.css: of what always stands there, and of a line in each part.
HEAD, NAME, WARNING, CLOCK_BOX, HEADING, FOOT = 12.5, 11.0, 9.0, 7.6, 8.5, 10.0
SENTENCE_LINE, CLOCK_HEADING_LINE, CLOCK_LINE = 5.4, 6.2, 4.6
REACH_LABEL, REACH_LINE, REACH_GAP = 4.0, 4.7, 1.7
SENTENCE_WIDTH, CLOCK_WIDTH, REACH_WIDTH = 182.0, 172.0, 56.0
SENTENCE_POINTS, CLOCK_HEADING_POINTS, CLOCK_POINTS, REACH_POINTS = 11.5, 15.5, 10.0, 10.5
PIXELS_PER_MM = 96 / 25.4
UNSURE = "Preliminärt"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the template writes out. `clocks`: (what, how long and how sure)."""

    municipality: str
    unit: str
    number: str
    printed: str
    name: str
    warning: str
    household: str
    reaches: tuple[Reach, ...]
    heading: str
    sketch: Sketch | None
    clocks: tuple[tuple[str, str], ...]
    fitted: Fitted
    routine: str

    @property
    def contact_rows(self) -> range:
        return range(self.fitted.contacts)


def sheet_of(reading: CaseReading, *, found: Sequence[Reach] | None = None) -> Sheet:
    """The sheet for this reader."""
    visit, now = reading.visit, situation(reading)
    heading = _heading(now.sentence, now.tone_part, now.after)
    told, clocks, sketch = sentence(reading), _clocks(reading), sketch_of(reading)
    reach, warning = tuple(found if found is not None else reaches(reading)), told_warning(reading)
    used = HEAD + NAME + CLOCK_BOX + HEADING + FOOT + (WARNING if warning else 0)
    used += lines_of(told, width=SENTENCE_WIDTH, points=SENTENCE_POINTS) * SENTENCE_LINE + _reach_height(reach)
    used += lines_of(heading, width=CLOCK_WIDTH, points=CLOCK_HEADING_POINTS, bold=True) * CLOCK_HEADING_LINE
    used += sum(lines_of(f"{a}: {b}", width=CLOCK_WIDTH, points=CLOCK_POINTS) * CLOCK_LINE for a, b in clocks)
    units, drawn = unit_rows(reading), sketch.height / PIXELS_PER_MM if sketch else 0
    fitted = fit(units=units, used=used + drawn)
    if sketch and fitted.cramped:
        # The clocks stand in words as well: rather room to work than a drawing.
        sketch, fitted = None, fit(units=units, used=used)
    return Sheet(
        municipality=reading.profile.name,
        unit=reading.unit_name(reading.own_unit),
        number=reading.case.number,
        printed=f"{short_moment(visit.now)} av {visit.user.name}",
        name=_name(reading),
        warning=warning,
        household=told,
        reaches=reach,
        heading=heading,
        sketch=sketch,
        clocks=clocks,
        fitted=fitted,
        routine=_routine(reading),
    )


def _name(reading: CaseReading) -> str:
    tenant = reading.tenant
    if tenant is None or tenant.name == UNSEEN_NAME:
        return f"Ärende {reading.case.number}"
    return tenant.name


def _heading(before: str, pressing: str, after: str) -> str:
    """What presses, first: the rest is known to whoever holds the paper."""
    if before.endswith(".") and pressing:
        return upper_first(f"{pressing}{after}")
    between = " " if pressing else ""
    return f"{before}{between}{pressing}{after}"


def _clocks(reading: CaseReading) -> tuple[tuple[str, str], ...]:
    """Every clock that runs, how long it has left and how sure that is."""
    running = [row for row in deadline_rows(reading) if not row.over and row.clock.face != "missed"]
    found = [(_short(row.title), _left(row)) for row in running[:MOST_CLOCKS]]
    more = len(running) - MOST_CLOCKS
    unsure = dict.fromkeys(why for row in running if (why := row.clock.note.partition(UNSURE)[2].lstrip(": ")))
    return (
        *found,
        *([("Och", f"{more} klockor till, som står i Kvarbo.")] if more > 0 else []),
        *([("Varför preliminärt", f"{', '.join(unsure)}.")] if unsure else []),
    )


def _short(title: str) -> str:
    """The rule, and which notice in as few words as may be."""
    rule, parted, came = title.partition(", underrättelsen som kom ")
    return f"{rule} (kom {came})" if parted else title


def _left(row: DeadlineRow) -> str:
    """Why it is preliminary stands once, under them all."""
    note, unsure, _ = row.clock.note.partition(UNSURE)
    words = filter(None, (row.clock.title, note.removesuffix(". "), unsure, row.fallback))
    return f"{', '.join(one[:1].lower() + one[1:] for one in words)}."


def _reach_height(found: Sequence[Reach]) -> float:
    """Three beside each other."""
    lines = [lines_of(one.words.replace(HARD_SPACE, "_"), width=REACH_WIDTH, points=REACH_POINTS) for one in found]
    rows = [max(lines[first : first + IN_A_ROW]) for first in range(0, len(lines), IN_A_ROW)]
    return sum(REACH_LABEL + most * REACH_LINE + REACH_GAP for most in rows)


def _routine(reading: CaseReading) -> str:
    told = reading.plan["routine"]
    titles = {section.id: section.title for section in reading.routine.sections} if reading.routine else {}
    section = titles.get(told["section"], "")
    return f"Rutin {told['version']}{f', avsnitt {section}' if section else ''}"
