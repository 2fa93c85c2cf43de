# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each persona has been at work before, so that there is something to tell of since then."""

import datetime as dt

import pytest

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo.having_been import were_here
from kvarbo.organisation.models import User
from kvarbo.workplace.services import seen


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ((2026, 11, 20), (2026, 11, 18)),
        ((2026, 11, 21), (2026, 11, 19)),
        ((2026, 11, 23), (2026, 11, 19)),
    ],
)
def test_they_left_on_the_last_working_day_but_one(hanna: User, today, left):
    day = dt.date(*today)
    were_here(today=day)
    were_here(today=day)
    now = dt.datetime(*today, 8, 0, tzinfo=STOCKHOLM)
    assert seen(user=hanna, now=now) == dt.datetime(*left, 12, 10, tzinfo=STOCKHOLM)
