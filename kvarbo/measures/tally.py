# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the counting gathers: of so many in a unit and a month, in how many it was so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kvarbo.cases.models import CaseAccess, CasePerson
from kvarbo.organisation.models import Unit
from kvarbo.rules.days import add_days, add_months

Key = tuple[str, dt.date, str]


@dataclass(slots=True)
class Tally:
    """Counts by (unit, month, measure)."""

    parts: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    wholes: dict[Key, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, *, unit: str, month: dt.date, measure: str, hit: bool) -> None:
        self.wholes[unit, month, measure] += 1
        self.parts[unit, month, measure] += hit

    def of(self, key: Key) -> tuple[int, int]:
        """(part, whole); nothing counted is none of none."""
        return self.parts.get(key, 0), self.wholes.get(key, 0)


def month_of(day: dt.date) -> dt.date:
    return day.replace(day=1)


def last_day(month: dt.date) -> dt.date:
    return add_days(add_months(month, 1), -1)


def months_back(*, today: dt.date, count: int) -> list[dt.date]:
    """The month of today and those before it, the oldest first."""
    this = month_of(today)
    return [add_months(this, -back) for back in range(count - 1, -1, -1)]


def zones_by_unit(units: Iterable[Unit]) -> dict[str, frozenset[str]]:
    """Unit → the zones that it holds. What lies in another zone is not the unit's to count."""
    return {unit.slug: frozenset(unit.zones) - {"protected"} for unit in units}


def protected_cases() -> set[str]:
    """Cases where anything lies in the protected zone: left out, so that a count can never point at anybody."""
    persons = CasePerson.objects.filter(zone="protected").values_list("case_id", flat=True)
    readers = CaseAccess.objects.filter(zone="protected").values_list("case_id", flat=True)
    return {*persons, *readers}


def chunks(ids: Iterable[str], size: int = 200) -> Iterator[list[str]]:
    found = sorted(set(ids))
    for start in range(0, len(found), size):
        yield found[start : start + size]
