# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reasons that steps were skipped, put off or moved, by household. Who did it stands in the case, not here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kvarbo.audit.services import Act, record_all
from kvarbo.cases.models import Case, EventPayload
from kvarbo.planning.enums import HappeningKind
from kvarbo.planning.models import PlanStep
from kvarbo.planning.worklists import details
from kvarbo.web.ui.dates import near_day, short_day
from kvarbo.web.unit.assign_html import household_name
from kvarbo.web.unit.desk import Desk
from kvarbo.web.unit.happened import Happened, chosen, happened, span_begins

MOST = 100
# Only of a day that was moved before a reason was asked for.
NO_REASON = "Inget skäl angavs"
UNKNOWN_STEP = "Ett steg som inte längre finns i planen"


@dataclass(frozen=True)
class Chosen:
    """One choice: what was done with which step, when, and why."""

    when: str
    what: str
    step: str
    reason: str


@dataclass(frozen=True)
class Household:
    number: str
    name: str
    rows: tuple[Chosen, ...]


def reasons_of(desk: Desk) -> list[Household]:
    """The household with the latest first; within it the latest first. What is shown is noted as read."""
    begins = span_begins(desk)
    found = sorted(chosen(happened(desk, since=begins), since=begins), key=lambda row: (row.on, row.event_id))[::-1]
    shown = found[:MOST]
    by_case: dict[str, list[Happened]] = {}
    for row in shown:
        by_case.setdefault(row.case_id, []).append(row)
    told = _payloads(shown)
    titles = _titles(desk, by_case)
    names = _names(desk, by_case)
    _note(desk, by_case)
    return [
        Household(number, name, tuple(_chosen(desk, row, told, titles) for row in by_case[case_id]))
        for case_id, (number, name) in names.items()
    ]


def _payloads(rows: list[Happened]) -> dict[str, EventPayload]:
    return EventPayload.objects.in_bulk([row.event_id for row in rows])


def _titles(desk: Desk, cases: Mapping[str, object]) -> dict[tuple[str, str], str]:
    steps = PlanStep.objects.readable_by(user=desk.visit.user, on=desk.today).filter(case__in=cases)
    return {(case_id, key): title for case_id, key, title in steps.values_list("case_id", "key", "title")}


def _names(desk: Desk, cases: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    """Case → its number and the household's name, in the order given; a closed case goes by its number."""
    lines = {line.case_id: line for line in desk.lines if line.case_id in cases}
    told = details(user=desk.visit.user, lines=list(lines.values()), today=desk.today)
    missing = [case_id for case_id in cases if case_id not in lines]
    numbers = dict(Case.objects.filter(pk__in=missing).values_list("pk", "number")) if missing else {}
    return {
        case_id: (lines[case_id].number, household_name(lines[case_id], told.get(case_id)))
        if case_id in lines
        else (numbers[case_id], f"Ärende {numbers[case_id]}")
        for case_id in cases
    }


def _chosen(
    desk: Desk, row: Happened, told: Mapping[str, EventPayload], titles: Mapping[tuple[str, str], str]
) -> Chosen:
    payload = told.get(row.event_id)
    data = payload.data if payload else {}
    step = titles.get((row.case_id, data.get("step_key", "")), UNKNOWN_STEP)
    reason = payload.reason if payload else ""
    return Chosen(near_day(row.on, today=desk.today), _what(row.kind, data, desk.today), step, reason or NO_REASON)


def _what(kind: str, data: Mapping[str, str], today: dt.date) -> str:
    if kind == HappeningKind.SKIPPED:
        return "Hoppades över"
    if kind == HappeningKind.POSTPONED:
        until = data.get("until")
        return f"Sköts upp till {short_day(until, today=today)}" if until else "Sköts upp"
    due = data.get("due")
    return f"Flyttades till {short_day(due, today=today)}" if due else "Flyttades"


def _note(desk: Desk, cases: Mapping[str, object]) -> None:
    visit = desk.visit
    record_all(
        acts=[
            Act(
                actor_id=visit.user.pk,
                action="read",
                object_kind="reasons",
                object_id=case_id,
                at=visit.now,
                case_id=case_id,
            )
            for case_id in cases
        ]
    )
