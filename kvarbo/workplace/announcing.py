# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Operations messages: written by whoever leads the process, or by the operator on the command line."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.audit.services import record
from kvarbo.common.stockholm import day_of
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import memberships_of
from kvarbo.workplace.enums import MessageLevel
from kvarbo.workplace.exceptions import BadMessage, MayNotAnnounce, MessageNotFound
from kvarbo.workplace.models import OperationsMessage

LONGEST = 400
OPERATOR = "drift"


def may_announce(*, user: User, on: dt.date) -> bool:
    return any(place.code == RoleCode.PROCESS_LEADER for place in memberships_of(user=user, on=on))


def announce(
    *,
    user: User | None,
    text: str,
    level: str,
    from_at: dt.datetime,
    until_at: dt.datetime | None,
    now: dt.datetime,
) -> OperationsMessage:
    """Tell everyone. `user` None is the operator at the command line. Raises BadMessage, MayNotAnnounce."""
    _allowed(user, now)
    words = " ".join(text.split())
    if not words:
        raise BadMessage("Skriv vad som gäller.")
    if len(words) > LONGEST:
        raise BadMessage(f"Meddelandet får ha högst {LONGEST} tecken.")
    if level not in MessageLevel.values:
        raise BadMessage(f"Välj slag: {', '.join(MessageLevel.values)}.")
    if until_at is not None and until_at <= max(from_at, now):
        raise BadMessage("Meddelandet ska sluta senare än det börjar, och efter nu.")
    if level == MessageLevel.OUTAGE and until_at is None:
        raise BadMessage("Ett planerat avbrott ska säga när det är slut.")
    # Sent twice, it is told once.
    told, _ = OperationsMessage.objects.get_or_create(
        text=words,
        level=level,
        from_at=from_at,
        until_at=until_at,
        written_by=user.pk if user else OPERATOR,
        ended_at=None,
        defaults={"written_at": now},
    )
    return told


@transaction.atomic
def end_message(*, user: User | None, message_id: int, now: dt.datetime) -> OperationsMessage:
    """Show it no more. Once ended it stays so. Raises MessageNotFound, MayNotAnnounce."""
    _allowed(user, now)
    found = OperationsMessage.objects.select_for_update().filter(pk=message_id).first()
    if found is None:
        raise MessageNotFound
    if found.ended_at is None:
        found.ended_at = now
        found.save(update_fields=["ended_at"])
        actor_id = user.pk if user else OPERATOR
        record(
            actor_id=actor_id, action="end_message", object_kind="operations_message", object_id=str(found.pk), at=now
        )
    return found


def _allowed(user: User | None, now: dt.datetime) -> None:
    if user is not None and not may_announce(user=user, on=day_of(now)):
        raise MayNotAnnounce
