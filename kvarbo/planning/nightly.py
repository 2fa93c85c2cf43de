# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning again the cases that a new day has changed: the night's work, one case at a time."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError, transaction

from kvarbo.cases.models import Case
from kvarbo.common.logs import place_of_fault
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning.models import CasePlan
from kvarbo.planning.services import replan

__all__ = ["Faulty", "Replanned", "plans_behind", "replan_reached"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A case that could not be planned again: its opaque id and the kind of fault, nothing it says."""

    case_id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Replanned:
    count: int
    faulty: tuple[Faulty, ...] = ()


def plans_behind(*, today: dt.date) -> bool:
    """Whether a day has changed some plan that has not been made again since."""
    return CasePlan.objects.reached(today=today).exists()


def replan_reached(*, today: dt.date, now: dt.datetime, beat: Callable[[int], None] | None = None) -> Replanned:
    """Plan again the cases whose plan a day has changed. One that cannot be planned never stops the others.

    `beat` is told after each case how many are done. Without a database it stops.
    """
    rows = CasePlan.objects.reached(today=today).order_by("next_change_on", "case_id")
    profile, faulty, count = current_profile(), list[Faulty](), 0
    for case_id in list(rows.values_list("case_id", flat=True)):
        try:
            with transaction.atomic():
                case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
                replan(case=case, today=today, now=now, profile=profile)
            count += 1
        except (InterfaceError, OperationalError):
            raise
        except Exception as fault:
            # Whatever one log makes the engine do, the next household must still have its plan.
            faulty.append(Faulty(case_id, type(fault).__name__))
            log.error("case %s not planned: %s at %s", case_id, type(fault).__name__, place_of_fault(fault))
        if beat is not None:
            beat(count)
    return Replanned(count, tuple(faulty))
