# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contact that was just made. It never conflicts with what others write: both happened."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.cases import writing
from kvarbo.cases.digests import fingerprint
from kvarbo.cases.models import Case, Event
from kvarbo.casework import permissions
from kvarbo.casework.drafts import Actor, Draft
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import append

CONTACTS = frozenset({"contact", "visit", "letter_sent"})


@transaction.atomic
def log_contact(*, actor: Actor, case: Case, draft: Draft, today: dt.date, now: dt.datetime, key: str) -> list[Event]:
    """Write the contact over whatever the log holds by now. The same key gives what it gave before.

    Raises NotAllowed, BadEvent, CaseNotFound, and KeyReused when the key came with another contact.
    """
    if draft.type not in CONTACTS or draft.corrects:
        raise NotAllowed("Så här loggas bara en ny kontakt.")
    locked = writing.lock(case_id=case.pk)
    permissions.may_write(actor=actor, case=locked, on=today)
    # Trap: the clock is ours, so two presses on either side of a minute would tell different times.
    mark = fingerprint([draft.type, draft.data, draft.reason])
    if (earlier := writing.submitted(case=locked, key=key, fingerprint=mark)) is not None:
        return earlier
    if locked.closed_on is not None:
        raise NotAllowed("Ärendet är avslutat. Öppna det igen för att logga en kontakt.")
    rows = append(actor=actor, case=locked, drafts=[draft], expected_seq=locked.seq, today=today, now=now)
    writing.remember(case=locked, key=key, fingerprint=mark, events=rows)
    return rows
