# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A unit's work as one of its staff may see it today. Every number on the pages is counted from these lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.common.collation import sort_key
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Unit
from kvarbo.organisation.selectors import assignable, last_days, names_of_staff
from kvarbo.planning.worklists import Line, unit_lines
from kvarbo.rules.days import add_days
from kvarbo.web.unit.choices import Clocks
from kvarbo.web.visit import Visit, visit_of

DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class Colleague:
    """One of the unit's staff. `absent_until`: the first day back; `leaves_on`: the first day without a place here."""

    user_id: str
    name: str
    absent: bool = False
    absent_until: dt.date | None = None
    leaves_on: dt.date | None = None
    left: bool = False

    @property
    def first_name(self) -> str:
        return self.name.partition(" ")[0]

    @property
    def here(self) -> bool:
        return not (self.absent or self.left)


class Desk:
    """Everything is read once, when a page first asks for it."""

    def __init__(self, *, visit: Visit, unit: Unit, units: Sequence[Unit]) -> None:
        self.visit, self.unit, self.units = visit, unit, units

    @property
    def today(self) -> dt.date:
        return self.visit.today

    @property
    def several(self) -> bool:
        return len(self.units) > 1

    @property
    def slug(self) -> str:
        """The unit for an address; empty when there is none to choose."""
        return self.unit.slug if self.several else ""

    @cached_property
    def leads(self) -> bool:
        """Whether the reader leads the unit, and so gives its households to others."""
        return any(place.unit_id == self.unit.pk and place.code == RoleCode.TEAM_LEADER for place in self.visit.places)

    def unit_name(self, slug: str) -> str:
        unit = self.visit.profile.units.get(slug)
        return unit.name if unit else "en annan enhet"

    @cached_property
    def lines(self) -> list[Line]:
        return unit_lines(user=self.visit.user, unit=self.unit, today=self.today)

    @cached_property
    def open_lines(self) -> list[Line]:
        return [line for line in self.lines if line.closed_on is None]

    @cached_property
    def staff(self) -> list[Colleague]:
        """Those who may be given households, by name."""
        found = [
            Colleague(one.user_id, one.name, bool(one.absent), one.absent_until)
            for one in assignable(unit=self.unit, on=self.today)
        ]
        return sorted(found, key=lambda one: sort_key(one.name))

    @cached_property
    def leavers(self) -> list[Colleague]:
        """Those who have households here and have left, or whose last day is set."""
        staying = {one.user_id for one in self.staff}
        others = self.by_worker.keys() - staying
        if not others:
            return []
        names, last = names_of_staff(ids=others), last_days(unit=self.unit, on=self.today)
        found = [
            Colleague(one, names.get(one, "Någon som har slutat"), leaves_on=last.get(one), left=one not in last)
            for one in others
        ]
        return sorted(found, key=lambda one: (sort_key(one.name), one.user_id))

    @cached_property
    def people(self) -> dict[str, Colleague]:
        return {one.user_id: one for one in (*self.staff, *self.leavers)}

    @cached_property
    def by_worker(self) -> dict[str, list[Line]]:
        """User id → open lines, of everyone appointed here."""
        found: dict[str, list[Line]] = {}
        for line in self.open_lines:
            for user_id in line.assigned:
                found.setdefault(user_id, []).append(line)
        return found

    def has_households(self, user_id: str) -> int:
        return len(self.by_worker.get(user_id, ()))

    def workers_of(self, line: Line) -> list[Colleague]:
        return [self.people[user_id] for user_id in line.assigned if user_id in self.people]

    @cached_property
    def unassigned(self) -> list[Line]:
        """Open, and nobody who works here has it: the order is the list's own."""
        return [line for line in self.open_lines if all(one.left for one in self.workers_of(line))]

    @cached_property
    def days(self) -> list[dt.date]:
        """Today and six days on."""
        return [add_days(self.today, number) for number in range(DAYS_IN_WEEK)]

    @cached_property
    def ending(self) -> list[Line]:
        """Open lines with a last day among the seven."""
        first, last = self.days[0], self.days[-1]
        return [line for line in self.open_lines if line.clock and first <= line.clock.nominal <= last]

    @cached_property
    def evictions(self) -> list[Line]:
        """Open lines with a time for eviction among the seven days."""
        first, last = self.days[0].isoformat(), self.days[-1].isoformat()
        return [line for line in self.open_lines if line.eviction_at and first <= line.eviction_at[:10] <= last]

    @cached_property
    def clocks(self) -> Clocks:
        return Clocks(
            ending=frozenset(line.case_id for line in self.ending),
            unassigned=frozenset(line.case_id for line in self.unassigned),
        )


def units_of(visit: Visit) -> list[Unit]:
    """The units where the visitor works with cases, by name."""
    found = {place.unit_id: place.unit for place in visit.places if place.code in CODES_WITH_CASES}
    return sorted(found.values(), key=lambda unit: sort_key(unit.name))


def desk_of(request: HttpRequest) -> Desk:
    """The unit that the address or the form names, else one's first. Raises Http404 for any but one's own."""
    visit = visit_of(request)
    units = units_of(visit)
    asked = request.GET.get("enhet") or request.POST.get("enhet", "")
    unit = next((one for one in units if not asked or one.slug == asked), None)
    if unit is None:
        raise Http404
    return Desk(visit=visit, unit=unit, units=units)
