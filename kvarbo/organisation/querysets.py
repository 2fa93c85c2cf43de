# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of the organisation by day."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from kvarbo.organisation.models import Membership


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on_day(self, on: dt.date) -> "MembershipQuerySet":
        """Those that hold on a day, of active users in active units."""
        return self.filter(
            Q(until_day__isnull=True) | Q(until_day__gt=on),
            from_day__lte=on,
            unit__is_active=True,
            user__is_active=True,
        )
