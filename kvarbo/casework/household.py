# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Someone new in the household: the person and the event that brings her into the case, together or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from kvarbo.cases import writing
from kvarbo.cases.digests import fingerprint
from kvarbo.cases.models import Case, Event
from kvarbo.casework import permissions
from kvarbo.casework.drafts import Actor, Draft, told
from kvarbo.casework.exceptions import NotAllowed, StaleCase
from kvarbo.casework.services import append
from kvarbo.people.services import create_person


@transaction.atomic
def join_person(
    *,
    actor: Actor,
    case: Case,
    name: str,
    born_on: dt.date | None,
    draft: Draft,
    expected_seq: int,
    today: dt.date,
    now: dt.datetime,
    key: str,
) -> list[Event]:
    """A person new to the board, joined to the case as the draft tells. Raises as `append`, and BadPerson.

    The draft names no person: her id is not known before she is saved.
    """
    locked = writing.lock(case_id=case.pk)
    zones = permissions.may_write(actor=actor, case=locked, on=today)
    # Trap: each new person has a new id, so the second of two equal calls is known by what was typed.
    mark = fingerprint({**told(draft), "name": name})
    if (earlier := writing.submitted(case=locked, key=key, fingerprint=mark)) is not None:
        return earlier
    if locked.seq != expected_seq:
        raise StaleCase
    zone = draft.zone or "coordination"
    if zone not in zones:
        raise NotAllowed("Du har inte tillgång till den del av ärendet där uppgiften hör hemma.")
    person = create_person(
        actor_id=actor.user_id, board=locked.board, name=name, born_on=born_on, protected=zone == "protected", now=now
    )
    joining = replace(draft, data={**draft.data, "person": person.pk}, about=(*draft.about, person.pk))
    rows = append(actor=actor, case=locked, drafts=[joining], expected_seq=expected_seq, today=today, now=now)
    writing.remember(case=locked, key=key, fingerprint=mark, events=rows)
    return rows
