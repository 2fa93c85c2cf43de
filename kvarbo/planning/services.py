# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans computed from the log by kvarbo.rules and stored to list and sort by."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.common.bulk import insert_all
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning import rows
from kvarbo.planning.checks import Difference, check_all
from kvarbo.planning.computing import Plan, compute
from kvarbo.planning.models import CasePlan, PlanDeadline, PlanStep
from kvarbo.planning.rulebook import current_law
from kvarbo.rules import caselog
from kvarbo.rules.profile import Profile

__all__ = ["Difference", "check_all", "compute", "replan", "replan_all", "replan_reached"]


@transaction.atomic
def replan(
    *,
    case: Case,
    today: dt.date,
    now: dt.datetime,
    log: caselog.Log | None = None,
    profile: Profile | None = None,
) -> CasePlan:
    """Plan the case for today with all that is known now, and store it. `log` spares reading it again."""
    log = log if log is not None else log_of(case=case)
    # Trap: an event entered in the same instant as the one before it is recorded a microsecond later than now.
    known_at = max(now, log.last_recorded or now)
    answer = compute(log=log, law=current_law(), profile=profile or current_profile(), day=today, known_at=known_at)
    return store(case=case, answer=answer, today=today, known_at=known_at)


def store(*, case: Case, answer: Plan, today: dt.date, known_at: dt.datetime) -> CasePlan:
    """Replace the case's projection by the answer."""
    plan = rows.plan_row(case=case, answer=answer, planned_for=today, known_at=known_at)
    fields = [field.attname for field in CasePlan._meta.concrete_fields if not field.primary_key]
    CasePlan.objects.bulk_create([plan], update_conflicts=True, unique_fields=["case"], update_fields=fields)
    _replace(PlanStep, case, rows.step_rows(case=case, answer=answer))
    _replace(PlanDeadline, case, rows.deadline_rows(case=case, answer=answer))
    return plan


def _replace(model: type[PlanStep] | type[PlanDeadline], case: Case, fresh: list[Any]) -> None:
    """Write only the rows that differ from what stands: most events move few of them."""
    names = [field.attname for field in model._meta.concrete_fields if field.name != "id"]
    wanted = {tuple(getattr(row, name) for name in names): row for row in fresh}
    gone = []
    for pk, *held in model.objects.filter(case=case).values_list("pk", *names):
        if wanted.pop(tuple(held), None) is None:
            gone.append(pk)
    if gone:
        model.objects.filter(pk__in=gone).delete()
    insert_all(rows=list(wanted.values()))


def replan_reached(*, today: dt.date, now: dt.datetime) -> int:
    """Plan again the cases whose plan a day has changed. The night job's whole work."""
    reached = list(CasePlan.objects.reached(today=today).values_list("case_id", flat=True).order_by("case_id"))
    for case_id in reached:
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
            replan(case=case, today=today, now=now)
    return len(reached)


def replan_all(*, today: dt.date, now: dt.datetime) -> int:
    """Plan every case again: after an upgrade or a new profile."""
    count = 0
    for case_id in Case.objects.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
            replan(case=case, today=today, now=now)
        count += 1
    return count
