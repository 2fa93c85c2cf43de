# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How close the rows of a sheet must stand so that all of it is on one page: counted before anything is printed.

Heights in millimetres, as in paper.css. Words are measured by the letters' own widths, a little too wide on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kvarbo.web.paper.rows import PaperRow, UnitRows
from kvarbo.web.timeline.widths import wrapped

# A4 between its margins, less a little for rounding.
PAGE_HEIGHT, PAGE_WIDTH = 267.0, 182.0
PIXELS_PER_MM, PIXELS_PER_POINT = 96 / 25.4, 96 / 72
TITLE_WIDTH, WHO_WIDTH, WHEN_WIDTH = 65.0, 29.0, 36.0
FEWEST_CONTACTS, MOST_CONTACTS = 3, 13
OVER_CONTACTS = 2.0
LINES_FOLDED = 2


@dataclass(frozen=True, kw_only=True)
class Density:
    """One way to set the table; `name` is its class in paper.css. `points`: the size of its letters."""

    name: str
    row: float
    line: float
    points: float
    heading: float


DENSITIES = (
    Density(name="roomy", row=7.2, line=4.6, points=10.5, heading=8.0),
    Density(name="normal", row=6.3, line=4.3, points=10, heading=7.2),
    Density(name="tight", row=5.5, line=4.0, points=9.5, heading=6.4),
    Density(name="tightest", row=4.9, line=3.7, points=8.75, heading=5.8),
)


@dataclass(frozen=True, kw_only=True)
class FittedUnit:
    """What stands on rows, and in one line each what is folded and what only others may read."""

    name: str
    note: str
    rows: tuple[PaperRow, ...]
    done: tuple[PaperRow, ...] = ()
    later: str = ""
    already: str = ""
    outside: str = ""


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """`contacts`: how many empty rows for contacts there is room for. `fits`: False when not even folding helped."""

    density: str
    units: tuple[FittedUnit, ...]
    contacts: int
    fits: bool = True

    @property
    def cramped(self) -> bool:
        return not self.fits or self.density == DENSITIES[-1].name


@dataclass(frozen=True, kw_only=True)
class Way:
    """A density, how many steps are folded and how many done ones a unit shows."""

    density: Density
    folded: int
    done: int


def fit(*, units: Sequence[UnitRows], used: float) -> Fitted:
    """The roomiest way in which all is on one page. `used`: the height of all but the table and the contacts."""
    for way in _ways(units):
        density, folded = way.density, _folded(units, way.folded)
        fitted = tuple(_unit(unit, way, folded) for unit in units)
        table = density.heading + sum(_height(unit, density) for unit in fitted)
        # The contacts have a heading and a row of names.
        left = PAGE_HEIGHT - used - table - density.heading - OVER_CONTACTS - density.row
        count = int(left // density.row)
        if count >= FEWEST_CONTACTS:
            return Fitted(density=density.name, units=fitted, contacts=min(count, MOST_CONTACTS))
    return Fitted(density=density.name, units=fitted, contacts=0, fits=False)


@lru_cache(maxsize=4096)
def lines_of(text: str, *, width: float, points: float, bold: bool = False) -> int:
    """How many lines the words take in so many millimetres."""
    return len(wrapped(text, width=width * PIXELS_PER_MM, size=points * PIXELS_PER_POINT, bold=bold)) or 1


def _ways(units: Sequence[UnitRows]) -> Iterator[Way]:
    """First closer, then what was done lately on one line, then what comes last folded."""
    roomy, normal, tight, tightest = DENSITIES
    yield from (Way(density=one, folded=0, done=3) for one in (roomy, normal))
    yield from (Way(density=one, folded=0, done=0) for one in (normal, tight))
    rows = [row for unit in units for row in unit.rows if row.fold]
    waiting = sum(1 for row in rows if row.fold and row.fold[0])
    yield from (Way(density=tight, folded=count, done=0) for count in range(1, waiting + 1))
    yield from (Way(density=tightest, folded=count, done=0) for count in range(len(rows) + 1))


def _folded(units: Sequence[UnitRows], count: int) -> set[tuple[bool, str, str]]:
    """The steps that give way: those that wait before those that are open, the latest day first."""
    ranks = sorted((row.fold for unit in units for row in unit.rows if row.fold), reverse=True)
    return set(ranks[:count])


def _unit(unit: UnitRows, way: Way, folded: set[tuple[bool, str, str]]) -> FittedUnit:
    rows = tuple(row for row in unit.rows if row.fold not in folded)
    later = [row.title for row in unit.rows if row.fold in folded]
    rest = [f"{row.title} {row.done}" for row in unit.done[way.done :]]
    points = way.density.points
    return FittedUnit(
        name=unit.name,
        note=unit.note,
        rows=rows,
        done=unit.done[: way.done],
        later=_told("Senare: ", later, points),
        already=_told("Klart: ", rest, points),
        outside=_told("Bara enhetens egna läser stegen: ", list(unit.outside), points),
    )


def _told(lead: str, parts: list[str], points: float) -> str:
    """As many as have room, and how many more there are: nothing goes without being said."""
    if not parts:
        return ""
    told, least, most = f"{lead}{len(parts)} steg.", 1, len(parts)
    while least <= most:
        # All of them if there is room, else halved: the more words, the more lines.
        count = most if most == len(parts) and least == 1 else (least + most) // 2
        more = len(parts) - count
        text = f"{lead}{'; '.join(parts[:count])}{f', och {more} steg till' if more else ''}."
        if lines_of(text, width=PAGE_WIDTH - 4, points=points) <= LINES_FOLDED:
            told, least = text, count + 1
        else:
            most = count - 1
    return told


def _height(unit: FittedUnit, density: Density) -> float:
    rows = sum(_row_height(row, density) for row in (*unit.rows, *unit.done))
    words = (text for text in (unit.later, unit.already, unit.outside) if text)
    told = sum(lines_of(text, width=PAGE_WIDTH - 4, points=density.points) * density.line + 1.6 for text in words)
    return density.heading + rows + told


def _row_height(row: PaperRow, density: Density) -> float:
    columns = ((row.title, TITLE_WIDTH, False), (row.who, WHO_WIDTH, False), (row.when, WHEN_WIDTH, row.law))
    lines = max(lines_of(text, width=width, points=density.points, bold=bold) for text, width, bold in columns)
    return max(density.row, lines * density.line + 1.0)
