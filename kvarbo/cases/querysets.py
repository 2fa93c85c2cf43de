# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from kvarbo.organisation.models import Membership

if TYPE_CHECKING:
    from kvarbo.cases.models import Case, CaseAccess
    from kvarbo.organisation.models import User

# Registrars reach cases only through matching, process leaders and systems not at all.
CODES_WITH_CASES = ("caseworker", "team_leader")


class CaseAccessQuerySet(QuerySet["CaseAccess"]):
    def on_day(self, on: dt.date) -> CaseAccessQuerySet:
        return self.filter(Q(until_day__isnull=True) | Q(until_day__gt=on), from_day__lte=on)

    def held_by(self, *, user: User, on: dt.date) -> CaseAccessQuerySet:
        """Rows that the user holds on the day, in person or through a unit."""
        memberships = Membership.objects.on_day(on).filter(user=user, code__in=CODES_WITH_CASES)
        # An assignment dies with the last membership: whoever has left sees nothing.
        mine = Q(user=user) & Exists(memberships)
        return self.on_day(on).filter(mine | Q(unit__in=memberships.values("unit")))

    def held_from(self, *, user: User, units: Collection[int], on: dt.date) -> CaseAccessQuerySet:
        """The same for whoever has asked already in which units the user works with cases on the day.

        Told by ids, a long list is found through indexes; a planner that must ask for them reads every row there is.
        """
        return self.on_day(on).filter(Q(user=user) | Q(unit__in=units)) if units else self.none()


class CaseQuerySet(QuerySet["Case"]):
    def visible_to(self, *, user: User, on: dt.date) -> CaseQuerySet:
        """The one source of case rows for pages: those where the user holds any zone on the day."""
        from kvarbo.cases.models import CaseAccess

        return self.filter(Exists(CaseAccess.objects.held_by(user=user, on=on).filter(case=OuterRef("pk"))))

    def open(self) -> CaseQuerySet:
        return self.filter(closed_on__isnull=True)
