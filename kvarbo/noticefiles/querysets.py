# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kvarbo.casework.permissions import CODES_WITH_NOTICES
from kvarbo.organisation.models import Membership

if TYPE_CHECKING:
    from kvarbo.noticefiles.models import ImportFile
    from kvarbo.organisation.models import User


class ImportFileQuerySet(QuerySet["ImportFile"]):
    def visible_to(self, *, user: User, on: dt.date) -> ImportFileQuerySet:
        """Files at the boards where the user takes in what arrives."""
        places = Membership.objects.on_day(on).filter(user=user, code__in=CODES_WITH_NOTICES)
        return self.filter(board__in=places.values("unit__area__board"))

    def without_rows(self) -> ImportFileQuerySet:
        """For lists: the rows of a file are large, and decrypting them costs."""
        return self.defer("rows", "findings")
