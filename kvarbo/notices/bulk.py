# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many notices at once: what `register` does for one, without asking the database for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from kvarbo.audit.services import Act, record_all
from kvarbo.casework.permissions import may_register
from kvarbo.casework.services import Actor
from kvarbo.common.bulk import insert_all
from kvarbo.common.crypto import blind_index
from kvarbo.common.stockholm import day_of
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import Board


def unsaved(*, actor: Actor, board: Board, values: Mapping[str, Any], now: dt.datetime, key: str = "") -> Notice:
    """A waiting notice of values that `judge` has let through, its number findable. Not in the database yet."""
    number = values["tenant_personnummer"]
    return Notice(
        board=board,
        registered_by=actor.user_id,
        registered_at=now,
        submission_key=key,
        tenant_personnummer_index=blind_index(number) if number else "",
        **values,
    )


@transaction.atomic
def register_many(*, actor: Actor, board: Board, judged: Sequence[Mapping[str, Any]], now: dt.datetime) -> list[Notice]:
    """Waiting notices of values that `judge` has let through, in the same order, each with its audit row."""
    may_register(actor=actor, board=board, on=day_of(now))
    notices = [unsaved(actor=actor, board=board, values=values, now=now) for values in judged]
    insert_all(rows=notices)
    record_all(
        acts=[
            Act(actor_id=actor.user_id, action="register", object_kind="notice", object_id=notice.pk, at=now)
            for notice in notices
        ]
    )
    return notices
