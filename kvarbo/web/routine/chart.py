# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months as bars from zero: the outline is all, the filled part is what fell short. The table has the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kvarbo.measures.selectors import Figure
from kvarbo.web.ui.dates import MONTHS, SHORT_MONTHS

HEIGHT, TOP, FLOOR, LEFT, RIGHT = 230, 26, 182, 44, 12
LINE = 17
LETTER = 7  # how wide a letter over a bar is, about
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Bar:
    """One month. Words are placed by `x`; empty words are not drawn.

    Trap: numbers are told as text, for a template would write them with a Swedish comma.
    """

    x: str
    left: str
    width: str
    top: str
    height: str
    part_top: str
    part_height: str
    month: str
    year: str
    whole_word: str
    part_word: str
    part_word_y: str
    inside: bool
    running: bool


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    floor: int
    left: int
    right: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, int], ...]
    key: str


def chart_of(figures: Sequence[Figure], *, width: int, key: str) -> Chart:
    """A drawing so wide; `key` makes its ids differ from those of another."""
    highest = max((one.of for one in figures), default=0)
    step = _step(highest)
    ceiling = max(-(-highest // step) * step, step)
    slot = (width - LEFT - RIGHT) / max(len(figures), 1)
    bars = tuple(_bar(one, number, slot, ceiling, len(figures)) for number, one in enumerate(figures))
    ticks = tuple((_n(FLOOR - (FLOOR - TOP) * value / ceiling), value) for value in range(0, ceiling + 1, step))
    return Chart(width, HEIGHT, FLOOR, LEFT, width - RIGHT, bars, ticks, key)


def month_name(figure: Figure) -> str:
    return f"{MONTHS[figure.month.month - 1]} {figure.month.year}"


def _step(highest: int) -> int:
    """Even tens between the lines, at most four lines."""
    scale = 1
    while True:
        for step in STEPS:
            if step * scale * 4 >= highest:
                return step * scale
        scale *= 10


def _bar(one: Figure, number: int, slot: float, ceiling: int, count: int) -> Bar:
    width = min(slot * 0.66, 46)
    x = LEFT + slot * (number + 0.5)
    whole, part = ((FLOOR - TOP) * value / ceiling for value in (one.of, one.part))
    inside = part >= LINE + 3
    fits = whole - part >= LINE + 3
    apart = inside or fits or not one.part
    word = f"{one.of}" if apart else f"{one.part} av {one.of}"
    if len(word) * LETTER > slot:
        word = word.replace(" av ", "/")
    year = str(one.month.year) if number == 0 or one.month.month == 1 else ""
    return Bar(
        x=_n(x), left=_n(x - width / 2), width=_n(width), top=_n(FLOOR - whole), height=_n(whole) if one.of else "",
        part_top=_n(FLOOR - part), part_height=_n(part) if one.part else "",
        month=SHORT_MONTHS[one.month.month - 1], year=year,
        whole_word=word if one.of else "–", part_word=str(one.part) if apart and one.part else "",
        part_word_y=_n(FLOOR - part + (LINE - 2 if inside else -5)), inside=inside,
        running=number == count - 1,
    )  # fmt: skip


def _n(value: float) -> str:
    return f"{value:.1f}"
