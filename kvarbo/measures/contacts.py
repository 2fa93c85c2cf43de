# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Was the household met: how soon after the first notice somebody of the unit reached them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.measures.enums import Measure
from kvarbo.measures.tally import Tally, chunks, month_of
from kvarbo.planning.models import PlanDeadline
from kvarbo.rules import marks
from kvarbo.rules.caselog import Event as Told
from kvarbo.rules.caselog import effective
from kvarbo.rules.clocks import ARREARS_CLOCKS
from kvarbo.rules.days import add_days
from kvarbo.rules.profile import MeasureRules
from kvarbo.rules.situation import Situation

HOUSEHOLD = "hushållet"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A household's first notice and the first time it was met. `law` is the last day of the notice's own clock."""

    case_id: str
    unit: str
    received_on: dt.date
    met_on: dt.date | None
    law: dt.date | None

    def missed(self, last: dt.date, *, today: dt.date) -> bool | None:
        """Whether nobody had met the household by the day; None while it may still come to be."""
        if self.met_on is not None and self.met_on <= last:
            return False
        return True if today > last else None


def count_contacts(
    *, tally: Tally, months: Collection[dt.date], zones: Mapping[str, frozenset[str]], hidden: Collection[str],
    rules: MeasureRules, today: dt.date, now: dt.datetime,
) -> None:  # fmt: skip
    """Add each household to the month of its first notice."""
    if not months:
        return
    cases = cases_with_notice(since=min(months)) - set(hidden)
    for meeting in meetings(case_ids=cases, zones=zones, today=today, now=now):
        month = month_of(meeting.received_on)
        if month not in months:
            continue
        for measure, last in days_of(meeting, rules=rules):
            missed = meeting.missed(last, today=today)
            if missed is not None:
                tally.add(unit=meeting.unit, month=month, measure=measure, hit=missed)


def days_of(meeting: Meeting, *, rules: MeasureRules) -> list[tuple[Measure, dt.date]]:
    """The days by which the household should have been met."""
    found = [(Measure.NO_CONTACT_EARLY, add_days(meeting.received_on, rules.contact_days))]
    return found + ([(Measure.NO_CONTACT_LAW, meeting.law)] if meeting.law else [])


def cases_with_notice(*, since: dt.date) -> set[str]:
    """Cases that a notice has come to on the day or later."""
    rows = Event.objects.filter(type="notice_joined", on__gte=since)
    return set(rows.values_list("case_id", flat=True))


def meetings(
    *, case_ids: Collection[str], zones: Mapping[str, frozenset[str]], today: dt.date, now: dt.datetime
) -> list[Meeting]:
    """How each household was met, by what the unit that first coordinated may read."""
    found = []
    for ids in chunks(case_ids):
        law = _last_days(ids)
        for case in Case.objects.filter(pk__in=ids).order_by("pk"):
            meeting = _meeting(case, zones, law, today, now)
            if meeting is not None:
                found.append(meeting)
    return found


def _meeting(
    case: Case, zones: Mapping[str, frozenset[str]], law: Mapping[tuple[str, str], tuple[str, dt.date]],
    today: dt.date, now: dt.datetime,
) -> Meeting | None:  # fmt: skip
    log = log_of(case=case)
    events = effective(log, day=today, known_at=max(now, log.last_recorded or now))
    joins = (one for one in events if one.type == "unit_joined" and one.data["part"] == "coordinating")
    unit = next((one.data["unit"] for one in joins), "")
    held = zones.get(unit, frozenset())
    s = Situation(case_id=case.pk, events=[event for event in events if event.zone in held], day=today)
    if not s.notices:
        return None
    notice, first = min(s.notices.items(), key=lambda item: (item[1].data["received_on"], item[1].order))
    received = first.data["received_on"]
    met = (*marks.reached(marks.contact_tries(s, also_left=True)), *_met(s))
    days = [event.on for event in met if event.on >= received]
    zone, last = law.get((case.pk, notice), ("", None))
    return Meeting(case.pk, unit, received, min(days, default=None), last if zone in held else None)


def _met(s: Situation) -> list[Told]:
    """Meetings that were held with somebody of the household."""
    people = {*s.residents, HOUSEHOLD}
    return [event for event in s.of("meeting") if event.data["held"] and people.intersection(event.data["present"])]


def _last_days(ids: Collection[str]) -> dict[tuple[str, str], tuple[str, dt.date]]:
    """(case, notice) → the zone and the law's last day of the clock that the notice started."""
    rows = PlanDeadline.objects.filter(case__in=ids, rule__in=ARREARS_CLOCKS, nominal__isnull=False)
    found: dict[tuple[str, str], tuple[str, dt.date]] = {}
    for case_id, subject, zone, day in rows.order_by("-nominal").values_list("case_id", "subject", "zone", "nominal"):
        if day is not None:
            found[case_id, subject] = zone, day
    return found
