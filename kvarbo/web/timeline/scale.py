# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The axis of time: what has been is compressed, the coming weeks stand day by day, what is far off is compressed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from kvarbo.rules.days import add_days

LEFT, RIGHT = 208.0, 1260.0
LONG_PAST, SHORT_PAST, FAR = 400.0, 250.0, 190.0
WEEKS_SHOWN, FEWEST_WEEKS, WEEKS_AFTER = 5, 3, 2
WEEK = 7
# The past is squeezed by the logarithm of its age, counted in so many days.
GRAIN = 6.0
GAP = 26.0


@dataclass(frozen=True, kw_only=True)
class Scale:
    """`last`: the last day that has a column of its own. `farthest`: the last that is drawn after the break."""

    today: dt.date
    oldest: dt.date
    last: dt.date
    farthest: dt.date | None
    today_x: float
    day_width: float

    def x(self, day: dt.date) -> float:
        """Where a day begins; the middle of its column when it has one."""
        ahead = (day - self.today).days
        if ahead < 0:
            return self.today_x - GAP / 2 - self._past(-ahead)
        if day <= self.last:
            return self.today_x + ahead * self.day_width + self.day_width / 2
        return self.far_x + GAP + self._far((day - self.last).days)

    @property
    def far_x(self) -> float:
        """Where the days' columns end."""
        return self.today_x + ((self.last - self.today).days + 1) * self.day_width

    def column(self, day: dt.date) -> float:
        """The left edge of the day's column."""
        return self.today_x + (day - self.today).days * self.day_width

    def days(self) -> list[dt.date]:
        """The days that have a column."""
        return [add_days(self.today, n) for n in range((self.last - self.today).days + 1)]

    def _past(self, age: int) -> float:
        room = self.today_x - LEFT - GAP
        whole = max((self.today - self.oldest).days, WEEK)
        return room * math.log1p(age / GRAIN) / math.log1p(whole / GRAIN)

    def _far(self, ahead: int) -> float:
        whole = max((self.farthest - self.last).days, 1) if self.farthest else 1
        return (RIGHT - self.far_x - GAP - 12) * math.log1p(ahead) / math.log1p(whole)


def scale_for(*, today: dt.date, days: Iterable[dt.date], airy: Iterable[dt.date] = ()) -> Scale:
    """A scale that holds all the days, with some weeks after the airy ones if there is room."""
    known = sorted({today, *days})
    past = LONG_PAST if (today - known[0]).days > WEEK else SHORT_PAST
    sunday = add_days(today, 6 - today.weekday())
    full = add_days(sunday, WEEK * (WEEKS_SHOWN - 1))
    air = [min(add_days(day, WEEK * WEEKS_AFTER), full) for day in airy if today <= day <= full]
    near = max([*air, *(day for day in known if day <= full)])
    last = sunday
    while last < near or last < add_days(sunday, WEEK * (FEWEST_WEEKS - 1)):
        last = add_days(last, WEEK)
    farthest = known[-1] if known[-1] > last else None
    end = RIGHT - FAR if farthest else RIGHT
    today_x = LEFT + past
    columns = (last - today).days + 1
    return Scale(
        today=today, oldest=known[0], last=last, farthest=farthest, today_x=today_x, day_width=(end - today_x) / columns
    )
