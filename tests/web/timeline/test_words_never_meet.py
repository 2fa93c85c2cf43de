# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""No two texts of a drawing lie on each other, and none outside it, whatever the case and whatever the day."""

import datetime as dt

import pytest

from tests.rules.casebuilder import event, household
from tests.web.timeline.readings import EXAMPLES, drawn, example, name_of, overlaps, told

DAYS = [dt.date(2026, 12, 24), dt.date(2028, 2, 29), dt.date(2031, 1, 1)]


def assert_clear(drawing):
    assert overlaps(drawing) == []
    for text in drawing.texts:
        assert text.box.left >= 0, text.text
        assert text.box.right <= drawing.width, text.text
        assert text.box.top >= 0, text.text
        assert text.box.bottom <= drawing.height, text.text


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_the_words_of_every_example_stand_apart(path):
    assert_clear(drawn(example(path)).drawing)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_also_on_a_holiday_a_leap_day_and_years_after(path, day):
    assert_clear(drawn(example(path, day=day)).drawing)


@pytest.mark.parametrize("count", [0, 1, 6])
def test_none_or_six_notices(count):
    rows = household("2026-06-01")
    for number in range(count):
        day = f"2026-{6 + number:02}-15"
        rows.append(event("notice_joined", day, notice=f"n{number}"))
        rows.append(event("service_confirmed", day, notice=f"n{number}"))
    shown = drawn(told(*rows, day="2026-11-21"))
    assert_clear(shown.drawing)
    assert sum(lane.title.startswith("Underrättelse") for lane in shown.lanes) == count


def test_thirty_contacts_in_a_month():
    rows = household("2026-10-01")
    rows += [event("contact", f"2026-10-{n:02}", result="reached" if n % 3 else "no_answer") for n in range(1, 31)]
    assert_clear(drawn(told(*rows, day="2026-11-21")).drawing)


def test_an_eviction_years_away_and_one_long_ago():
    for at in ("2024-01-15T09:00", "2026-11-22T09:00", "2031-02-03T09:00"):
        rows = [*household("2023-12-01"), event("eviction_time_informed", "2023-12-02", at=at)]
        assert_clear(drawn(told(*rows, day="2026-11-21")).drawing)
