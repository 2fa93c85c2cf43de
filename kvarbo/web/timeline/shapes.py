# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the time line is made of: marks and lanes told by the case, and shapes told by the drawing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

# Shape → its word in the table.
STATE_WORDS = {
    "happened": "Har hänt",
    "reached": "Har hänt",
    "attempt": "Inget svar",
    "booked": "Bokat",
    "law": "Lagens dag",
    "passed": "Dagen har passerat",
    "preliminary": "Preliminär dag",
    "superseded": "Gäller inte längre",
    "house": "Tid satt",
    "evicted": "Verkställd",
    "stopped": "Stannade",
    "lost": "Gick ut",
    "possible": "Möjligt",
}
LAW_SHAPES = frozenset(("law", "passed", "preliminary", "stopped", "lost", "possible"))


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One thing to draw, with the same words for the drawing, the list and the table.

    `title`: short, beside the shape. `begins`: the first day of a bar that ends here. `days`: when one label stands
    for several. `drawn`: False for what is only in the table and the list.
    """

    day: dt.date
    shape: str
    title: str
    what: str
    who: str = ""
    follows: str = ""
    source: str = ""
    when: str = ""
    begins: dt.date | None = None
    bar: str = ""
    days: tuple[dt.date, ...] = ()
    drawn: bool = True

    @property
    def state(self) -> str:
        return STATE_WORDS[self.shape]

    @property
    def of_law(self) -> bool:
        return self.shape in LAW_SHAPES

    @property
    def all_days(self) -> tuple[dt.date, ...]:
        return self.days or (self.day,)


@dataclass(frozen=True, kw_only=True)
class Week:
    """A week of a child who lives here every other: here or not."""

    first: dt.date
    last: dt.date
    here: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class Lane:
    title: str
    note: str = ""
    marks: tuple[Mark, ...] = ()
    weeks: tuple[Week, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Backwards:
    """A unit's time until the anchor: slack, then work."""

    unit: str
    words: str
    tone: str
    start: dt.date
    work: str
    advice: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class Plans:
    """What is planned backwards, from which day."""

    anchor: dt.date
    title: str
    eviction: bool
    rows: tuple[Backwards, ...] = ()


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Text:
    """One line of words; `y` is its base line, `x` always its left edge."""

    x: float
    y: float
    text: str
    look: str
    box: Box


@dataclass(frozen=True)
class Symbol:
    shape: str
    x: float
    y: float


@dataclass(frozen=True)
class Rect:
    look: str
    x: float
    y: float
    width: float
    height: float
    hatch: str = ""


@dataclass(frozen=True)
class Path:
    look: str
    d: str


@dataclass
class Drawing:
    """Shapes in the order they are painted: grounds, lines, bars, signs, words."""

    width: float = 0
    height: float = 0
    grounds: list[Rect] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    bars: list[Rect] = field(default_factory=list)
    rules: list[Path] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    flags: list[Rect] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table and of the list on a phone. `sign`: the shape as SVG."""

    when: str
    mark: Mark
    lane: str
    sign: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the list on a phone: a mark, a heading for a week, or today."""

    kind: str
    text: str = ""
    row: Row | None = None


@dataclass(frozen=True, kw_only=True)
class Timeline:
    today: dt.date
    lanes: tuple[Lane, ...]
    plans: Plans | None
    drawing: Drawing
    rows: tuple[Row, ...]
    older: tuple[Entry, ...]
    entries: tuple[Entry, ...]
    told: str
    svg: str
    legend: tuple[tuple[str, str], ...]
