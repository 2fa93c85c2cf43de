# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inserts into a case's log. Imported by kvarbo.casework and by nothing else."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from kvarbo.cases import digests, projection
from kvarbo.cases.exceptions import CaseNotFound, KeyReused, StaleCase
from kvarbo.cases.log import plain
from kvarbo.cases.models import Case, Event, EventPayload, Submission
from kvarbo.common.bulk import insert_all
from kvarbo.common.ids import new_id
from kvarbo.organisation.models import Board
from kvarbo.rules import caselog
from kvarbo.rules.profile import Profile

TRIES = 40


def create(*, board: Board, municipality: str, prefix: str, opened_on: dt.date) -> Case:
    """A case with an empty log and a number that says nothing of how many came before it."""
    for attempt in range(TRIES):
        width = 4 if attempt < TRIES // 2 else 6
        number = f"{prefix}-{opened_on.year}-{secrets.randbelow(10**width):0{width}d}"
        case = Case(id=new_id("c"), number=number, municipality=municipality, board=board, opened_on=opened_on)
        try:
            with transaction.atomic():
                case.save(force_insert=True)
        except IntegrityError:
            continue
        return case
    raise RuntimeError("no free case number")


def lock(*, case_id: str) -> Case:
    """The case row, held until the transaction ends. SQLite's transactions are immediate: it holds them all."""
    try:
        return Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    except Case.DoesNotExist:
        raise CaseNotFound from None


def submitted(*, case: Case, key: str, fingerprint: str) -> list[Event] | None:
    """What the same call wrote before, or None when it is new."""
    earlier = Submission.objects.filter(case=case, key=key).first()
    if earlier is None:
        return None
    if earlier.fingerprint != fingerprint:
        raise KeyReused
    return list(Event.objects.filter(case=case, seq__range=(earlier.first_seq, earlier.last_seq)).order_by("seq"))


def append(
    *, case: Case, log: caselog.Log, new: Sequence[caselog.Event], profile: Profile, expected_seq: int
) -> list[Event]:
    """Insert `new` after place `expected_seq` and project access and persons from `log`, which holds them too."""
    if case.seq != expected_seq:
        raise StaleCase
    rows = [_row(case, event, seq) for seq, event in enumerate(new, case.seq + 1)]
    payloads = [_payload(row, event) for row, event in zip(rows, new, strict=True)]
    insert_all(rows=rows)
    insert_all(rows=payloads)
    closed_on = projection.closed_on(log)
    moved = Case.objects.filter(pk=case.pk, seq=expected_seq).update(seq=rows[-1].seq, closed_on=closed_on)
    if not moved:
        raise StaleCase
    case.seq, case.closed_on = rows[-1].seq, closed_on
    if projection.touched_by(new, log):
        projection.store(case=case, log=log, profile=profile)
    return rows


def remember(*, case: Case, key: str, fingerprint: str, events: Sequence[Event]) -> None:
    Submission.objects.create(
        case=case, key=key, fingerprint=fingerprint, first_seq=events[0].seq, last_seq=events[-1].seq
    )


def _row(case: Case, event: caselog.Event, seq: int) -> Event:
    return Event(
        event_id=event.id,
        case=case,
        seq=seq,
        type=event.type,
        v=event.v,
        on=event.on,
        at=event.at or "",
        recorded_at=event.recorded_at,
        user_id=event.user or "",
        role=event.role,
        unit=event.unit or "",
        about=list(event.about),
        zone=event.zone,
        corrects=event.corrects or "",
    )


def _payload(row: Event, event: caselog.Event) -> EventPayload:
    salt, data, reason = digests.new_salt(), plain(event.data), event.reason or ""
    row.digest = digests.digest(salt=salt, data=data, reason=reason)
    return EventPayload(event=row, data=data, reason=reason, salt=salt)
