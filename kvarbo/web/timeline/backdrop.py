# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the lanes stand on: weeks and days, shaded days off, the break in the scale, and the upright rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from kvarbo.rules.days import add_days, is_workday
from kvarbo.web.timeline.placing import text_at
from kvarbo.web.timeline.scale import LEFT, RIGHT, Scale
from kvarbo.web.timeline.shapes import Drawing, Path, Rect, Text
from kvarbo.web.timeline.widths import width_of
from kvarbo.web.ui.dates import MONTHS, SHORT_MONTHS, plain_day

WEEKS_TOP, DAYS_TOP, SMALL = 27.0, 47.0, 13.5
END = RIGHT + 12


class Backdrop:
    """Draws the head at once, and what reaches through all lanes when their height is known."""

    def __init__(
        self, found: Drawing, scale: Scale, *, top: float, houses: Sequence[dt.date], law: Collection[dt.date]
    ) -> None:
        self.found, self.scale, self.top = found, scale, top
        self.houses, self.law = houses, law
        self.months: list[float] = []
        self._flag()
        self._months()
        self._weeks()
        self._days()
        self._far()
        self.hairline(top - 2)

    def hairline(self, y: float) -> None:
        self.found.paths.append(Path("hairline", f"M0 {y:.1f}H{END:g}"))

    def border(self, y: float) -> None:
        self.found.paths.append(Path("border", f"M0 {y:.1f}H{END:g}"))

    def finish(self, bottom: float) -> None:
        scale, height = self.scale, bottom - self.top + 10
        for day in scale.days():
            if not is_workday(day):
                self.found.grounds.append(Rect("off", scale.column(day), self.top - 10, scale.day_width, height))
        for x in self.months:
            self.found.paths.append(Path("hairline", f"M{x:.1f} {self.top - 10:g}V{bottom:.1f}"))
        if scale.farthest:
            self._break(scale.far_x + 10, bottom)
        self._break(LEFT - 14, bottom)
        self.found.rules.append(Path("today", f"M{scale.today_x:.1f} 22V{bottom:.1f}"))
        for day in self.houses:
            self.found.rules.append(Path("eviction", f"M{scale.x(day):.1f} {self.top - 10:g}V{bottom:.1f}"))

    def _break(self, x: float, bottom: float) -> None:
        self.found.paths.append(
            Path("break", f"M{x:.1f} {self.top:g}V{bottom:.1f}M{x + 5:.1f} {self.top:g}V{bottom:.1f}")
        )
        slashes = f"M{x - 1:.1f} {self.top - 4:g}l4 -11M{x + 4:.1f} {self.top - 4:g}l4 -11"
        self.found.paths.append(Path("slashes", slashes))

    def _flag(self) -> None:
        words = f"I dag, {plain_day(self.scale.today)}"
        width = width_of(words, size=SMALL, bold=True) + 18
        x = self.scale.today_x - width
        self.found.flags.append(Rect("today", x, 0, width, 23))
        self._write(x + 9, 3, words, "flag")
        self._write(4, DAYS_TOP, "Hoptryckt skala bakåt", "subtle")

    def _months(self) -> None:
        """Months that have room for their names; the nearest first, for they are the widest."""
        scale, edge = self.scale, self.scale.today_x - 6
        first = scale.today.replace(day=1)
        while first > scale.oldest:
            name = f"januari {first.year}" if first.month == 1 else MONTHS[first.month - 1]
            x = scale.x(first)
            if x > LEFT and x + width_of(name, size=SMALL) + 4 < edge:
                self._write(x + 4, DAYS_TOP, name, "subtle")
                self.months.append(x)
                edge = x - 8
            first = add_days(first, -1).replace(day=1)
        if not self.months or edge - LEFT > 70:
            name = f"{SHORT_MONTHS[scale.oldest.month - 1]} {scale.oldest.year}"
            if scale.oldest < scale.today and LEFT + width_of(name, size=SMALL) < edge:
                self._write(LEFT, DAYS_TOP, name, "subtle")

    def _weeks(self) -> None:
        scale = self.scale
        for day in scale.days():
            if day.weekday() != 0 and day != scale.today:
                continue
            x, wide = scale.column(day), (7 - day.weekday()) * scale.day_width
            number = day.isocalendar().week
            month = MONTHS[add_days(day, 6 - day.weekday()).month - 1]
            for words in (f"vecka {number} · {month}", f"vecka {number}", f"v {number}"):
                if width_of(words, size=SMALL) + 6 < wide:
                    self._write(x + 4, WEEKS_TOP, words, "subtle")
                    break
            if day != scale.today:
                self.found.paths.append(Path("hairline", f"M{x:.1f} {WEEKS_TOP:g}V{self.top - 2:g}"))

    def _days(self) -> None:
        scale = self.scale
        for day in scale.days():
            words = str(day.day)
            look = "flag" if day in self.houses else "law" if day in self.law else "" if is_workday(day) else "subtle"
            look = "title" if day == scale.today and not look else look
            width = width_of(words, size=SMALL, bold=look in ("flag", "law", "title"))
            x = scale.column(day) + (scale.day_width - width) / 2
            if day in self.houses:
                self.found.flags.append(Rect("law", x - 3.5, DAYS_TOP - 2, width + 7, 21))
            self._write(x, DAYS_TOP, words, look)

    def _far(self) -> None:
        if self.scale.farthest:
            self._write(self.scale.far_x + 24, DAYS_TOP, "senare, hoptryckt", "subtle")

    def _write(self, x: float, top: float, words: str, look: str) -> None:
        text: Text = text_at(x, top, words, look)
        self.found.texts.append(text)
