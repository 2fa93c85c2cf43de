# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons by who asks."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models

from kvarbo.organisation import selectors as organisation

if TYPE_CHECKING:
    from kvarbo.organisation.models import User
    from kvarbo.people.models import Person


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: "User", *, on: dt.date) -> "PersonQuerySet":
        """Persons of the user's boards; protected ones only for whoever has that zone. Merged rows are left out."""
        return self.in_sight(user, on=on, protected="protected" in organisation.zones_of(user=user, on=on))

    def in_sight(self, user: "User", *, on: dt.date, protected: bool) -> "PersonQuerySet":
        """The same where it has been asked already whether the user has the protected zone."""
        found = self.filter(board__in=organisation.board_ids_of(user=user, on=on), merged=False)
        return found if protected else found.filter(protected=False)
