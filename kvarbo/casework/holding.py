# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has which household: the standing assignments of the logs, as far as one reader's zones go."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, QuerySet

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, CaseAccess
from kvarbo.organisation.models import Absence, Membership, Role, Unit, User
from kvarbo.organisation.selectors import Staff, assignable, last_days
from kvarbo.planning.models import PlanStep
from kvarbo.rules import caselog
from kvarbo.rules.words import ZONES

STAFF_TYPES = frozenset({"assigned", "unassigned"})
PROTECTED = "protected"
# Steps that somebody has yet to do.
LEFT = ("open", "waiting", "postponed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One person in one role at one unit, as an event of a case tells it."""

    event_id: str
    unit: str
    role: str
    user_id: str
    zone: str
    from_day: dt.date
    # The day it ends, when that is settled already.
    until_day: dt.date | None = None

    @property
    def holder(self) -> tuple[str, str, str]:
        return self.unit, self.role, self.user_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A household that somebody has, as one reader sees it."""

    case: Case
    assignments: tuple[Assignment, ...]
    # Others at the unit who are named for it too, by user id: a stand-in has a last day.
    beside: tuple[Assignment, ...]

    @property
    def protected(self) -> bool:
        return any(one.zone == PROTECTED for one in self.assignments)


def standing(log: caselog.Log, *, unit: str, on: dt.date, zones: Collection[str] = ZONES) -> list[Assignment]:
    """Who is named at a unit on a day, the first named first; what lies in other zones is not told."""
    if log.last_recorded is None:
        return []
    found: dict[tuple[str, str, str], Assignment] = {}
    for event in caselog.effective(log, day=dt.date.max, known_at=log.last_recorded):
        if event.type not in STAFF_TYPES or event.zone not in zones or unit_of(event) != unit:
            continue
        key = (unit, event.data["role"], event.data["user"])
        if event.on > on:
            if key in found and event.type == "unassigned" and found[key].until_day is None:
                found[key] = replace(found[key], until_day=event.on)
            continue
        found.pop(key, None)
        if event.type == "assigned":
            found[key] = _assignment(event)
    return list(found.values())


def unit_of(event: caselog.Event) -> str:
    """The unit that an assignment is at: the writer's own when it names none."""
    return event.data.get("unit") or event.unit or ""


def _assignment(event: caselog.Event) -> Assignment:
    return Assignment(
        event_id=event.id,
        unit=unit_of(event),
        role=event.data["role"],
        user_id=event.data["user"],
        zone=event.zone,
        from_day=event.on,
    )


def zones_by_case(*, reader: User, cases: Collection[str], on: dt.date) -> dict[str, frozenset[str]]:
    """The zones that a reader holds, by case."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = CaseAccess.objects.held_by(user=reader, on=on).filter(case__in=cases)
    for case_id, zone in rows.values_list("case_id", "zone"):
        found[case_id].add(zone)
    return {case_id: frozenset(zones) for case_id, zones in found.items()}


def held_by(*, reader: User, unit: Unit, user_id: str, on: dt.date) -> list[Held]:
    """The households somebody has at a unit, open or with a step left to do, as far as the reader may know."""
    named = CaseAccess.objects.on_day(on).filter(user=user_id, ground="assigned", case=OuterRef("pk"))
    cases = with_work_left(Case.objects.visible_to(user=reader, on=on).filter(Exists(named)))
    found = list(cases.select_related("board").order_by("number"))
    zones = zones_by_case(reader=reader, cases=[case.pk for case in found], on=on)
    rows = []
    for case in found:
        here = standing(log_of(case=case), unit=unit.slug, on=on, zones=zones.get(case.pk, frozenset()))
        theirs = tuple(one for one in here if one.user_id == user_id)
        if theirs:
            beside = tuple(one for one in here if one.user_id != user_id)
            rows.append(Held(case=case, assignments=theirs, beside=beside))
    return rows


def with_work_left(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Open cases, and closed ones where a step such as the follow-up is still to do."""
    return cases.filter(closed_on__isnull=True) | cases.filter(Exists(_left_to_do()))


def has_work_left(*, case: Case) -> bool:
    return case.closed_on is None or PlanStep.objects.filter(case=case, state__in=LEFT).exists()


def _left_to_do() -> QuerySet[PlanStep]:
    return PlanStep.objects.filter(case=OuterRef("pk"), state__in=LEFT)


def households(*, reader: User, user_ids: Iterable[str], on: dt.date) -> dict[str, int]:
    """How many open households each has, of those the reader sees. A hidden assignment is in nobody's count."""
    seen = Case.objects.visible_to(user=reader, on=on).open()
    rows = CaseAccess.objects.on_day(on).filter(user__in=set(user_ids), ground="assigned", zone="coordination")
    guards = CaseAccess.objects.on_day(on).filter(case=OuterRef("case"), user=OuterRef("user"), zone=PROTECTED)
    mine = CaseAccess.objects.held_by(user=reader, on=on).filter(case=OuterRef("case"), zone=PROTECTED)
    rows = rows.filter(case__in=seen).exclude(Exists(guards) & ~Exists(mine))
    counted = rows.order_by().values("user_id").annotate(count=Count("case", distinct=True))
    return {row["user_id"]: row["count"] for row in counted}


def colleagues(*, reader: User, unit: Unit, on: dt.date, role_slug: str | None = None) -> list[Staff]:
    """Who can be given a household, with how many each has; those who are away last."""
    found = assignable(unit=unit, role_slug=role_slug, on=on)
    counts = households(reader=reader, user_ids=[one.user_id for one in found], on=on)
    told = [replace(one, households=counts.get(one.user_id, 0)) for one in found]
    return sorted(told, key=lambda one: one.absent)


def guards_protected(*, user: User, unit: Unit, on: dt.date) -> bool:
    """Whether somebody's role at the unit is to decide who may see what is protected."""
    slugs = Membership.objects.on_day(on).filter(user=user, unit=unit).values("role_slug")
    return Role.objects.filter(profile=unit.profile, slug__in=slugs, zone=PROTECTED, is_active=True).exists()


def unguarded(*, reader: User, unit: Unit, on: dt.date) -> list[Held]:
    """Protected assignments whose holder is away, about to leave or gone: told only to who may decide of them."""
    if not guards_protected(user=reader, unit=unit, on=on):
        return []
    rows = CaseAccess.objects.on_day(on).filter(zone=PROTECTED, user__isnull=False, case__closed_on__isnull=True)
    rows = rows.filter(case__in=Case.objects.visible_to(user=reader, on=on)).exclude(user=reader)
    held = {(row.case_id, row.user_id): row.case for row in rows.select_related("case__board")}
    here = _here(unit=unit, on=on)
    found = []
    for (_, user_id), case in sorted(held.items(), key=lambda pair: pair[1].number):
        if user_id in here:
            continue
        named = standing(log_of(case=case), unit=unit.slug, on=on)
        theirs = tuple(one for one in named if one.user_id == user_id and one.zone == PROTECTED)
        # Where somebody who is here guards it too, nothing waits.
        others = any(one.zone == PROTECTED and one.user_id in here for one in named)
        if theirs and not others:
            found.append(Held(case=case, assignments=theirs, beside=()))
    return found


def _here(*, unit: Unit, on: dt.date) -> set[str]:
    """Who works at the unit today, is not away, and has no last day."""
    staff = set(Membership.objects.on_day(on).filter(unit=unit).values_list("user_id", flat=True))
    away = set(Absence.objects.on_day(on).filter(user__in=staff).values_list("user_id", flat=True))
    return staff - away - set(last_days(unit=unit, on=on))
