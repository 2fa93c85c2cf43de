# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Was the routine followed: the steps whose last day fell in a month, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.measures.enums import Measure
from kvarbo.measures.tally import Tally, chunks, last_day, month_of
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning.computing import compute
from kvarbo.planning.models import CasePlan, PlanStep
from kvarbo.planning.querysets import StepQuerySet
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.days import add_days
from kvarbo.rules.errors import InputError
from kvarbo.rules.words import UNDONE

STEP_MEASURES = (Measure.STEP_IN_TIME, Measure.STEP_LATE, Measure.STEP_SKIPPED, Measure.STEP_NOT_DONE)
FIELDS = ("case_id", "key", "unit", "zone", "state", "due")


@dataclass(frozen=True, slots=True)
class Row:
    case_id: str
    key: str
    unit: str
    zone: str
    state: str
    due: dt.date


def demanded(*, first: dt.date, today: dt.date) -> StepQuerySet:
    """Steps that law or routine demand and whose last day has passed since the first day."""
    rows = PlanStep.objects.filter(required__in=("law", "routine"), due__gte=first, due__lt=today)
    # What waits has not been set off, and is not demanded yet.
    return rows.exclude(Q(state="waiting") | Q(unit="") | Q(zone="protected"))


def count_steps(
    *, tally: Tally, months: Collection[dt.date], zones: Mapping[str, frozenset[str]], hidden: Collection[str],
    today: dt.date, now: dt.datetime,
) -> None:  # fmt: skip
    """Add what became of each step to its unit's month."""
    if not months:
        return
    found = demanded(first=min(months), today=today).filter(due__lte=last_day(max(months)))
    by_case: dict[str, list[Row]] = defaultdict(list)
    for values in found.values_list(*FIELDS).iterator(chunk_size=2000):
        row = Row(*values)
        mine = row.zone in zones.get(row.unit, ())
        if mine and month_of(row.due) in months and row.case_id not in hidden:
            by_case[row.case_id].append(row)
    for ids in chunks(by_case):
        done_on = _done_on([row for case_id in ids for row in by_case[case_id] if row.state == "done"])
        for case_id in ids:
            for row, measure in _judged(by_case[case_id], done_on, now):
                for one in STEP_MEASURES:
                    tally.add(unit=row.unit, month=month_of(row.due), measure=one, hit=one == measure)


def _judged(
    rows: list[Row], done_on: Mapping[tuple[str, str], dt.date], now: dt.datetime
) -> Iterator[tuple[Row, Measure]]:
    undone_then = _undone_then([row for row in rows if row.state == "obsolete"], now)
    for row in rows:
        if row.state == "done":
            # Without a day, what was done has been disposed of: it stands as done.
            on = done_on.get((row.case_id, row.key), row.due)
            yield row, Measure.STEP_IN_TIME if on <= row.due else Measure.STEP_LATE
        elif row.state == "skipped":
            yield row, Measure.STEP_SKIPPED
        elif row.state in UNDONE or row.key in undone_then:
            yield row, Measure.STEP_NOT_DONE


def _done_on(rows: list[Row]) -> dict[tuple[str, str], dt.date]:
    """(case, step) → the day of the event that completed the step."""
    wanted = {(row.case_id, row.key) for row in rows}
    events: dict[tuple[str, str], str] = {}
    plans = CasePlan.objects.filter(case__in={case_id for case_id, _ in wanted})
    for case_id, steps in plans.values_list("case_id", "plan__steps"):
        for step in steps:
            if step["done_by"] and (case_id, step["key"]) in wanted:
                events[case_id, step["key"]] = step["done_by"]
    days = dict(Event.objects.filter(event_id__in=set(events.values())).values_list("event_id", "on"))
    return {place: days[event] for place, event in events.items() if event in days}


def _undone_then(rows: list[Row], now: dt.datetime) -> set[str]:
    """Steps that have ceased since, but were still to be done the day after their last day.

    Closing a case must not make what was left undone in it disappear.
    """
    if not rows:
        return set()
    log, found = log_of(case=Case.objects.get(pk=rows[0].case_id)), set()
    known_at = max(now, log.last_recorded or now)
    for day in sorted({add_days(row.due, 1) for row in rows}):
        try:
            plan = compute(log=log, law=current_law(), profile=current_profile(), day=day, known_at=known_at)
        except InputError:
            # A routine that the profile no longer has: nothing is known of that day.
            continue
        undone = {step["key"] for step in plan["steps"] if step["state"] in UNDONE}
        found |= {row.key for row in rows if add_days(row.due, 1) == day} & undone
    return found


def count_closings(
    *, tally: Tally, months: Collection[dt.date], hidden: Collection[str], units: Collection[str]
) -> None:
    """Cases that closed, and those that a leader closed in spite of what was left."""
    if not months:
        return
    closed = Case.objects.filter(closed_on__gte=min(months), closed_on__lte=last_day(max(months)))
    days = {
        pk: day
        for pk, day in closed.values_list("pk", "closed_on")
        if day is not None and pk not in hidden and month_of(day) in months
    }
    for ids in chunks(days):
        events = Event.objects.filter(case__in=ids, type="case_closed").order_by("case", "seq")
        # The last one told is the one that holds.
        last = {row[0]: row[1:] for row in events.values_list("case_id", "unit", "payload__data")}
        for case_id, (unit, data) in last.items():
            if unit in units:
                hit = bool((data or {}).get("override"))
                tally.add(unit=unit, month=month_of(days[case_id]), measure=Measure.CLOSED_ANYWAY, hit=hit)
