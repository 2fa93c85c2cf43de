# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers begun and not registered yet: kept on the server, encrypted, for the one who began them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import fields

from django.db import transaction

from kvarbo.casework.permissions import board_of
from kvarbo.casework.services import Actor
from kvarbo.common.stockholm import day_of
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.exceptions import BadNotice, UnfinishedNotFound
from kvarbo.notices.models import Notice, UnfinishedNotice
from kvarbo.notices.papers import PAPERS
from kvarbo.organisation.models import User

LONGEST_VALUE, MOST = 4000, 50
# It stands in addresses too.
KEY = re.compile(r"[-\w]{1,80}", re.ASCII)


@transaction.atomic
def save_unfinished(
    *, actor: Actor, paper: str, values: Mapping[str, str], key: str, now: dt.datetime
) -> UnfinishedNotice:
    """Keep what has been typed so far, right or wrong. The same key again replaces it. Raises BadNotice, NotAllowed."""
    board_of(actor=actor, on=day_of(now))
    if paper not in PAPERS:
        raise BadNotice({"paper": f"Okänt papper ”{paper}”. Välj ett i listan."})
    if not KEY.fullmatch(key):
        raise BadNotice({"paper": "Utkastet går inte att spara. Ladda om sidan och försök igen."})
    if Notice.objects.filter(registered_by=actor.user_id, submission_key=key).exists():
        raise BadNotice({"paper": "Papperet är redan registrerat. Inget utkast sparades."})
    known = {one.name for one in fields(NoticeDraft)} | {"board"}
    kept = {name: str(text)[:LONGEST_VALUE] for name, text in values.items() if name in known and str(text).strip()}
    found, _ = UnfinishedNotice.objects.update_or_create(
        user_id=actor.user_id,
        key=key,
        defaults={"paper": paper, "values_told": json.dumps(kept, ensure_ascii=False), "saved_at": now},
    )
    _drop_oldest(actor.user_id)
    return found


def discard_unfinished(*, actor: Actor, key: str) -> None:
    """Throw it away, if it is there. Only the actor's own."""
    UnfinishedNotice.objects.filter(user_id=actor.user_id, key=key).delete()


def unfinished(*, user: User) -> list[UnfinishedNotice]:
    """The user's own, the newest first."""
    return list(UnfinishedNotice.objects.filter(user=user).order_by("-saved_at", "-pk"))


def get_unfinished(*, user: User, key: str) -> UnfinishedNotice:
    """One of the user's own. Raises UnfinishedNotFound, the same for none and for another's."""
    found = UnfinishedNotice.objects.filter(user=user, key=key).first() if KEY.fullmatch(key) else None
    if found is None:
        raise UnfinishedNotFound
    return found


def _drop_oldest(user_id: str) -> None:
    rows = UnfinishedNotice.objects.filter(user_id=user_id).order_by("-saved_at", "-pk").values_list("pk", flat=True)
    UnfinishedNotice.objects.filter(pk__in=list(rows[MOST:])).delete()
