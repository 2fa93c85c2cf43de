# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Were the notices read: the board's own numbers, for each of its units."""

from kvarbo.notices.services import decide_none
from tests.casebook import actor
from tests.measures.months import DAY, count, figure
from tests.personas import NOW, TODAY
from tests.web.notices.paper import registered


def test_one_that_came_today_waits_and_is_not_slow(profile, maj):
    registered(maj)
    count()
    assert figure("notice_waiting") == (1, 1)
    assert figure("notice_slow") == (0, 0)


def test_one_that_waits_too_long_is_slow(profile, maj):
    registered(maj)
    # Friday; the third working day after it is Wednesday.
    count(TODAY + 4 * DAY)
    assert figure("notice_slow") == (0, 0)
    count(TODAY + 5 * DAY)
    assert (figure("notice_slow"), figure("notice_waiting")) == ((1, 1), (1, 1))


def test_one_decided_at_once_is_not(profile, maj):
    notice = registered(maj)
    decide_none(actor=actor(maj), notice=notice, reason="Gällde en lokal", today=TODAY, now=NOW)
    count(TODAY + 9 * DAY)
    assert (figure("notice_slow"), figure("notice_waiting")) == ((0, 1), (0, 1))


def test_another_boards_notices_are_not_ours(profile, maj):
    registered(maj)
    count()
    assert figure("notice_waiting", unit="vux-soder") == (0, 0)
    assert figure("notice_waiting", unit="bou-norr") == (1, 1)
