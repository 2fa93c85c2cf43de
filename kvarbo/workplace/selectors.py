# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what staff may count on. Each reads the user's own and nothing else."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from kvarbo.organisation.models import User
from kvarbo.workplace.models import FormDraft, ListChoice, NewsSeen, OperationsMessage


def left_list(*, user: User, name: str) -> str:
    """The choices of a list as the user left it, as in its address; empty for none."""
    found = ListChoice.objects.filter(user=user, name=name).values_list("query", flat=True).first()
    return found or ""


def draft_of(*, user: User, path: str) -> FormDraft | None:
    """What the user has typed in the form at that address, if anything waits there."""
    return FormDraft.objects.filter(user=user, path=path).first()


def drafts_of(*, user: User) -> list[FormDraft]:
    """All that the user has begun and not saved, the newest first."""
    return list(FormDraft.objects.filter(user=user).order_by("-saved_at", "-pk"))


def shown_at(*, now: dt.datetime) -> QuerySet[OperationsMessage]:
    """The messages of the moment, in no order: what has begun, has not ended and nobody has ended."""
    return OperationsMessage.objects.filter(Q(until_at=None) | Q(until_at__gt=now), from_at__lte=now, ended_at=None)


def messages_now(*, now: dt.datetime) -> list[OperationsMessage]:
    """What everyone is told about the service at this moment, outages first."""
    return sorted(shown_at(now=now), key=lambda one: (one.level != "outage", one.level != "disturbance", -one.pk))


def messages_told() -> list[OperationsMessage]:
    """All of them, the latest first."""
    return list(OperationsMessage.objects.order_by("-from_at", "-pk"))


def news_seen(*, user: User) -> str:
    """The newest news that the user has seen; empty for none."""
    return NewsSeen.objects.filter(user=user).values_list("newest", flat=True).first() or ""
