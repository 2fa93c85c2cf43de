# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Naming one caseworker in one case, on its own page, or ending that: who may is as for many households at once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.cases import writing
from kvarbo.cases.digests import fingerprint
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework import permissions
from kvarbo.casework.assigning import taking_back_endings
from kvarbo.casework.drafts import Actor, Draft, told
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.holding import standing
from kvarbo.casework.services import Call, append_locked
from kvarbo.organisation.models import Membership
from kvarbo.organisation.selectors import working
from kvarbo.rules.caselog import Log

LEADER = "team_leader"
TAKEN = "Någon annan har ärendet. Hen eller enhetens arbetsledare lämnar över det."
NOT_YOURS = "Bara enhetens arbetsledare tar bort någon annan som handläggare. Du kan lämna ärendet själv."


@transaction.atomic
def name(
    *,
    actor: Actor,
    case: Case,
    draft: Draft,
    expected_seq: int,
    today: dt.date,
    now: dt.datetime,
    key: str | None = None,
) -> list[Event]:
    """Write that somebody is named from a day; an ending of that day or later is taken back, so that the naming holds.

    Raises NotAllowed and what `append` raises. The same key with the same draft gives what it gave before.
    """
    locked = writing.lock(case_id=case.pk)
    zones = permissions.may_write(actor=actor, case=locked, on=today)
    mark = fingerprint([told(draft)])
    if key and (earlier := writing.submitted(case=locked, key=key, fingerprint=mark)) is not None:
        return earlier
    log = log_of(case=locked)
    may_name(actor=actor, here=here_at(log, actor=actor, zones=zones, on=today), to_user=draft.data["user"], on=today)
    back = taking_back_endings(log, draft, today=today, zones=zones)
    call = Call(actor=actor, zones=zones, today=today, now=now)
    rows = append_locked(case=locked, drafts=[draft, *back], call=call, expected_seq=expected_seq)
    if key:
        writing.remember(case=locked, key=key, fingerprint=mark, events=rows)
    return rows


def here_at(log: Log, *, actor: Actor, zones: frozenset[str], on: dt.date) -> set[str]:
    """Who at the actor's unit has the household, of those who still work there."""
    named = [one.user_id for one in standing(log, unit=actor.unit_slug, on=on, zones=zones)]
    if not named:
        return set()
    place = _place(actor, on)
    return working(user_ids=named, unit=place.unit, on=on)


def may_name(*, actor: Actor, here: set[str], to_user: str, on: dt.date) -> None:
    """Raises NotAllowed unless the actor leads the unit, has the household, or takes one that nobody has."""
    from_user = actor.user_id if actor.user_id in here else None
    place = permissions.may_assign(actor=actor, on=on, to_user=to_user, from_user=from_user)
    if here and from_user is None and place.code != LEADER:
        raise NotAllowed(TAKEN)


def may_end(*, actor: Actor, user_id: str) -> bool:
    """Whether the actor may end somebody's part as caseworker: the own, or anyone's for who leads a unit."""
    return user_id == actor.user_id or actor.role_code == LEADER


def _place(actor: Actor, on: dt.date) -> Membership:
    return permissions.membership_of(actor=actor, on=on, codes=CODES_WITH_CASES)
