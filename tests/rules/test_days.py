# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days: the library's holidays against lag (1989:253) computed here from Easter, and the law's ways of counting."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvarbo.rules import days

ONE = dt.timedelta(days=1)
D = dt.date.fromisoformat
YEARS = range(1990, 2101)
ANY_DAY = st.dates(dt.date(1990, 1, 8), dt.date(2100, 12, 20))


def easter(year):
    """Easter Sunday by the anonymous Gregorian computus, so that the library is not its own witness."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def saturday_from(year, month, day):
    first = dt.date(year, month, day)
    return first + (5 - first.weekday()) % 7 * ONE


def red_days(year):
    """Public holidays of lag (1989:253), Sundays left out except those named."""
    sunday = easter(year)
    fixed = [(1, 1), (1, 6), (5, 1), (12, 25), (12, 26)]
    moving = [-2, 0, 1, 39, 49]
    # Whit Monday was a holiday until 2004; the national day took its place from 2005.
    if year <= 2004:
        moving.append(50)
    else:
        fixed.append((6, 6))
    found = {dt.date(year, month, day) for month, day in fixed}
    found |= {sunday + shift * ONE for shift in moving}
    return found | {saturday_from(year, 6, 20), saturday_from(year, 10, 31)}


def eves(year):
    return {dt.date(year, 12, 24), dt.date(year, 12, 31), saturday_from(year, 6, 20) - ONE}


@pytest.mark.parametrize("year", YEARS)
def test_the_library_knows_the_same_holidays(year):
    day, red, listed = dt.date(year, 1, 1), red_days(year), eves(year)
    while day.year == year:
        sunday = day.weekday() == 6
        assert days.is_vardag(day) == (not sunday and day not in red), day
        is_listed = sunday or day.weekday() == 5 or day in red or day in listed
        assert days.is_workday(day) == (not is_listed), day
        day += ONE


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2004-05-31", False),  # the last Whit Monday that was a holiday
        ("2005-05-16", True),
        ("2004-06-06", False),  # a Sunday before it became the national day
        ("2003-06-06", True),  # a Friday, an ordinary day then
        ("2005-06-06", False),
        ("2026-10-31", False),  # alla helgons dag
        ("2027-06-26", False),  # midsommardagen
        ("2027-06-25", True),  # midsommarafton
        ("2026-12-24", True),  # julafton
        ("2026-12-31", True),  # nyårsafton
        ("2027-04-30", True),  # valborgsmässoafton
        ("2027-01-05", True),  # trettondagsafton
        ("2027-03-25", True),  # skärtorsdag
    ],
)
def test_vardag(day, known):
    assert days.is_vardag(D(day)) is known


@pytest.mark.parametrize("day", ["2026-12-24", "2026-12-31", "2027-06-25", "2026-11-21", "2026-11-22", "2027-03-26"])
def test_no_workday(day):
    assert not days.is_workday(D(day))


@pytest.mark.parametrize(
    ("nominal", "due"),
    [
        ("2026-12-11", "2026-12-11"),
        ("2026-12-24", "2026-12-28"),
        ("2026-12-25", "2026-12-28"),
        ("2026-12-31", "2027-01-04"),
        ("2027-03-26", "2027-03-30"),
        ("2027-05-06", "2027-05-07"),
        ("2027-06-25", "2027-06-28"),
        ("2027-06-06", "2027-06-07"),
        ("2026-06-06", "2026-06-08"),
        ("2026-11-21", "2026-11-23"),
        ("2027-12-24", "2027-12-27"),
    ],
)
def test_roll(nominal, due):
    assert days.roll(D(nominal)) == D(due)


@given(ANY_DAY)
def test_roll_gives_the_first_day_that_is_not_listed(day):
    due = days.roll(day)
    assert due >= day
    assert days.is_workday(due)
    assert not any(days.is_workday(day + n * ONE) for n in range((due - day).days))
    assert days.roll(due) == due


@given(ANY_DAY, st.integers(0, 60))
def test_weeks_end_on_the_same_weekday(day, weeks):
    end = days.add_weeks(day, weeks)
    assert end.weekday() == day.weekday()
    assert (end - day).days == 7 * weeks


@given(ANY_DAY, st.integers(0, 40))
def test_months_end_on_the_same_date_or_the_last_of_a_shorter_month(day, months):
    end = days.add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    last = calendar.monthrange(end.year, end.month)[1]
    assert end.day == min(day.day, last)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2026-09-30", 1, "2026-10-30"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2024-02-29", 60, "2029-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
    ],
)
def test_months(day, months, end):
    assert days.add_months(D(day), months) == D(end)


@given(ANY_DAY, st.integers(-45, 45))
def test_workdays_between_by_brute_force(day, shift):
    other = day + shift * ONE
    first, last = min(day, other), max(day, other)
    slow = sum(days.is_workday(first + n * ONE) for n in range(1, (last - first).days + 1))
    assert days.workdays_between(day, other) == (slow if shift >= 0 else -slow)


@given(ANY_DAY, st.integers(-30, 30))
def test_adding_workdays_and_counting_them_agree(day, count):
    end = days.add_workdays(day, count)
    assert count == 0 or days.is_workday(end)
    if count >= 0:
        assert days.workdays_between(day, end) == count


@given(ANY_DAY)
def test_the_previous_workday_lies_before(day):
    before = days.previous_workday(day)
    assert before < day
    assert days.is_workday(before)
    assert not any(days.is_workday(before + n * ONE) for n in range(1, (day - before).days))


@given(ANY_DAY, st.integers(1, 10))
def test_the_nth_vardag_is_a_vardag(day, count):
    end = days.nth_vardag_after(day, count)
    assert days.is_vardag(end)
    assert sum(days.is_vardag(day + n * ONE) for n in range(1, (end - day).days + 1)) == count


# --- The table of worked days: three weeks, what is left when they end on a holiday, first possible decision. ---

WEEKS = [
    ("2026-11-20", "2026-12-11", "2026-12-11", "2026-12-15", "2026-12-15"),
    ("2026-12-03", "2026-12-24", "2026-12-28", "2026-12-30", "2026-12-30"),
    ("2026-12-04", "2026-12-25", "2026-12-28", "2026-12-30", "2026-12-30"),
    ("2026-12-10", "2026-12-31", "2027-01-04", "2027-01-05", "2027-01-05"),
    ("2027-03-05", "2027-03-26", "2027-03-30", "2027-03-31", "2027-03-31"),
    ("2027-04-15", "2027-05-06", "2027-05-07", "2027-05-09", "2027-05-10"),
    ("2027-06-04", "2027-06-25", "2027-06-28", "2027-06-30", "2027-06-30"),
]


@pytest.mark.parametrize(("start", "nominal", "due", "rent", "brl"), WEEKS)
def test_three_weeks_and_the_first_decision(start, nominal, due, rent, brl):
    end = days.add_weeks(D(start), 3)
    assert (end, days.roll(end)) == (D(nominal), D(due))
    # Rent: two vardagar have gone, so the day after them. Bostadsrätt: the third vardag.
    assert days.nth_vardag_after(end, 2) + ONE == D(rent)
    assert days.nth_vardag_after(end, 3) == D(brl)


@pytest.mark.parametrize(
    ("month", "last", "due", "week"),
    [
        ("2026-12", "2026-11-30", "2026-11-30", "2026-12-07"),
        ("2027-01", "2026-12-31", "2027-01-04", "2027-01-07"),
        ("2027-02", "2027-01-30", "2027-02-01", "2027-02-06"),
        ("2027-05", "2027-04-30", "2027-04-30", "2027-05-07"),
        ("2026-11", "2026-10-30", "2026-10-30", "2026-11-06"),
        ("2024-04", "2024-03-30", "2024-04-02", "2024-04-06"),
    ],
)
def test_rent_and_the_week_after_it(month, last, due, week):
    day = days.last_vardag_before_month(month)
    assert (day, days.roll(day)) == (D(last), D(due))
    assert days.add_weeks(day, 1) == D(week)
