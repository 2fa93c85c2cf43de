# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from kvarbo.cases.models import CaseAccess

if TYPE_CHECKING:
    from kvarbo.organisation.models import User
    from kvarbo.planning.models import (  # noqa: F401 - named in the bases below
        CaseHappening,
        CasePlan,
        PlanDeadline,
        PlanStep,
    )

Row = TypeVar("Row", bound=Model)


class ZonedQuerySet(QuerySet[Row]):
    """Rows that lie in one zone of one case."""

    def readable_by(self, *, user: User, on: dt.date) -> Self:
        """Only rows in zones of the case that the user holds on the day: also what is counted and ordered."""
        held = CaseAccess.objects.held_by(user=user, on=on)
        return self.filter(Exists(held.filter(case=OuterRef("case"), zone=OuterRef("zone"))))


class StepQuerySet(ZonedQuerySet["PlanStep"]):
    """Steps of plans."""


class DeadlineQuerySet(ZonedQuerySet["PlanDeadline"]):
    def running(self) -> Self:
        return self.filter(state="running")


class PlanQuerySet(QuerySet["CasePlan"]):
    def reached(self, *, today: dt.date) -> Self:
        """Plans that a day since they were made has changed, or whose lines in the lists it has; and those from before
        the lists told what they tell now."""
        from kvarbo.planning.lines import EDITION
        from kvarbo.planning.models import CaseLine

        lines = CaseLine.objects.filter(case=OuterRef("case"), changes_on__lte=today)
        return self.filter(Q(next_change_on__lte=today) | Q(lists__lt=EDITION) | Exists(lines))


class HappeningQuerySet(ZonedQuerySet["CaseHappening"]):
    def since(self, day: dt.date) -> Self:
        return self.filter(on__gte=day)
