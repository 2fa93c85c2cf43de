# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a list: the cases asked for, the zones the reader holds in each, the row those zones give, and the steps."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from kvarbo.cases.models import Case, CaseAccess
from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.common.prepared import Prepared
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import places_of
from kvarbo.planning.line_shapes import Line, LineClock, NextStep, Wait
from kvarbo.planning.lines import best_of
from kvarbo.planning.models import PlanStep
from kvarbo.planning.ordering import Known, group_of, is_late, place, reasons, sort_lines, step_order
from kvarbo.rules.marks import without_contact
from kvarbo.rules.words import UNDONE

CASE_FIELDS = ("pk", "number", "opened_on", "closed_on")
LINE_FIELDS = (
    "zones", "arrived_on", "clock_rule", "clock_subject", "clock_nominal", "clock_due", "clock_preliminary",
    "served_on", "eviction_at", "children", "older", "violence", "unasked", "attempts", "first_reached_on",
    "reached_on", "last_try_on", "notices", "debt_percent", "regime", "tenancy", "household", "assigned", "ahead",
)  # fmt: skip
STEP_FIELDS = (
    "case_id", "zone", "state", "outside_title", "key", "step_id", "title", "due", "latest_start", "opens_on",
    "until", "required", "unit", "person", "moved_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, on which day, and for whose steps: those of `units`, and with `person` only that person's."""

    user: User
    today: dt.date
    units: frozenset[str]
    person: str | None


class _Row(NamedTuple):
    """The columns of CaseLine."""

    zones: str = ""
    arrived_on: dt.date | None = None
    clock_rule: str = ""
    clock_subject: str = ""
    clock_nominal: dt.date | None = None
    clock_due: dt.date | None = None
    clock_preliminary: bool = False
    served_on: dt.date | None = None
    eviction_at: str = ""
    children: int = 0
    older: bool = False
    violence: bool = False
    unasked: bool = False
    attempts: int = 0
    first_reached_on: dt.date | None = None
    reached_on: dt.date | None = None
    last_try_on: dt.date | None = None
    notices: int = 0
    debt_percent: int | None = None
    regime: str = ""
    tenancy: str = ""
    household: str = ""
    assigned: str = ""
    ahead: str = ""


# For a reader whose zones tell nothing of the household.
BLANK = _Row()


class _Step(NamedTuple):
    case_id: str
    zone: str
    state: str
    outside_title: str
    key: str
    step_id: str
    title: str
    due: dt.date | None
    latest_start: dt.date | None
    opens_on: dt.date | None
    until: dt.date | None
    required: str
    unit: str
    person: str
    moved_by: str


def own_units(*, user: User, on: dt.date) -> dict[int, str]:
    """The units where the user works with cases on the day: id → slug."""
    places = places_of(user=user, on=on)
    return {place.unit_id: place.unit.slug for place in places if place.code in CODES_WITH_CASES}


def _held(user: str, units: list[int], today: dt.date, cases: QuerySet[CaseAccess]) -> QuerySet[CaseAccess, Any]:
    """The zones that the user holds of the cases: only of those that are open or have something left to do."""
    rows = CaseAccess.objects.held_from(user=User(pk=user), units=units, on=today)
    left = PlanStep.objects.filter(case=OuterRef("case"), state__in=UNDONE)
    open_or_left = Q(case__closed_on=None) | Exists(left)
    return rows.filter(open_or_left, case__in=cases.values("case")).values_list("case_id", "zone")


def _mine(user: str, units: list[int], today: dt.date) -> QuerySet[CaseAccess, Any]:
    """Where the user is assigned."""
    return _held(user, units, today, CaseAccess.objects.on_day(today).filter(user=User(pk=user)))


def _ours(user: str, units: list[int], today: dt.date, unit: int) -> QuerySet[CaseAccess, Any]:
    """Where the unit takes part."""
    return _held(user, units, today, CaseAccess.objects.on_day(today).filter(unit=unit))


MINE, OURS = Prepared(_mine), Prepared(_ours)


def _cases(cases: list[str]) -> QuerySet[Case, Any]:
    return Case.objects.filter(pk__in=cases).values_list(*CASE_FIELDS, *(f"lines__{name}" for name in LINE_FIELDS))


def _steps(cases: list[str]) -> QuerySet[PlanStep, Any]:
    return PlanStep.objects.filter(case__in=cases, state__in=UNDONE).values_list(*STEP_FIELDS)


# Asked by id: with the question of who holds what inside, a planner may go through the whole register.
CASES, STEPS = Prepared(_cases), Prepared(_steps)
# A database takes only so many values in one question.
MOST_AT_ONCE = 4096


def lines_for(asking: Asking, *, ask: Prepared, **given: int) -> list[Line]:
    """The lines of the cases that the asker may read, in their order."""
    units = sorted(own_units(user=asking.user, on=asking.today))
    if not units:
        return []
    held: dict[str, set[str]] = {}
    for case_id, zone in ask.rows(user=asking.user.pk, units=units, today=asking.today, **given):
        held.setdefault(case_id, set()).add(zone)
    steps: dict[str, list[_Step]] = defaultdict(list)
    for raw in _by_id(STEPS, held):
        steps[raw[0]].append(_Step._make(raw))
    placed = []
    for case, row in _rows(_by_id(CASES, held), held):
        one = _Household(asking, held[case[0]], row, steps[case[0]])
        if case[3] is None or one.step or one.parked:
            placed.append(one.line(*case))
    return sort_lines(placed)


def _by_id(ask: Prepared, cases: Collection[str]) -> Iterator[tuple[Any, ...]]:
    wanted = sorted(cases)
    for first in range(0, len(wanted), MOST_AT_ONCE):
        yield from ask.rows(cases=wanted[first : first + MOST_AT_ONCE])


def _rows(found: Iterable[tuple[Any, ...]], held: dict[str, set[str]]) -> Iterator[tuple[tuple[Any, ...], _Row]]:
    """Each case with the row that the held zones give."""
    stored: dict[tuple[Any, ...], dict[str, _Row]] = {}
    for raw in found:
        rows = stored.setdefault(raw[: len(CASE_FIELDS)], {})
        if raw[len(CASE_FIELDS)] is not None:
            rows[raw[len(CASE_FIELDS)]] = _Row._make(raw[len(CASE_FIELDS) :])
    for case, rows in stored.items():
        zones = best_of(rows, held[case[0]])
        yield case, rows[zones] if zones is not None else BLANK


class _Household:
    """One household on its way to a line."""

    def __init__(self, asking: Asking, zones: Collection[str], row: _Row, steps: list[_Step]) -> None:
        self.asking, self.row, self.zones = asking, row, frozenset(zones)
        today = asking.today
        mine: list[NextStep] = []
        parked: list[NextStep] = []
        theirs: list[_Step] = []
        for step in steps:
            back = step.state == "open" or (step.until is not None and step.until <= today)
            if step.zone in zones and self._is_mine(step):
                (mine if back else parked).append(NextStep._make(step[4:]))
            elif back and step.unit and (step.zone in zones or step.unit not in asking.units):
                theirs.append(step)
        self.step = min(mine, key=lambda one: step_order(one, today=today), default=None)
        self.parked = min(parked, key=lambda one: (one.until or dt.date.max, one.key), default=None)
        self.waits = _waits(theirs, zones)

    def _is_mine(self, step: _Step) -> bool:
        if step.unit not in self.asking.units:
            return False
        return self.asking.person is None or step.person in ("", self.asking.person)

    def line(
        self, case_id: str, number: str, opened_on: dt.date, closed_on: dt.date | None
    ) -> tuple[tuple[object, ...], Line]:
        """The line, and what sorts it."""
        row, today = self.row, self.asking.today
        clock = None
        # A case that is only followed up has no clock to hurry for.
        if row.clock_nominal is not None and closed_on is None:
            clock = LineClock(
                row.clock_rule, row.clock_subject, row.clock_nominal, row.clock_due, row.clock_preliminary
            )
        known = Known(
            today, closed_on is not None, clock, row.eviction_at, row.children, row.older, row.violence,
            without_contact(arrived_on=row.arrived_on or opened_on, reached_on=row.reached_on), row.notices,
            row.debt_percent, self.step, self.waits,
        )  # fmt: skip
        group = group_of(known)
        assigned, others = _staff(row.assigned, self.asking.units)
        line = Line(
            case_id, number, opened_on, closed_on, row.arrived_on or opened_on, clock, row.eviction_at, row.children,
            row.older, row.violence, row.attempts, row.reached_on, row.last_try_on, row.notices, row.debt_percent,
            row.regime, self.step, self.waits, self.parked, assigned, others, group,
            is_late(self.step, today=today), reasons(known, group=group),
            row.first_reached_on, row.unasked, row.tenancy, row.household, row.served_on,
            row.ahead, self.zones,
        )  # fmt: skip
        return place(known, group=group, number=number), line


def _waits(steps: list[_Step], zones: Collection[str]) -> tuple[Wait, ...]:
    """One for each unit: the oldest step that the reader sees, else the outside title of what is hidden."""
    seen: dict[str, Wait] = {}
    for step in sorted((s for s in steps if s.zone in zones), key=lambda s: (s.opens_on or dt.date.max, s.key)):
        seen.setdefault(step.unit, Wait(step.unit, step.title, step.opens_on))
    for step in sorted((s for s in steps if s.zone not in zones), key=lambda s: s.outside_title):
        seen.setdefault(step.unit, Wait(step.unit, step.outside_title, None))
    return tuple(seen.values())


def _staff(told: str, units: Collection[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Those appointed at the units asked about, and the others with their units."""
    mine: dict[str, None] = {}
    others: dict[tuple[str, str], None] = {}
    for one in told.split():
        unit, _, user = one.split("/")
        if unit in units:
            mine[user] = None
        else:
            others[user, unit] = None
    return tuple(mine), tuple(others)
