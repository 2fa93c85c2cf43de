# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has happened in the unit's cases, of what the reader's zones hold: one question, no log read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from kvarbo.cases.models import CaseAccess
from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.common.prepared import Prepared
from kvarbo.organisation.models import User
from kvarbo.planning.enums import HappeningKind
from kvarbo.planning.models import CaseHappening
from kvarbo.rules.days import add_days
from kvarbo.web.ui.words import count_of
from kvarbo.web.unit.desk import Desk
from kvarbo.web.unit.figures import CONTACTS, Contact

SPAN = 30
CHOSEN = (HappeningKind.SKIPPED, HappeningKind.POSTPONED, HappeningKind.MOVED)


class Happened(NamedTuple):
    case_id: str
    on: dt.date
    kind: str
    event_id: str


def happened(desk: Desk, *, since: dt.date) -> list[Happened]:
    """In every case where the unit takes part, also those that are closed; up to today."""
    units = [place.unit_id for place in desk.visit.places if place.code in CODES_WITH_CASES]
    rows = HAPPENED.rows(user=desk.visit.user.pk, units=units, unit=desk.unit.pk, on=desk.today, since=since)
    return [Happened._make(row) for row in rows]


def _happened(user: str, units: list[int], unit: int, on: dt.date, since: dt.date) -> QuerySet[CaseHappening, Any]:
    ours = CaseAccess.objects.on_day(on).filter(unit=unit).values("case")
    held = CaseAccess.objects.held_from(user=User(pk=user), units=units, on=on)
    mine = held.filter(case=OuterRef("case"), zone=OuterRef("zone"))
    rows = CaseHappening.objects.since(since).filter(Exists(mine), case__in=ours, on__lte=on)
    return rows.values_list(*Happened._fields)


HAPPENED = Prepared(_happened)


def span_begins(desk: Desk) -> dt.date:
    """The first of the days that skipped and moved steps are counted for."""
    return add_days(desk.today, -SPAN)


def contacts(rows: list[Happened]) -> list[Contact]:
    return [(row.case_id, row.on, row.kind) for row in rows if row.kind in CONTACTS]


def chosen(rows: list[Happened], *, since: dt.date) -> list[Happened]:
    """Steps that somebody skipped, put off or moved."""
    return [row for row in rows if row.kind in CHOSEN and row.on >= since]


def chosen_words(rows: list[Happened]) -> str:
    """5 steg hoppade över, 3 uppskjutna och 2 ändringar av ordningen."""
    counted = Counter(row.kind for row in rows)
    if not counted:
        return f"Senaste {SPAN} dagarna har inget steg hoppats över, skjutits upp eller flyttats."
    skipped, postponed = counted[HappeningKind.SKIPPED], counted[HappeningKind.POSTPONED]
    moved = count_of(counted[HappeningKind.MOVED], one="ändring", many="ändringar")
    return f"Senaste {SPAN} dagarna: {skipped} steg hoppade över, {postponed} uppskjutna och {moved} av ordningen."
