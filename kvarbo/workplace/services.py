# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping what staff may count on. Nothing here belongs to a case: a case is written by casework alone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import transaction

from kvarbo.common.stockholm import day_of
from kvarbo.organisation.models import User
from kvarbo.workplace.models import LONGEST_PATH, FormDraft, ListChoice, NewsSeen, Presence

LONGEST_QUERY, LONGEST_VALUE, LONGEST_NAME = 400, 10_000, 60
MOST_FIELDS, MOST_VALUES, MOST_DRAFTS = 120, 60, 50
LONGEST_DRAFT = 60_000
# Never kept, whatever form they come from.
NEVER = ("csrfmiddlewaretoken", "password", "old_password", "new_password1", "new_password2")
# A page that is opened writes no row each time.
AT_LEAST = dt.timedelta(minutes=1)


def remember_list(*, user: User, name: str, query: str) -> None:
    """Keep how a list was left. What is too long to be choices is not kept."""
    if len(query) > LONGEST_QUERY:
        return
    ListChoice.objects.update_or_create(user=user, name=name, defaults={"query": query})


# A savepoint of its own would be two questions more on the page that everyone opens first.
@transaction.atomic(savepoint=False)
def seen(*, user: User, now: dt.datetime) -> dt.datetime | None:
    """Note that the user is here. Answers when the user's working day before this one ended; None on the first."""
    today = day_of(now)
    row, fresh = Presence.objects.select_for_update().get_or_create(
        user=user, defaults={"day": today, "last_at": now, "ended_before": None}
    )
    if fresh:
        return None
    if today > row.day:
        row.ended_before, row.day, row.last_at = row.last_at, today, now
        row.save(update_fields=["ended_before", "day", "last_at"])
    elif now - row.last_at >= AT_LEAST:
        row.last_at = now
        row.save(update_fields=["last_at"])
    return row.ended_before


def keep_draft(
    *, user: User, path: str, values: Mapping[str, str | Sequence[str]], now: dt.datetime
) -> FormDraft | None:
    """Keep what was typed in the form at an address, right or wrong; again replaces it. None when nothing is kept."""
    kept = _trimmed(values)
    told = json.dumps(kept, ensure_ascii=False)
    if not kept or len(told) > LONGEST_DRAFT or not _is_address(path):
        return None
    with transaction.atomic():
        found, _ = FormDraft.objects.update_or_create(
            user=user, path=path, defaults={"values_told": told, "saved_at": now}
        )
        _drop_oldest(user)
    return found


def drop_draft(*, user: User, path: str) -> None:
    """Throw away what was typed there, if anything was. Only the user's own."""
    FormDraft.objects.filter(user=user, path=path).delete()


def note_news(*, user: User, newest: str, now: dt.datetime) -> None:
    """The user has opened the page of news."""
    NewsSeen.objects.update_or_create(user=user, defaults={"newest": newest, "seen_at": now})


def tidy(*, now: dt.datetime) -> int:
    """Delete drafts that have lain longer than the municipality keeps them. How many."""
    oldest = now - dt.timedelta(hours=24 * settings.KVARBO_DRAFT_DAYS)
    gone, _ = FormDraft.objects.filter(saved_at__lt=oldest).delete()
    return gone


def _is_address(path: str) -> bool:
    return path.startswith("/") and path.isprintable() and len(path) <= LONGEST_PATH


def _trimmed(values: Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    """Field → its values, without secrets and what no form of ours has. A NUL is nothing that anyone has typed."""
    kept: dict[str, list[str]] = {}
    for name in list(values)[:MOST_FIELDS]:
        if name in NEVER or len(name) > LONGEST_NAME:
            continue
        told = values[name]
        texts = [told] if isinstance(told, str) else list(told)[:MOST_VALUES]
        kept[name] = [str(text).replace("\x00", "")[:LONGEST_VALUE] for text in texts]
    return kept


def _drop_oldest(user: User) -> None:
    rows = FormDraft.objects.filter(user=user).order_by("-saved_at", "-pk").values_list("pk", flat=True)
    FormDraft.objects.filter(pk__in=list(rows[MOST_DRAFTS:])).delete()
