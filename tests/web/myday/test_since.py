# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Since when news is told to one who has not been here before: the workday before, whatever the calendar says."""

import datetime as dt

import pytest

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.web.myday.news import begins


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (dt.date(2026, 11, 20), dt.date(2026, 11, 19)),
        (dt.date(2026, 11, 23), dt.date(2026, 11, 20)),
        # The day before is a public holiday.
        (dt.date(2027, 1, 7), dt.date(2027, 1, 5)),
    ],
)
def test_the_first_time_it_is_the_workday_before(today, day):
    assert begins(seen=None, today=today) == dt.datetime.combine(day, dt.time(), tzinfo=STOCKHOLM)
