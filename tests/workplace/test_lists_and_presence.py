# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list as it was left, and when one was here last."""

import datetime as dt

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.organisation.models import User
from kvarbo.workplace import services
from kvarbo.workplace.selectors import left_list


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=STOCKHOLM)


def test_a_list_comes_back_as_it_was_left(hanna: User, tove: User):
    services.remember_list(user=hanna, name="unit-list", query="visa=sena")
    services.remember_list(user=hanna, name="unit-list", query="visa=mina&barn=ja")
    assert left_list(user=hanna, name="unit-list") == "visa=mina&barn=ja"
    assert left_list(user=hanna, name="other") == ""
    assert left_list(user=tove, name="unit-list") == ""


def test_what_is_too_long_to_be_choices_is_not_kept(hanna: User):
    services.remember_list(user=hanna, name="unit-list", query="q=" + "x" * 500)
    assert left_list(user=hanna, name="unit-list") == ""


def test_the_first_day_has_no_day_before_it(hanna: User):
    assert services.seen(user=hanna, now=at(20, 9)) is None
    assert services.seen(user=hanna, now=at(20, 16)) is None


def test_on_monday_one_was_here_last_when_friday_ended(hanna: User):
    services.seen(user=hanna, now=at(20, 9))
    services.seen(user=hanna, now=at(20, 16, 12))
    assert services.seen(user=hanna, now=at(23, 8)) == at(20, 16, 12)


def test_it_says_the_same_all_day(hanna: User):
    services.seen(user=hanna, now=at(20, 16))
    services.seen(user=hanna, now=at(23, 8))
    assert services.seen(user=hanna, now=at(23, 15)) == at(20, 16)
    assert services.seen(user=hanna, now=at(24, 8)) == at(23, 15)


def test_each_has_a_day_of_their_own(hanna: User, tove: User):
    services.seen(user=hanna, now=at(20, 16))
    assert services.seen(user=tove, now=at(23, 8)) is None
