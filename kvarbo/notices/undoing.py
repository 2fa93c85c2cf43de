# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking back a decision on a notice, while nothing has been built on it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.audit.services import record
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.permissions import may_register
from kvarbo.casework.services import Actor
from kvarbo.casework.taking_back import take_back_notice
from kvarbo.notices.enums import NoticeDecision, NoticeStatus
from kvarbo.notices.exceptions import NoticeNotFound, UnableToUndo
from kvarbo.notices.models import Notice, UndoneDecision

MISREGISTERED = "misregistered"
NOT_DECIDED = "Underrättelsen väntar redan på beslut."
REASON = "Skriv varför beslutet ångras."


@transaction.atomic
def undo_decision(*, actor: Actor, notice: Notice, reason: str, today: dt.date, now: dt.datetime) -> Notice:
    """The notice waits again. What the decision wrote in a case is withdrawn; a case it opened is closed as a mistake.

    Raises UnableToUndo, and then nothing has changed.
    """
    notice = _decided(actor, notice, today)
    reason = reason.strip()
    if not reason:
        raise UnableToUndo(REASON)
    assert notice.decided_at is not None
    withdrawn = _take_back(actor, notice, reason, today, now)
    UndoneDecision.objects.create(
        notice=notice,
        decision=notice.decision,
        decision_reason=notice.decision_reason,
        case=notice.case,
        person=notice.person,
        decided_by=notice.decided_by,
        decided_at=notice.decided_at,
        undone_by=actor.user_id,
        undone_at=now,
        reason=reason,
        withdrawn=withdrawn,
    )
    case_id = notice.case_id or ""
    notice.status = NoticeStatus.WAITING
    notice.decision = notice.decision_reason = notice.decided_by = ""
    notice.decided_at = notice.case = notice.person = notice.first_seq = notice.last_seq = None
    notice.save()
    record(actor_id=actor.user_id, action="undo", object_kind="notice", object_id=notice.pk, at=now, case_id=case_id)
    return notice


def _decided(actor: Actor, notice: Notice, today: dt.date) -> Notice:
    """The notice's row, held until the transaction ends."""
    rows = Notice.objects.select_for_update(of=("self",)).select_related("board", "case", "person")
    locked = rows.filter(pk=notice.pk).first()
    if locked is None:
        raise NoticeNotFound
    may_register(actor=actor, board=locked.board, on=today)
    if locked.status != NoticeStatus.DECIDED or locked.decided_at is None:
        raise UnableToUndo(NOT_DECIDED)
    return locked


def _take_back(actor: Actor, notice: Notice, reason: str, today: dt.date, now: dt.datetime) -> list[str]:
    if notice.case is None:
        return []
    if notice.first_seq is None or notice.last_seq is None:
        raise UnableToUndo("Beslutet är för gammalt för att ångras här. Tala med enheten som har ärendet.")
    try:
        return take_back_notice(
            actor=actor,
            case=notice.case,
            seqs=(notice.first_seq, notice.last_seq),
            decided_by=notice.decided_by,
            reason=reason,
            today=today,
            now=now,
            close_as=MISREGISTERED if notice.decision == NoticeDecision.OPEN else "",
        )
    except NotAllowed as fault:
        raise UnableToUndo(fault.message) from fault
