# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who else has opened the case: names and days, never what they read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from kvarbo.audit.selectors import days_of_reading
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.organisation.models import Membership
from kvarbo.rules.days import add_months
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import listed
from kvarbo.web.ui.dates import near_day
from kvarbo.web.ui.words import in_words, upper_first

JUST_NOW = dt.timedelta(minutes=15)
GONE = "En medarbetare"


@dataclass(frozen=True)
class Openings:
    """In the side column: who has it open now, and how many have opened it in a month."""

    now: str
    month: str
    url: str


@dataclass(frozen=True)
class ReaderRow:
    name: str
    unit: str
    days: tuple[str, ...]


def openings(reading: CaseReading) -> Openings:
    me, since = reading.visit.user.pk, reading.visit.now - JUST_NOW
    others = [reading.staff.get(actor, GONE) for actor, at in reading.readers if actor != me and at >= since]
    count = len(reading.readers)
    people = "En person har" if count == 1 else f"{upper_first(in_words(count))} personer har"
    return Openings(
        now=f"{listed(others)} har också ärendet öppet." if others else "",
        month=f"{people} öppnat ärendet den senaste månaden." if count else "",
        url=reverse("case-readers", args=[reading.case.number]),
    )


def reader_rows(reading: CaseReading) -> list[ReaderRow]:
    """The last month's readers, each with the days, the latest first."""
    since = dt.datetime.combine(add_months(reading.today, -1), dt.time(), tzinfo=STOCKHOLM)
    found = days_of_reading(case_id=reading.case.pk, since=since)
    units = dict(
        Membership.objects.on_day(reading.today).filter(user__in=list(found)).values_list("user", "unit__name")
    )
    return [
        ReaderRow(
            name=reading.staff.get(actor, GONE),
            unit=units.get(actor, ""),
            days=tuple(upper_first(near_day(day, today=reading.today)) for day in days),
        )
        for actor, days in found.items()
    ]
