# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the months: whose they are to read, and which households this month's figures are about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from kvarbo.cases.models import Case
from kvarbo.common.collation import swedish
from kvarbo.measures.contacts import cases_with_notice, days_of, meetings
from kvarbo.measures.enums import Measure
from kvarbo.measures.exceptions import UnitNotYours
from kvarbo.measures.models import UnitMonth
from kvarbo.measures.services import MONTHS
from kvarbo.measures.steps import demanded
from kvarbo.measures.tally import month_of, months_back, protected_cases, zones_by_unit
from kvarbo.organisation.models import Membership, Unit, User
from kvarbo.rules.profile import MeasureRules
from kvarbo.rules.words import UNDONE


@dataclass(frozen=True, slots=True)
class Figure:
    """A month of one measure: of so many, in how many it was so; None of none if it has not been counted."""

    month: dt.date
    part: int
    of: int
    definition: str


@dataclass(frozen=True, slots=True)
class Behind:
    """A household that the reader may read and that this month's figures count."""

    case_id: str
    number: str
    undone: int = 0
    missed: tuple[Measure, ...] = ()


def units_to_read(*, user: User, on: dt.date) -> QuerySet[Unit]:
    """Units whose months the user may read: those one leads, and all of the board for whoever leads the process."""
    mine = Membership.objects.on_day(on).filter(user=user)
    led = mine.filter(code="team_leader").values("unit_id")
    boards = mine.filter(code="process_leader").values("unit__area__board_id")
    units = Unit.objects.filter(is_active=True)
    found = units.filter(pk__in=led) | units.filter(area__board__in=boards)
    return found.select_related("area__board").order_by(swedish("name"), "pk")


def get_unit(*, user: User, slug: str, on: dt.date) -> Unit:
    """One of the units whose months the user may read; without a slug the first. Raises UnitNotYours."""
    # Compared here, not asked for: what stands in an address may be anything, and a database takes no NUL.
    unit = next((one for one in units_to_read(user=user, on=on) if slug in ("", one.slug)), None)
    if unit is None:
        raise UnitNotYours
    return unit


def leads(*, user: User, unit: Unit, on: dt.date) -> bool:
    """Whether the user leads this very unit, and so may see households behind a figure."""
    return Membership.objects.on_day(on).filter(user=user, unit=unit, code="team_leader").exists()


def series(*, unit: Unit, today: dt.date) -> dict[str, list[Figure]]:
    """Measure → its months, the oldest first. A month that nobody has counted is not there."""
    months = months_back(today=today, count=MONTHS)
    rows = UnitMonth.objects.filter(unit=unit, month__in=months).order_by("month")
    found: dict[str, list[Figure]] = {measure: [] for measure in Measure.values}
    for month, measure, part, of, definition in rows.values_list("month", "measure", "part", "of", "definition"):
        found[measure].append(Figure(month, part, of, definition))
    return found


def counted_at(*, unit: Unit) -> dt.datetime | None:
    """When the unit's months were last counted."""
    return UnitMonth.objects.filter(unit=unit).order_by("-computed_at").values_list("computed_at", flat=True).first()


def this_month(*, units: list[Unit], today: dt.date) -> dict[int, dict[str, Figure]]:
    """Unit → measure → the month of today."""
    month = month_of(today)
    found: dict[int, dict[str, Figure]] = {unit.pk: {} for unit in units}
    for row in UnitMonth.objects.filter(unit__in=units, month=month):
        found[row.unit_id][row.measure] = Figure(month, row.part, row.of, row.definition)
    return found


def behind(*, user: User, unit: Unit, rules: MeasureRules, today: dt.date, now: dt.datetime) -> list[Behind]:
    """Households behind this month's figures, those with most left undone first: only cases that the user reads."""
    month, hidden = month_of(today), protected_cases()
    steps = demanded(first=month, today=today).filter(unit=unit.slug, state__in=UNDONE, zone__in=unit.zones)
    undone = Counter(steps.readable_by(user=user, on=today).values_list("case_id", flat=True))
    visible = Case.objects.visible_to(user=user, on=today)
    came = visible.filter(pk__in=cases_with_notice(since=month) - hidden).values_list("pk", flat=True)
    missed: dict[str, tuple[Measure, ...]] = {}
    for one in meetings(case_ids=set(came), zones=zones_by_unit([unit]), today=today, now=now):
        if one.unit == unit.slug and month_of(one.received_on) == month:
            late = [name for name, last in days_of(one, rules=rules) if one.missed(last, today=today)]
            missed |= {one.case_id: tuple(late)} if late else {}
    ids = (set(undone) | set(missed)) - hidden
    numbers = dict(visible.filter(pk__in=ids).values_list("pk", "number"))
    rows = [Behind(pk, number, undone[pk], missed.get(pk, ())) for pk, number in numbers.items()]
    return sorted(rows, key=lambda row: (-len(row.missed), -row.undone, row.number))
