# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the charts say, as numbers: always households, never members of staff."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kvarbo.rules.days import add_days, add_weeks

WEEKS = 8
REACHED = "reached"
CONTACTS = frozenset(("tried", REACHED))


@dataclass(frozen=True)
class Week:
    """How many households we tried to reach in a week, and how many of them we reached."""

    first: dt.date
    tried: int
    reached: int
    current: bool

    @property
    def number(self) -> int:
        return self.first.isocalendar().week


@dataclass(frozen=True)
class FirstContact:
    """Days from a household's notice to the first contact; those not reached are counted with their days so far."""

    reached: Mapping[int, int]
    waiting: Mapping[int, int]

    @property
    def total(self) -> int:
        return self.reached_count + self.waiting_count

    @property
    def reached_count(self) -> int:
        return sum(self.reached.values())

    @property
    def waiting_count(self) -> int:
        return sum(self.waiting.values())

    def half_within(self) -> tuple[int, int] | None:
        """(days, households) when at least half of all had been reached; None while they have not."""
        met = 0
        for days in sorted(self.reached):
            met += self.reached[days]
            if met * 2 >= self.total:
                return days, met
        return None


# A household's id, the day, and whether we reached it or only tried.
Contact = tuple[str, dt.date, str]


def first_week(*, today: dt.date) -> dt.date:
    """The Monday that the charts begin with."""
    return add_weeks(_monday(today), 1 - WEEKS)


def weeks_of(*, contacts: Iterable[Contact], today: dt.date) -> list[Week]:
    tried: dict[dt.date, set[str]] = {}
    reached: dict[dt.date, set[str]] = {}
    for case_id, on, kind in contacts:
        tried.setdefault(_monday(on), set()).add(case_id)
        if kind == REACHED:
            reached.setdefault(_monday(on), set()).add(case_id)
    begin, this = first_week(today=today), _monday(today)
    mondays = [add_weeks(begin, number) for number in range(WEEKS)]
    return [Week(day, len(tried.get(day, ())), len(reached.get(day, ())), day == this) for day in mondays]


def first_contacts(*, arrived: Mapping[str, dt.date], contacts: Collection[Contact], today: dt.date) -> FirstContact:
    """`arrived`: household → the day its last notice came."""
    met: dict[str, dt.date] = {}
    for case_id, on, kind in contacts:
        if kind == REACHED and case_id in arrived and arrived[case_id] <= on:
            met[case_id] = min(met.get(case_id, on), on)
    reached = Counter((met[case_id] - came).days for case_id, came in arrived.items() if case_id in met)
    waiting = Counter((today - came).days for case_id, came in arrived.items() if case_id not in met)
    return FirstContact(reached, waiting)


def _monday(day: dt.date) -> dt.date:
    return add_days(day, -day.weekday())
