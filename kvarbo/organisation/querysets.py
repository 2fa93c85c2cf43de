# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of the organisation by day."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from kvarbo.organisation.models import Absence, Membership


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on_day(self, on: dt.date) -> "MembershipQuerySet":
        """Those that hold on a day, of active users in active units."""
        return self.filter(
            Q(until_day__isnull=True) | Q(until_day__gt=on),
            from_day__lte=on,
            unit__is_active=True,
            user__is_active=True,
        )


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on_day(self, on: dt.date) -> "AbsenceQuerySet":
        """Those that hold on a day."""
        return self.filter(Q(until_day__isnull=True) | Q(until_day__gt=on), from_day__lte=on)

    def from_on(self, on: dt.date) -> "AbsenceQuerySet":
        """Those that hold on a day or later; none that was taken back before it began."""
        return self.filter(Q(until_day__isnull=True) | Q(until_day__gt=on) & Q(until_day__gt=F("from_day")))

    def meeting(self, *, from_day: dt.date, until_day: dt.date | None) -> "AbsenceQuerySet":
        """Those that share a day with a period."""
        found = self.filter(Q(until_day__isnull=True) | Q(until_day__gt=from_day) & Q(until_day__gt=F("from_day")))
        return found if until_day is None else found.filter(from_day__lt=until_day)
