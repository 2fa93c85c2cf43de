# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Swedish days: vardag, arbetsdag, and how the law counts weeks and months.

Three words that must never be mixed:

* *listed day*: Sunday, other public holiday, Saturday, midsommarafton, julafton, nyårsafton (lag 1930:173 2 §).
  An act whose last day is listed may be done the next day that is not.
* *vardag*: any day but Sundays and public holidays (lag 1989:253). Saturday and the three *aftnar* are vardagar: the
  reading that is safer for a household where the law says how early something may happen.
* *arbetsdag*: a day that is not listed. Routines and slack count in these.

The holidays themselves are kept by a library; a test holds it against lag (1989:253) for 1990–2100.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from holidays.countries.sweden import Sweden

ONE = dt.timedelta(days=1)


@lru_cache(maxsize=512)
def _year(year: int) -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """(public holidays but ordinary Sundays, those and the three aftnar).

    Trap: the library leaves out the aftnar (category de_facto) by default and counts every Sunday.
    """
    red = Sweden(years=year, include_sundays=False, categories=("public",))
    eves = Sweden(years=year, include_sundays=False, categories=("public", "de_facto"))
    return frozenset(red), frozenset(eves)


@lru_cache(maxsize=65536)
def is_vardag(day: dt.date) -> bool:
    """True for Monday to Saturday that is no public holiday."""
    return day.weekday() != 6 and day not in _year(day.year)[0]


@lru_cache(maxsize=65536)
def is_workday(day: dt.date) -> bool:
    """True for an arbetsdag: Monday to Friday, no public holiday, none of the three aftnar."""
    return day.weekday() < 5 and day not in _year(day.year)[1]


@lru_cache(maxsize=65536)
def roll(day: dt.date) -> dt.date:
    """The day itself, or the next day that lag (1930:173) 2 § does not list."""
    while not is_workday(day):
        day += ONE
    return day


def add_weeks(day: dt.date, weeks: int) -> dt.date:
    """The same weekday so many weeks later (lag 1930:173 1 §)."""
    return day + dt.timedelta(weeks=weeks)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same date so many months later, or the last day of a shorter month (lag 1930:173 1 §)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_days(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def nth_vardag_after(day: dt.date, count: int) -> dt.date:
    while count:
        day += ONE
        count -= is_vardag(day)
    return day


@lru_cache(maxsize=65536)
def add_workdays(day: dt.date, count: int) -> dt.date:
    """So many arbetsdagar after the day (before, if negative); the day itself is number 0."""
    step = ONE if count > 0 else -ONE
    for _ in range(abs(count)):
        day += step
        while not is_workday(day):
            day += step
    return day


@lru_cache(maxsize=65536)
def workdays_between(first: dt.date, last: dt.date) -> int:
    """Arbetsdagar after `first` up to and including `last`; negative when `last` is the earlier."""
    if last < first:
        return -workdays_between(last, first)
    whole, rest = divmod((last - first).days, 7)
    count = 5 * whole + sum((first + dt.timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
    for year in range(first.year, last.year + 1):
        count -= sum(1 for day in _year(year)[1] if first < day <= last and day.weekday() < 5)
    return count


def previous_workday(day: dt.date) -> dt.date:
    return add_workdays(day, -1)


def last_vardag_before_month(month: str) -> dt.date:
    """The last vardag before the month ÅÅÅÅ-MM begins."""
    day = dt.date(int(month[:4]), int(month[5:7]), 1) - ONE
    while not is_vardag(day):
        day -= ONE
    return day
