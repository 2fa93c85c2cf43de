# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every stored projection compared with one computed again from the log: `kvarbo replan --check`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from kvarbo.cases import projection
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.common.errors import DomainError
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning import rows
from kvarbo.planning.computing import Plan, compute
from kvarbo.planning.enums import Cause
from kvarbo.planning.happenings import happening_rows
from kvarbo.planning.lines import lines, moves
from kvarbo.planning.models import CaseHappening, CaseLine, CasePlan, PlanDeadline, PlanStep
from kvarbo.planning.rulebook import current_law
from kvarbo.rules import caselog
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import Law
from kvarbo.rules.profile import Profile


@dataclass(frozen=True, slots=True)
class Difference:
    case_number: str
    cause: Cause
    place: str

    def __str__(self) -> str:
        return f"{self.case_number}: {Cause(self.cause).label} ({self.place})"


def check_all(*, today: dt.date, now: dt.datetime) -> list[Difference]:
    """All plans computed again for their own day and moment, and for today; what differs, case by case."""
    book = _Book(current_law(), current_profile(), today, now)
    cases = Case.objects.select_related("plan").order_by("number")
    return [
        Difference(case.number, cause, place)
        for case in cases.iterator(chunk_size=200)
        for cause, place in _differences(case, book)
    ]


@dataclass(frozen=True, slots=True)
class _Book:
    law: Law
    profile: Profile
    today: dt.date
    now: dt.datetime


def _differences(case: Case, book: _Book) -> Iterator[tuple[Cause, str]]:
    stored: CasePlan | None = getattr(case, "plan", None)
    if stored is None:
        yield Cause.MISSING, "plan"
        return
    try:
        log = log_of(case=case)
        then, moment = stored.planned_for, stored.known_at
        answer = compute(log=log, law=book.law, profile=book.profile, day=then, known_at=moment)
        changed = list(_plan_differences(stored, normalised(answer)))
        yield from changed or [*_line_differences(case, stored, log, book), *_day_differences(stored, log, book)]
    except (InputError, DomainError) as fault:
        yield Cause.UNREADABLE, str(fault)
        return
    yield from _row_differences(case, stored.plan, stored, log)
    yield from _access_differences(case, log, book.profile)


def _day_differences(stored: CasePlan, log: caselog.Log, book: _Book) -> Iterator[tuple[Cause, str]]:
    """Days that have passed since it was planned: one that changes the plan must have been announced."""
    if _overdue(stored, book):
        yield Cause.OVERDUE, f"next_change_on {stored.next_change_on}"
    elif stored.planned_for < book.today:
        known_at = max(book.now, stored.known_at)
        answer = compute(log=log, law=book.law, profile=book.profile, day=book.today, known_at=known_at)
        if _lasting(normalised(answer)) != _lasting(stored.plan):
            yield Cause.DAYS, f"{stored.planned_for} – {book.today}"


def _lasting(answer: Plan) -> Plan:
    """What only an entry or an announced day may change. Slack is counted from the day that is asked."""
    kept = ("key", "state", "opens_on", "due", "until")
    return {
        "routine": answer["routine"],
        "steps": [[step[name] for name in kept] for step in answer["steps"]],
        "deadlines": [[item["key"], item["state"], item["nominal"], item["due"]] for item in answer["deadlines"]],
    }


def normalised(answer: Plan) -> Plan:
    """The answer as it comes back from a database."""
    told: Plan = json.loads(json.dumps(answer))
    return told


def _plan_differences(stored: CasePlan, answer: Plan) -> Iterator[tuple[Cause, str]]:
    before = stored.plan
    places = [key for key in sorted(set(before) | set(answer)) if before.get(key) != answer.get(key)]
    if not places:
        return
    versions = answer["versions"]
    changed = [
        cause
        for cause, was, key in (
            (Cause.LAW, stored.law_sha, "law"),
            (Cause.PROFILE, stored.profile_sha, "profile"),
            (Cause.ENGINE, stored.engine, "engine"),
        )
        if was != versions[key]
    ]
    for cause in changed or [Cause.LOG]:
        yield cause, ", ".join(places)


def _line_differences(case: Case, stored: CasePlan, log: caselog.Log, book: _Book) -> Iterator[tuple[Cause, str]]:
    """The rows of the day's lists against the log, for the plan's own day; then whether a day has moved them."""
    then, moment = stored.planned_for, stored.known_at
    told = lines(log=log, answer=stored.plan, profile=book.profile, day=then, known_at=moment)
    fresh = rows.line_rows(case=case, told=told)
    if rows.values(list(CaseLine.objects.filter(case=case))) != rows.values(fresh):
        yield Cause.PROJECTION, "lines"
    happened = happening_rows(case=case, log=log, day=then, known_at=moment)
    if rows.values(list(CaseHappening.objects.filter(case=case))) != rows.values(happened):
        yield Cause.PROJECTION, "happenings"
    reached = min((row.changes_on for row in fresh if row.changes_on), default=None)
    if reached is not None and reached <= book.today and not _overdue(stored, book):
        yield Cause.OVERDUE, f"changes_on {reached}"


def _overdue(stored: CasePlan, book: _Book) -> bool:
    return stored.next_change_on is not None and stored.next_change_on <= book.today


def _row_differences(case: Case, answer: Plan, stored: CasePlan, log: caselog.Log) -> Iterator[tuple[Cause, str]]:
    """The rows against the plan that they were made from."""
    head = rows.plan_row(case=case, answer=answer, planned_for=stored.planned_for, known_at=stored.known_at)
    for field in CasePlan._meta.concrete_fields:
        if getattr(head, field.attname) != getattr(stored, field.attname):
            yield Cause.PROJECTION, field.name
    moved = moves(log=log, day=stored.planned_for, known_at=stored.known_at)
    expected_steps = rows.values(rows.step_rows(case=case, answer=answer, moves=moved))
    if rows.values(list(PlanStep.objects.filter(case=case))) != expected_steps:
        yield Cause.PROJECTION, "steps"
    expected_deadlines = rows.values(rows.deadline_rows(case=case, answer=answer))
    if rows.values(list(PlanDeadline.objects.filter(case=case))) != expected_deadlines:
        yield Cause.PROJECTION, "deadlines"


def _access_differences(case: Case, log: caselog.Log, profile: Profile) -> Iterator[tuple[Cause, str]]:
    if projection.stored_access(case=case) != projection.access(log, profile):
        yield Cause.ACCESS, "access"
    if projection.stored_persons(case=case) != projection.persons(log):
        yield Cause.ACCESS, "persons"
    if case.closed_on != projection.closed_on(log):
        yield Cause.ACCESS, "closed_on"
