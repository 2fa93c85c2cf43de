# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in a case that a unit counts by week, as rows: contacts, and steps that somebody chose to move.

Only what holds: an event that was corrected or withdrawn leaves no row of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kvarbo.cases.models import Case
from kvarbo.planning.enums import HappeningKind
from kvarbo.planning.models import CaseHappening
from kvarbo.rules import marks
from kvarbo.rules.caselog import Event, Log, effective
from kvarbo.rules.situation import Situation

CHOSEN = {
    "step_skipped": HappeningKind.SKIPPED,
    "step_postponed": HappeningKind.POSTPONED,
    "order_moved": HappeningKind.MOVED,
}


def happening_rows(*, case: Case, log: Log, day: dt.date, known_at: dt.datetime) -> list[CaseHappening]:
    events = effective(log, day=day, known_at=known_at)
    s = Situation(case_id=log.case_id, events=events, day=day)
    return [
        CaseHappening(case=case, on=event.on, zone=event.zone, kind=kind, event_id=event.id)
        for event, kind in _kinds(s)
    ]


def _kinds(s: Situation) -> Iterator[tuple[Event, HappeningKind]]:
    for event in marks.contact_tries(s, also_left=True):
        yield event, HappeningKind.REACHED if event.data["result"] == "reached" else HappeningKind.TRIED
    for event in s.of(*CHOSEN):
        yield event, CHOSEN[event.type]
