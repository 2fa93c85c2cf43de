# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The charts count households, keep those that are not reached, and say the same as their tables."""

import datetime as dt
import re

from kvarbo.web.unit.drawing import days_chart, half_words, weeks_chart
from kvarbo.web.unit.figures import FirstContact, first_contacts, first_week, weeks_of

TODAY = dt.date(2026, 11, 21)
MONDAY = dt.date(2026, 11, 16)


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(days=number)


def test_the_chart_begins_on_a_monday_eight_weeks_back_this_one_counted():
    assert first_week(today=TODAY) == dt.date(2026, 9, 28)
    weeks = weeks_of(contacts=[], today=TODAY)
    assert [week.number for week in weeks] == [40, 41, 42, 43, 44, 45, 46, 47]
    assert [week.current for week in weeks] == [False] * 7 + [True]


def test_a_household_counts_once_in_a_week_however_many_the_attempts():
    rows = [("a", day(0), "tried"), ("a", day(1), "tried"), ("b", day(2), "reached"), ("a", day(-7), "reached")]
    *_, before, now = weeks_of(contacts=rows, today=TODAY)
    assert (now.tried, now.reached) == (2, 1)
    assert (before.tried, before.reached) == (1, 1)


def test_days_to_contact_are_counted_from_the_last_notice_and_keep_those_not_reached():
    arrived = {"a": day(0), "b": day(1), "c": day(2)}
    rows = [("a", day(3), "reached"), ("a", day(1), "tried"), ("b", day(0), "reached"), ("c", day(2), "reached")]
    found = first_contacts(arrived=arrived, contacts=rows, today=TODAY)
    assert found.reached == {3: 1, 0: 1}
    assert found.waiting == {4: 1}
    assert (found.total, found.reached_count, found.waiting_count) == (3, 2, 1)


def test_half_is_half_of_all_also_of_those_not_reached():
    assert half_words(FirstContact({0: 1, 4: 2}, {9: 2})) == "3 av 5 nåddes inom 4 dagar"
    assert half_words(FirstContact({0: 3}, {9: 2})) == "3 av 5 nåddes samma dag"
    assert half_words(FirstContact({1: 1}, {9: 2})) == "1 av 3 har nåtts"


def test_one_mark_for_each_household_in_both_drawings():
    found = FirstContact({0: 2, 3: 1}, {5: 2})
    drawn = days_chart(found, title="Dagar")
    assert drawn.count('class="k-chart__full"') == 2 * 3
    assert drawn.count('class="k-chart__open') == 2 * 2
    assert drawn.count("<title") == drawn.count("<desc") == drawn.count("<svg") == 2


def test_so_many_that_marks_would_be_specks_become_columns():
    assert "<circle" not in days_chart(FirstContact({0: 900}, {3: 40}), title="Dagar")


def test_a_bar_is_drawn_from_nought_and_labelled():
    rows = [(str(number), day(0), "reached" if number < 30 else "tried") for number in range(42)]
    drawn = weeks_chart(weeks_of(contacts=rows, today=TODAY), title="Veckor").partition("</svg>")[0]
    assert ">42</text>" in drawn
    assert ">30</text>" in drawn
    assert ">0</text>" in drawn
    assert "pågår" in drawn
    bars = [tuple(map(float, one)) for one in re.findall(r'<rect[^>]*y="([\d.]+)"[^>]*height="([\d.]+)"', drawn)]
    assert {round(y + height) for y, height in bars} == {222}
    whole, part = (height for _, height in bars)
    assert abs(part / whole - 30 / 42) < 0.01


def test_no_figure_no_division():
    assert "<svg" in weeks_chart(weeks_of(contacts=[], today=TODAY), title="Veckor")
    assert "<svg" in days_chart(FirstContact({}, {}), title="Dagar")
