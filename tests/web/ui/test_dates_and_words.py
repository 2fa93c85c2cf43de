# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days, numbers and names are written as Swedes write them."""

import datetime as dt

import pytest

from kvarbo.web.ui import dates, words

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "value", [MONDAY, "2026-11-23", "2026-11-23T08:12", dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)]
)
def test_a_day_is_read_from_a_date_a_text_or_a_moment(value):
    assert dates.as_day(value) == MONDAY


def test_short_and_long_day():
    assert dates.short_day(MONDAY) == "mån 23 nov"
    assert dates.long_day(MONDAY) == "måndag 23 november 2026"
    assert dates.plain_day(MONDAY) == "23 nov"


def test_the_year_is_said_only_when_it_is_another():
    assert dates.short_day("2027-01-08", today=MONDAY) == "fre 8 jan 2027"
    assert dates.short_day("2026-12-24", today=MONDAY) == "tors 24 dec"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23", "i dag, mån 23 nov"),
        ("2026-11-24", "i morgon, tis 24 nov"),
        ("2026-11-22", "i går, sön 22 nov"),
        ("2026-11-25", "ons 25 nov"),
    ],
)
def test_near_days_are_named(day, said):
    assert dates.near_day(day, today=MONDAY) == said


@pytest.mark.parametrize(
    ("day", "said"), [("2026-12-09", "om 16 dagar"), ("2026-11-24", "i morgon"), ("2026-11-20", "för 3 dagar sedan")]
)
def test_how_far_away(day, said):
    assert dates.in_days(day, today=MONDAY) == said


def test_a_time_is_stockholms_and_has_a_full_stop():
    assert dates.clock_time(dt.datetime(2026, 11, 23, 8, 42, tzinfo=dt.UTC)) == "09.42"
    assert dates.clock_time("08:12") == "08.12"
    assert dates.short_moment("2026-12-09T09:30") == "ons 9 dec kl. 09.30"


def test_kronor_are_grouped_with_spaces_that_do_not_break():
    assert words.kronor(17800) == "17\N{NO-BREAK SPACE}800\N{NO-BREAK SPACE}kr"
    assert words.kronor(950) == "950\N{NO-BREAK SPACE}kr"


def test_counts_and_small_numbers():
    assert words.count_of(1, one="dag", many="dagar") == "1 dag"
    assert words.count_of(0, one="dag", many="dagar") == "0 dagar"
    assert [words.in_words(n) for n in (0, 4, 12, 13)] == ["noll", "fyra", "tolv", "13"]
    assert words.in_words(1, gender="t") == "ett"


def test_initials_are_of_first_and_last_name():
    assert words.initials("Maj Övstrand") == "MÖ"
    assert words.initials("Mila Anna Övningsson") == "MÖ"
    assert words.initials("Sagan") == "S"
    assert words.initials("") == ""


def test_a_sentence_does_not_end_at_an_abbreviation():
    assert words.split_sentence("Sparat kl. 09.42. Du ringde Ture.") == ("Sparat kl. 09.42.", "Du ringde Ture.")
    assert words.split_sentence("Allt är sparat") == ("Allt är sparat", "")
