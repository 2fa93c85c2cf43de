# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting the months: this one and the one before anew, older ones once and never again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import Max

from kvarbo.common.stockholm import day_of
from kvarbo.measures.arrivals import count_notices
from kvarbo.measures.contacts import count_contacts
from kvarbo.measures.enums import Measure
from kvarbo.measures.models import UnitMonth
from kvarbo.measures.steps import count_closings, count_steps
from kvarbo.measures.tally import Tally, last_day, months_back, protected_cases, zones_by_unit
from kvarbo.organisation.models import Unit
from kvarbo.organisation.selectors import current_profile
from kvarbo.rules.profile import MeasureRules

__all__ = ["MONTHS", "count_months"]

# How many months a page shows, and how many are counted afterwards when the counting begins.
MONTHS = 12
COUNTED_ANEW = 2


def count_months(*, today: dt.date, now: dt.datetime, beat: Callable[[int], None] | None = None) -> int:
    """Count what is not frozen and store it. Gives the number of months by unit; none if the profile says nothing."""
    profile = current_profile()
    rules: MeasureRules | None = profile.choices["measures"]
    units = list(Unit.objects.filter(profile=profile.slug, is_active=True).select_related("area"))
    if rules is None or not units:
        return 0
    months = _months(units, today)
    beat = beat or (lambda _: None)
    tally, zones, hidden = Tally(), zones_by_unit(units), protected_cases()
    for number, month in enumerate(sorted(months), 1):
        only = {month}
        count_steps(tally=tally, months=only, zones=zones, hidden=hidden, today=today, now=now)
        count_closings(tally=tally, months=only, hidden=hidden, units=zones)
        count_notices(tally=tally, months=only, units=units, rules=rules, today=today)
        beat(number)
    count_contacts(tally=tally, months=months, zones=zones, hidden=hidden, rules=rules, today=today, now=now)
    _store(units, months, tally, rules, now)
    return len(units) * len(months)


def _months(units: list[Unit], today: dt.date) -> set[dt.date]:
    """The last months always; an older one only if nobody has counted it since it ended."""
    shown = months_back(today=today, count=MONTHS)
    rows = UnitMonth.objects.filter(unit__in=units).order_by().values_list("month").annotate(last=Max("computed_at"))
    counted = {month for month, last in rows if day_of(last) > last_day(month)}
    return {*shown[-COUNTED_ANEW:]} | ({*shown} - counted)


@transaction.atomic
def _store(units: list[Unit], months: set[dt.date], tally: Tally, rules: MeasureRules, now: dt.datetime) -> None:
    rows = []
    for unit in units:
        for month in sorted(months):
            for measure in Measure.values:
                part, of = tally.of((unit.slug, month, measure))
                rows.append(
                    UnitMonth(
                        unit=unit, month=month, measure=measure, part=part, of=of, computed_at=now,
                        definition=rules.version,
                    )
                )  # fmt: skip
    UnitMonth.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["unit", "month", "measure"],
        update_fields=["part", "of", "computed_at", "definition"], batch_size=500,
    )  # fmt: skip
