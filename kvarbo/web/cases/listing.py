# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""My unit's and my cases, by the nearest day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case as Choose
from django.db.models import DateField, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Least

from kvarbo.cases.models import Case, CaseAccess, CasePerson, Event
from kvarbo.organisation.selectors import current_profile
from kvarbo.people.models import Person
from kvarbo.planning.models import CasePlan, PlanDeadline, PlanStep
from kvarbo.web.cases.flags import eviction_chips
from kvarbo.web.cases.plan_rows import rule_title
from kvarbo.web.cases.reading import UNSEEN_NAME, CaseReading
from kvarbo.web.ui.clock import Clock, no_clock
from kvarbo.web.ui.dates import near_day
from kvarbo.web.ui.plan import AIM, clock_for
from kvarbo.web.ui.shapes import Chip
from kvarbo.web.visit import Visit

PER_PAGE = 50
LAW_FIRST = Choose(When(required="law", then=0), default=1)
FAR = Value(dt.date.max, output_field=DateField())


@dataclass(frozen=True)
class CaseRow:
    case: Case
    household: str
    chips: list[Chip]
    clock: Clock
    clock_title: str
    step: str
    # Another unit's name, when the step is theirs.
    step_of: str
    step_when: str
    late: bool
    section: str
    unit: str


def page_of_cases(visit: Visit, *, number: str) -> Page[Case]:
    cases = Case.objects.visible_to(user=visit.user, on=visit.today).open()
    ordered = _nearest_first(cases, visit)
    return Paginator(ordered, PER_PAGE).get_page(number)


def case_rows(visit: Visit, cases: Iterable[Case]) -> list[CaseRow]:
    """The rows of one page, in a handful of queries."""
    found = list(cases)
    ids = [case.pk for case in found]
    readable = PlanStep.objects.readable_by(user=visit.user, on=visit.today).to_do()
    deadlines = _first(_running(visit).filter(case__in=ids).order_by("nominal", "key"))
    late_law = Choose(When(required="law", due__lt=visit.today, then=0), default=1)
    # What the reader's own unit can do about it first, as the case page does.
    own = {place.unit.slug for place in visit.places}
    theirs = Choose(When(unit__in=own, then=0), default=1)
    order = (theirs, late_law, F("due").asc(nulls_last=True), LAW_FIRST, "key")
    steps = _first(readable.filter(case__in=ids).order_by(*order))
    names, units, sections = _names(visit, ids), _units(visit, ids), _sections(ids)
    evictions = _evictions(visit, found)
    rows = [_row(case, visit, deadlines.get(case.pk), steps.get(case.pk)) for case in found]
    return [
        replace(
            row,
            household=names.get(row.case.pk, row.household),
            section=sections.get(row.case.pk, ""),
            unit=units.get(row.case.pk, ""),
            chips=evictions.get(row.case.pk, []),
        )
        for row in rows
    ]


def _nearest_first(cases: QuerySet[Case], visit: Visit) -> QuerySet[Case]:
    """A step of the law that is late, then the nearest day ahead, then the most overdue; what the reader may read."""
    readable = PlanStep.objects.readable_by(user=visit.user, on=visit.today).to_do()
    clock = _running(visit).filter(case=OuterRef("pk")).order_by("nominal").values("nominal")[:1]
    dues = readable.filter(case=OuterRef("pk"), due__isnull=False).order_by("due")
    ahead = dues.filter(due__gte=visit.today).values("due")[:1]
    nearest = Least(Coalesce(Subquery(clock), FAR), Coalesce(Subquery(ahead), FAR))
    overdue = Coalesce(Subquery(dues.values("due")[:1]), FAR)
    pressing = Exists(dues.filter(required="law", due__lt=visit.today))
    told = cases.annotate(pressing=pressing, nearest=nearest, overdue=overdue)
    return told.order_by("-pressing", "nearest", "overdue", "number")


def _running(visit: Visit) -> QuerySet[PlanDeadline]:
    """Last days that still run; an earliest day is nothing to hurry for, and Kronofogden's aim is no last day."""
    rows = PlanDeadline.objects.readable_by(user=visit.user, on=visit.today).running()
    return rows.filter(kind="last_day", nominal__isnull=False).exclude(rule=AIM)


def _first(rows: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in rows:
        found.setdefault(row.case_id, row)
    return found


def _row(case: Case, visit: Visit, deadline: PlanDeadline | None, step: PlanStep | None) -> CaseRow:
    due = step.due if step else None
    return CaseRow(
        case=case,
        household=f"Ärende {case.number}",
        chips=[],
        clock=_clock(deadline, visit.today),
        clock_title=rule_title(deadline.rule) if deadline else "",
        step=step.title if step else "",
        step_of=_other_unit(step, visit),
        step_when=_step_when(due, visit.today),
        late=bool(due and due < visit.today),
        section="",
        unit="",
    )


def _other_unit(step: PlanStep | None, visit: Visit) -> str:
    if step is None or not step.unit or step.unit in {place.unit.slug for place in visit.places}:
        return ""
    unit = visit.profile.units.get(step.unit)
    return unit.name if unit else ""


def _step_when(due: dt.date | None, today: dt.date) -> str:
    if due is None:
        return ""
    return f"{'skulle ha varit klart' if due < today else 'senast'} {near_day(due, today=today)}"


def _evictions(visit: Visit, cases: list[Case]) -> dict[str, list[Chip]]:
    """Times for eviction that hold, by case; the logs are read only where a time has ever been set."""
    told = Event.objects.filter(case__in=[case.pk for case in cases], type="eviction_time_informed")
    ever = set(told.values_list("case_id", flat=True))
    return {
        case.pk: eviction_chips(CaseReading(visit=visit, case=case), brief=True) for case in cases if case.pk in ever
    }


def _clock(deadline: PlanDeadline | None, today: dt.date) -> Clock:
    if deadline is None:
        return no_clock()
    told = {name: getattr(deadline, name) for name in ("kind", "state", "rule", "nominal", "due", "preliminary")}
    return clock_for(told, today=today)


def _names(visit: Visit, ids: list[str]) -> dict[str, str]:
    """The tenant's name by case, where the reader holds the zone it lies in."""
    held = CaseAccess.objects.held_by(user=visit.user, on=visit.today).filter(case__in=ids)
    zones = set(held.values_list("case_id", "zone"))
    rows = CasePerson.objects.filter(case__in=ids, part="tenant", until_day=None).order_by("case", "from_day", "pk")
    tenants = {row.case_id: row.person_id for row in rows if (row.case_id, row.zone) in zones}
    seen = Person.objects.visible_to(visit.user, on=visit.today).in_bulk(set(tenants.values()))
    return {
        case_id: seen[person_id].name if person_id in seen else UNSEEN_NAME for case_id, person_id in tenants.items()
    }


def _units(visit: Visit, ids: list[str]) -> dict[str, str]:
    rows = CaseAccess.objects.on_day(visit.today).filter(case__in=ids, coordinating=True)
    return dict(rows.values_list("case_id", "unit__name"))


def _sections(ids: list[str]) -> dict[str, str]:
    if not ids:
        return {}
    titles = {
        (f"{routine.slug} {routine.version}", section.id): section.title
        for routine in current_profile().routines
        for section in routine.sections
    }
    rows = CasePlan.objects.filter(case__in=ids).values_list("case_id", "routine_version", "section")
    return {case_id: titles.get((version, section), "") for case_id, version, section in rows}
