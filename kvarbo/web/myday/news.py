# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What others did in my cases since I was here last: one row for each thing they saved, of what my zones hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from kvarbo.cases.enums import Zone
from kvarbo.cases.models import Event
from kvarbo.casework.reminding import is_reminder
from kvarbo.common.prepared import Prepared
from kvarbo.common.stockholm import STOCKHOLM, day_of
from kvarbo.organisation.models import User
from kvarbo.planning.worklists import Line
from kvarbo.rules.days import previous_workday
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.ui.dates import WEEKDAYS, clock_time, near_day, plain_day
from kvarbo.web.ui.words import upper_first
from kvarbo.web.visit import Visit

SOME, MOST, READ = 8, 50, 400
# Type → what happened. The first of these that a saving holds speaks for all of it.
WORDS = {
    "eviction_done": "avhysningen är verkställd",
    "eviction_time_informed": "Kronofogden har satt tid för avhysning",
    "eviction_withdrawn": "avhysningen är återkallad",
    "enforcement_applied": "ansökan om avhysning hos Kronofogden",
    "case_closed": "ärendet är avslutat",
    "case_reopened": "ärendet är öppnat igen",
    "case_opened": "nytt ärende",
    "notice_joined": "en ny underrättelse kom in",
    "decision": "beslutet är klart",
    "undertaking_sent": "åtagande om betalning skickat",
    "payment": "en betalning är antecknad",
    "service_confirmed": "delgivningsdagen är känd",
    "kfm_confirmed": "bekräftat till Kronofogden",
    "meeting": "ett möte är antecknat",
    "summons_sent": "en kallelse är skickad",
    "letter_sent": "ett brev är skickat",
    "child_talk": "samtal med barnet",
    "application": "en ansökan kom in",
    "order_moved": "ett steg är flyttat i listan",
    "step_postponed": "ett steg är uppskjutet",
    "step_skipped": "ett steg hoppas över",
    "step_done": "ett steg är klart",
    "step_added": "ett eget steg är tillagt",
    "housing_secured": "boende är ordnat",
    "assigned": "handläggare är utsedd",
    "unassigned": "en handläggare har lämnat",
    "unit_joined": "en enhet är med",
    "unit_left": "en enhet har lämnat",
    "note": "en anteckning är skriven",
    "follow_up": "uppföljning är gjord",
    "withdrawn": "något är tillbakataget",
}
CONTACTS = {"reached": "fick kontakt", "no_answer": "försök till kontakt", "refused": "ville inte ha kontakt"}
ORDER = {name: place for place, name in enumerate(WORDS)}


@dataclass(frozen=True)
class News:
    case_id: str
    text: str
    when: str
    who: str


@dataclass(frozen=True)
class _Row:
    case_id: str
    type: str
    recorded_at: dt.datetime
    user_id: str
    user: str
    data: Mapping[str, Any]
    corrects: str
    reason: str


def news(*, visit: Visit, lines: Sequence[Line], since: dt.datetime, limit: int) -> list[News]:
    """The newest first, at most one more than `limit`, so that the page can say that there is more."""
    if not lines:
        return []
    held = {name: [line.case_id for line in lines if zone in line.zones] for name, zone in HELD.items()}
    told = [_Row(*row) for row in SINCE.rows(user=visit.user.pk, since=since, **held)]
    return [_told(saving, visit.today) for saving in _savings(told)[: limit + 1]]


# The cases where the reader holds each zone: asked by id, so that no planner goes through the whole log.
HELD = {f"in_{zone.value}": zone.value for zone in Zone}
COLUMNS = ("case_id", "type", "recorded_at", "user_id", "user", "data", "corrects", "reason")


def _since(user: str, since: dt.datetime, **held: list[str]) -> QuerySet[Event, Any]:
    """What others have entered in the zones that the reader holds."""
    mine = Q()
    for name, cases in held.items():
        mine |= Q(zone=HELD[name], case_id__in=cases)
    who = User.objects.filter(pk=OuterRef("user_id")).values("name")[:1]
    rows = Event.objects.filter(mine, recorded_at__gt=since).exclude(user_id=user).order_by("-recorded_at")
    told = rows.annotate(user=Subquery(who), data=F("payload__data"), reason=F("payload__reason"))
    return told.values_list(*COLUMNS)[:READ]


SINCE = Prepared(_since)


def begins(*, seen: dt.datetime | None, today: dt.date) -> dt.datetime:
    """Since when: the end of one's day here before this one; the first time, the beginning of the workday before."""
    if seen is not None:
        return seen
    return dt.datetime.combine(previous_workday(today), dt.time(), tzinfo=STOCKHOLM)


def title(since: dt.datetime, *, today: dt.date) -> str:
    """Sedan i fredags."""
    day = day_of(since)
    days = (today - day).days
    if days < 2:
        return "Sedan i går" if days == 1 else "Tidigare i dag"
    return f"Sedan i {WEEKDAYS[day.weekday()]}s" if days < 7 else f"Sedan {plain_day(day, today=today)}"


def _savings(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Rows that one person wrote in one case within a minute: one saving, told once."""
    found: list[list[_Row]] = []
    last: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        mine = last.get((row.case_id, row.user_id))
        if mine is not None and mine[-1].recorded_at - row.recorded_at < dt.timedelta(minutes=1):
            mine.append(row)
            continue
        last[row.case_id, row.user_id] = fresh = [row]
        found.append(fresh)
    return found


def _told(saving: Sequence[_Row], today: dt.date) -> News:
    row = min(saving, key=lambda one: ORDER.get(one.type, len(ORDER)))
    moment = row.recorded_at.astimezone(STOCKHOLM)
    when = f"{upper_first(near_day(moment.date(), today=today).partition(',')[0])} {clock_time(moment)}"
    return News(row.case_id, _words(row), when, row.user or "")


def _words(row: _Row) -> str:
    fixed = "rättat: " if row.corrects and row.type != "withdrawn" else ""
    if row.type in ("contact", "visit"):
        how = "besök, " if row.type == "visit" else ""
        return f"{fixed}{how}{CONTACTS.get((row.data or {}).get('result', ''), 'kontakt')}"
    if row.type == "note" and is_reminder(row.reason or ""):
        return f"{fixed}{row.reason[:1].lower()}{row.reason[1:]}"
    if row.type in WORDS:
        return fixed + WORDS[row.type]
    kind = KIND_OF_TYPE.get(row.type)
    return fixed + (kind.title.lower() if kind else "ny händelse")
