# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminding a unit of a step that one waits for: a note in the case, once a day for each unit."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.cases import writing
from kvarbo.cases.digests import fingerprint
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, CaseAccess, Event, Submission
from kvarbo.casework import permissions
from kvarbo.casework.drafts import Actor, Draft
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import append

# How the key of a reminder begins in a case: it holds the unit and the day, so that a day has one.
REMIND_KEY = "remind-"
OPENING, ABOUT = "Påminner ", " om: "
NOT_INSIDE = "är inte med i ärendet än, så en påminnelse når inte fram. Ta med enheten först."


def reminder(*, unit_name: str, title: str) -> str:
    """The note's text: Påminner Ekonomiskt bistånd Norr om: Ta ställning till hyresskulden."""
    return f"{OPENING}{unit_name}{ABOUT}{title}"


def is_reminder(text: str) -> bool:
    return text.startswith(OPENING) and ABOUT in text


@transaction.atomic
def remind(
    *, actor: Actor, case: Case, unit: str, unit_name: str, title: str, zone: str, today: dt.date, now: dt.datetime
) -> tuple[list[Event], bool]:
    """The note, and whether it is new. A unit that has been reminded today is not reminded again.

    `zone` is the step's own, or coordination where all that one sees of the step is its outside title. Raises
    NotAllowed for a unit that cannot read it, and CaseNotFound.
    """
    locked = writing.lock(case_id=case.pk)
    permissions.may_write(actor=actor, case=locked, on=today)
    prefix = f"{REMIND_KEY}{unit}-{today.isoformat()}-"
    made = Submission.objects.filter(case=locked, key__startswith=prefix)
    last = made.order_by("-last_seq").first()
    if last is not None:
        rows = list(Event.objects.filter(case=locked, seq=last.first_seq))
        if _holds(locked, rows[0]):
            return rows, False
    inside = CaseAccess.objects.on_day(today).filter(case=locked, unit__slug=unit, zone=zone)
    if not inside.exists():
        raise NotAllowed(f"{unit_name} {NOT_INSIDE}")
    draft = Draft(type="note", on=today, zone=zone, reason=reminder(unit_name=unit_name, title=title))
    rows = append(actor=actor, case=locked, drafts=[draft], expected_seq=locked.seq, today=today, now=now)
    mark = fingerprint([draft.type, draft.zone, draft.reason])
    writing.remember(case=locked, key=f"{prefix}{made.count() + 1}", fingerprint=mark, events=rows)
    return rows, True


def _holds(case: Case, row: Event) -> bool:
    """Whether a reminder still stands: one that was undone is no reminder."""
    for chain in log_of(case=case).chains:
        if any(event.id == row.event_id for event in chain.events):
            return chain.top() is not None
    return False
