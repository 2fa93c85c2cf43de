# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much there is of what every page tells of, in one question; what there is none of is not asked for again."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import IntegerField, QuerySet, Subquery

from kvarbo.common.prepared import Prepared
from kvarbo.notices.models import HiddenHit, Notice, UnfinishedNotice
from kvarbo.organisation.models import User
from kvarbo.web.visit import Visit
from kvarbo.workplace.models import FormDraft
from kvarbo.workplace.selectors import shown_at


class Tally(NamedTuple):
    """`notices`: what waits at the visitor's boards. `hits`: hidden hits of all, whoever may see them."""

    notices: int
    hits: int
    messages: int
    papers: int
    drafts: int


class _Count(Subquery):
    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def _counts(user: str, today: dt.date, now: dt.datetime) -> QuerySet[User, Any]:
    reader = User(pk=user)
    return User.objects.filter(pk=user).values_list(
        _Count(Notice.objects.visible_to(user=reader, on=today).filter(status="waiting").values("pk")),
        _Count(HiddenHit.objects.filter(handled_at=None).values("pk")),
        _Count(shown_at(now=now).values("pk")),
        _Count(UnfinishedNotice.objects.filter(user=reader).values("pk")),
        _Count(FormDraft.objects.filter(user=reader).values("pk")),
    )


COUNTS = Prepared(_counts)


def tally(visit: Visit) -> Tally:
    """Asked for once in a request."""
    if "tally" not in visit.kept:
        [row] = COUNTS.rows(user=visit.user.pk, today=visit.today, now=visit.now)
        visit.kept["tally"] = Tally._make(row)
    found: Tally = visit.kept["tally"]
    return found
