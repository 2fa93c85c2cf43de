# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting the months on a day, and reading one figure."""

import datetime as dt

from kvarbo.measures.models import UnitMonth
from kvarbo.measures.services import count_months
from tests.personas import NOW, TODAY

NOVEMBER, DECEMBER = dt.date(2026, 11, 1), dt.date(2026, 12, 1)
DAY = dt.timedelta(days=1)


def count(day: dt.date = TODAY) -> int:
    return count_months(today=day, now=NOW + (day - TODAY))


def figure(measure: str, unit: str = "vux-norr", month: dt.date = NOVEMBER) -> tuple[int, int]:
    row = UnitMonth.objects.get(unit__slug=unit, measure=measure, month=month)
    return row.part, row.of
