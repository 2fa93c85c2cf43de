# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the record of acts."""

import datetime as dt

from django.db.models import Max
from django.db.models.functions import TruncDate

from kvarbo.audit.models import Entry
from kvarbo.common.stockholm import STOCKHOLM

CASE_READ = {"action": "read", "object_kind": "case"}


def readers_of(*, case_id: str, since: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """Who has read a case since a moment, and when last: the latest first."""
    rows = Entry.objects.filter(**CASE_READ, object_id=case_id, at__gte=since)
    return list(rows.values_list("actor_id").annotate(last=Max("at")).order_by("-last", "actor_id"))


def days_of_reading(*, case_id: str, since: dt.datetime) -> dict[str, list[dt.date]]:
    """Who has read a case since a moment, and on which days, the latest first."""
    rows = Entry.objects.filter(**CASE_READ, object_id=case_id, at__gte=since)
    days = rows.annotate(day=TruncDate("at", tzinfo=STOCKHOLM)).values_list("actor_id", "day").distinct()
    found: dict[str, list[dt.date]] = {}
    for actor_id, day in days.order_by("-day", "actor_id"):
        found.setdefault(actor_id, []).append(day)
    return found
