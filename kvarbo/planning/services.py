# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans computed from the log by kvarbo.rules and stored to list and sort by."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Model

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.common.bulk import insert_all
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning import rows
from kvarbo.planning.checks import Difference, check_all
from kvarbo.planning.computing import Plan, compute
from kvarbo.planning.happenings import happening_rows
from kvarbo.planning.lines import lines, moves
from kvarbo.planning.models import CaseHappening, CaseLine, CasePlan, PlanDeadline, PlanStep
from kvarbo.planning.rulebook import current_law
from kvarbo.rules import caselog
from kvarbo.rules.profile import Profile

__all__ = ["Difference", "check_all", "compute", "replan", "replan_all"]


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
    profile = profile or current_profile()
    answer = compute(log=log, law=current_law(), profile=profile, day=today, known_at=known_at)
    plan = store(case=case, log=log, answer=answer, today=today, known_at=known_at)
    store_lines(case=case, log=log, answer=answer, profile=profile, today=today, known_at=known_at)
    return plan


def store(*, case: Case, log: caselog.Log, answer: Plan, today: dt.date, known_at: dt.datetime) -> CasePlan:
    """Replace the case's stored plan by the answer."""
    plan = rows.plan_row(case=case, answer=answer, planned_for=today, known_at=known_at)
    fields = [field.attname for field in CasePlan._meta.concrete_fields if not field.primary_key]
    CasePlan.objects.bulk_create([plan], update_conflicts=True, unique_fields=["case"], update_fields=fields)
    moved = moves(log=log, day=today, known_at=known_at)
    _replace(PlanStep, case, rows.step_rows(case=case, answer=answer, moves=moved))
    _replace(PlanDeadline, case, rows.deadline_rows(case=case, answer=answer))
    return plan


def store_lines(
    *, case: Case, log: caselog.Log, answer: Plan, profile: Profile, today: dt.date, known_at: dt.datetime
) -> None:
    """Replace what the day's lists tell of the case."""
    told = lines(log=log, answer=answer, profile=profile, day=today, known_at=known_at)
    _replace(CaseLine, case, rows.line_rows(case=case, told=told))
    _replace(CaseHappening, case, happening_rows(case=case, log=log, day=today, known_at=known_at))


def _replace(model: type[Model], case: Case, fresh: list[Any]) -> None:
    """Write only the rows that differ from what stands: most events move few of them."""
    names = [field.attname for field in model._meta.concrete_fields if field.name != "id"]
    wanted = {tuple(getattr(row, name) for name in names): row for row in fresh}
    gone = []
    for pk, *held in model._default_manager.filter(case=case).values_list("pk", *names):
        if wanted.pop(tuple(held), None) is None:
            gone.append(pk)
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    insert_all(rows=list(wanted.values()))


def replan_all(*, today: dt.date, now: dt.datetime) -> int:
    """Plan every case again: after an upgrade or a new profile."""
    count = 0
    for case_id in Case.objects.order_by("pk").values_list("pk", flat=True).iterator():
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
            replan(case=case, today=today, now=now)
        count += 1
    return count
