# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kvarbo.casework.permissions import CODES_WITH_NOTICES
from kvarbo.organisation.models import Membership

if TYPE_CHECKING:
    from kvarbo.notices.models import Notice
    from kvarbo.organisation.models import User

# The authority has told the board, or the paper tells of children: the inquiry or the protection begins at once.
AT_ONCE = Q(sender="kfm") | Q(kind="report", children_told="yes")


class NoticeQuerySet(QuerySet["Notice"]):
    def visible_to(self, *, user: User, on: dt.date) -> NoticeQuerySet:
        """Notices at the boards where the user takes in what arrives."""
        places = Membership.objects.on_day(on).filter(user=user, code__in=CODES_WITH_NOTICES)
        return self.filter(board__in=places.values("unit__area__board"))

    def waiting(self) -> NoticeQuerySet:
        """What nobody has decided on: first what the law wants opened today, then the oldest."""
        first = Case(When(AT_ONCE, then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.filter(status="waiting").order_by(first, "received_on", "registered_at", "pk")
