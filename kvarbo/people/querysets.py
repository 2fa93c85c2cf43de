# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons by who asks."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from kvarbo.organisation import selectors as organisation

if TYPE_CHECKING:
    from kvarbo.organisation.models import User
    from kvarbo.people.models import Person


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: "User", *, on: dt.date) -> "PersonQuerySet":
        """Persons of the user's boards; protected ones only for whoever has that zone. Merged rows are left out."""
        boards = organisation.board_ids_of(user=user, on=on)
        return self.filter(sight(boards=boards, protected="protected" in organisation.zones_of(user=user, on=on)))


def sight(*, boards: Any, protected: bool, of: str = "") -> Q:
    """The same as a condition, for whoever has asked for the boards and whether the user has the protected zone.

    `of`: the way to the person from another table, as `person__`.
    """
    seen = Q(**{f"{of}board__in": boards, f"{of}merged": False})
    return seen if protected else seen & Q(**{f"{of}protected": False})
