# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small time line in black and white: today and the days ahead on one axis. The words under it say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kvarbo.rules.days import add_days
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.timeline.lanes import lanes_of
from kvarbo.web.timeline.shapes import Box, Mark
from kvarbo.web.timeline.widths import width_of, wrapped
from kvarbo.web.ui.dates import short_day

# In the pixels of a browser: the sheet's own width between the edges of its clock box.
WIDTH, LEFT, RIGHT, FAR_ROOM = 664.0, 14.0, 650.0, 90.0
SIZE, LINE, LABEL_WIDTH = 12.0, 13.5, 128.0
NEAR_DAYS, FEWEST_DAYS = 28, 7
MOST_MARKS = 7
SHAPES = ("house", "law", "preliminary", "booked")
SIGNS = {
    "house": '<path class="k-sk-full" d="M0-11L12-1H9V9H3V3H-3V9H-9V-1H-12Z"/>',
    "law": '<path class="k-sk-full" d="M0-8L8 0L0 8L-8 0Z"/>',
    "preliminary": '<path class="k-sk-dashed" d="M0-8L8 0L0 8L-8 0Z"/>',
    "booked": '<circle class="k-sk-hollow" r="5.5"/>',
}


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """`svg` between its tags, `told` in words, both heights in pixels."""

    svg: SafeString
    told: str
    height: float


@dataclass(frozen=True, kw_only=True)
class _Point:
    day: dt.date
    shape: str
    lines: tuple[str, ...]


@dataclass
class _Page:
    """What is drawn, the axis at height 0, and what is taken."""

    parts: list[str] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    top: float = -12.0
    bottom: float = 12.0


def sketch_of(reading: CaseReading) -> Sketch | None:
    """The nearest days ahead; None when no day ahead is known."""
    points = _points(reading)
    if not points or reading.case.closed_on:
        return None
    today = reading.today
    near = [one.day for one in points if (one.day - today).days <= NEAR_DAYS]
    last = max([*near, add_days(today, FEWEST_DAYS)])
    far = any(one.day > last for one in points)
    page = _Page()
    end = RIGHT - FAR_ROOM if far else RIGHT
    step = (end - LEFT) / ((last - today).days + 1)

    def x(day: dt.date) -> float:
        return RIGHT - FAR_ROOM / 3 if day > last else LEFT + (day - today).days * step + 6

    _axis(page, today, last, step, end, far=far)
    _words(page, LEFT, (f"I dag {short_day(today)}",), gap=12)
    for one in points:
        page.parts.append(f'<g transform="translate({x(one.day):.1f} 0)">{SIGNS[one.shape]}</g>')
        page.taken.append(Box(x(one.day) - 11, -12, x(one.day) + 11, 11))
    for one in points:
        _words(page, x(one.day), one.lines, gap=12)
    return _finished(page, today, points)


def _points(reading: CaseReading) -> list[_Point]:
    """Marks ahead, those of the same day and shape together, the weightiest when there are too many."""
    marks = [mark for lane in lanes_of(reading) for mark in lane.marks if mark.drawn and mark.shape in SHAPES]
    ahead = [mark for mark in marks if mark.day >= reading.today]
    found: dict[tuple[dt.date, str], list[Mark]] = {}
    for mark in sorted(ahead, key=lambda one: (SHAPES.index(one.shape), one.day)):
        found.setdefault((mark.day, mark.shape), []).append(mark)
    chosen = sorted(list(found.items())[:MOST_MARKS], key=lambda pair: pair[0])
    return [_Point(day=day, shape=shape, lines=_lines(day, shape, several)) for (day, shape), several in chosen]


def _lines(day: dt.date, shape: str, marks: Sequence[Mark]) -> tuple[str, ...]:
    """The day, how sure it is, and what it is: the first line is bold."""
    unsure = "minst till " if shape == "preliminary" else ""
    what = list(dict.fromkeys(mark.title if shape == "house" else mark.what for mark in marks))
    if shape == "house":
        return (what[0],)
    text = what[0] if len(what) == 1 else f"{what[0]} och {len(what) - 1} till"
    return (f"{unsure}{short_day(day)}", *wrapped(text, width=LABEL_WIDTH, size=SIZE)[:3])


def _axis(page: _Page, today: dt.date, last: dt.date, step: float, end: float, *, far: bool) -> None:
    stop = RIGHT + 8 if far else end
    page.parts.append(f'<path class="k-sk-axis" d="M0 0H{stop:.1f}"/>')
    if far:
        page.parts.append(f'<path class="k-sk-break" d="M{end + 4:.1f} 7l5 -14M{end + 10:.1f} 7l5 -14"/>')
    for number in range((last - today).days + 1):
        day = add_days(today, number)
        tall = 6 if day.weekday() == 0 else 3
        x = LEFT + number * step + 6
        page.parts.append(f'<path class="k-sk-tick" d="M{x:.1f} {-tall}V{tall}"/>')
    page.parts.append(f'<path class="k-sk-today" d="M{LEFT:.1f} -14V12"/>')
    page.taken.append(Box(LEFT - 3, -14, LEFT + 3, 12))


def _words(page: _Page, x: float, lines: Sequence[str], *, gap: float) -> None:
    """Where nothing else stands: nearest the axis first, above or below; a thin leader when it is far from it."""
    width = max(width_of(line, size=SIZE, bold=number == 0) for number, line in enumerate(lines))
    height = LINE * len(lines)
    for level in range(12):
        away = gap + level * LINE
        for top in (-away - height, away):
            for left in (x - width / 2, x - 8, x - width + 8):
                box = Box(left, top, left + width + 6, top + height)
                if left >= 0 and box.right <= WIDTH and not any(box.meets(one) for one in page.taken):
                    _put(page, x, box, lines, level)
                    return


def _put(page: _Page, x: float, box: Box, lines: Sequence[str], level: int) -> None:
    page.taken.append(box)
    page.top, page.bottom = min(page.top, box.top), max(page.bottom, box.bottom)
    if level > 1:
        start, end = (10, box.top) if box.top > 0 else (-11, box.bottom)
        page.parts.append(f'<path class="k-sk-leader" d="M{x:.1f} {start}V{end:.1f}"/>')
        page.taken.append(Box(x - 1, min(start, end), x + 1, max(start, end)))
    for number, line in enumerate(lines):
        look = " k-sk-bold" if number == 0 else ""
        y = box.top + LINE * number + SIZE - 1
        page.parts.append(f'<text class="k-sk-text{look}" x="{box.left:.1f}" y="{y:.1f}">{escape(line)}</text>')


def _finished(page: _Page, today: dt.date, points: Sequence[_Point]) -> Sketch:
    told = ". ".join([f"I dag {short_day(today)}", *(", ".join(one.lines) for one in points)])
    body = f'<g transform="translate(0 {-page.top + 2:.1f})">{"".join(page.parts)}</g>'
    # The words are escaped; the rest is numbers and our own names.
    return Sketch(svg=mark_safe(body), told=f"{told}.", height=page.bottom - page.top + 4)  # noqa: S308
