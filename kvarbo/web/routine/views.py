# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the service itself falls short, by unit and month: for those who lead."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.measures import selectors
from kvarbo.measures.enums import Measure
from kvarbo.measures.exceptions import UnitNotYours
from kvarbo.organisation.models import Unit
from kvarbo.planning.worklists import details, unit_lines
from kvarbo.rules.profile import MeasureRules
from kvarbo.rules.wording import say_list
from kvarbo.web.routine import telling
from kvarbo.web.ui.dates import MONTHS, short_moment
from kvarbo.web.ui.words import count_of, upper_first
from kvarbo.web.visit import Visit, visit_of

MOST = 20
MISSED = {
    Measure.NO_CONTACT_EARLY: "inte nådd de första dagarna",
    Measure.NO_CONTACT_LAW: "inte nådd före lagens sista dag",
}
UNCOUNTED = "Kommunen har inte bestämt hur det här ska räknas. Det görs i profilens val, under mått."


@dataclass(frozen=True)
class BehindRow:
    number: str
    name: str
    what: str


@dataclass(frozen=True)
class UnitRow:
    name: str
    url: str
    cells: tuple[str, ...]


@require_safe
def unit_routine(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    try:
        unit = selectors.get_unit(user=visit.user, slug=request.GET.get("enhet", ""), on=visit.today)
    except UnitNotYours:
        raise Http404 from None
    units = list(selectors.units_to_read(user=visit.user, on=visit.today))
    rules: MeasureRules | None = visit.profile.choices["measures"]
    context = {
        "unit": unit,
        "month": f"{upper_first(MONTHS[visit.today.month - 1])} {visit.today.year}, hittills",
        "choices": _choices(units, unit),
        "lead": UNCOUNTED,
        "blocks": [],
    }
    if rules is not None:
        context |= _counted(visit, unit, units, rules)
    return render(request, "routine/unit.html", context)


def _counted(visit: Visit, unit: Unit, units: list[Unit], rules: MeasureRules) -> dict[str, object]:
    series = selectors.series(unit=unit, today=visit.today)
    counted = selectors.counted_at(unit=unit)
    found: dict[str, object] = {
        "lead": telling.lead(series, rules=rules),
        "blocks": telling.blocks(series, rules=rules, board=unit.area.board.name),
        "versions": telling.versions(series),
        "counted": short_moment(counted, today=visit.today) if counted else "",
        "rules": rules,
        "rows": _unit_rows(visit, units, unit) if len(units) > 1 else [],
    }
    if selectors.leads(user=visit.user, unit=unit, on=visit.today):
        found |= _behind(visit, unit, rules)
    return found


def _choices(units: list[Unit], unit: Unit) -> list[tuple[str, str, bool, None]]:
    """One choice for each unit that the reader may choose."""
    return [(one.name, f"?enhet={one.slug}", one == unit, None) for one in units] if len(units) > 1 else []


def _unit_rows(visit: Visit, units: list[Unit], unit: Unit) -> list[UnitRow]:
    """Each unit's running month. In the order of their names: it is no ranking."""
    months = selectors.this_month(units=units, today=visit.today)
    here = reverse("unit-routine")
    rows = []
    for one in units:
        figures = months[one.pk]
        shown = [figures.get(name) for name in (Measure.STEP_NOT_DONE, Measure.STEP_LATE, *MISSED)]
        if not any(figure and figure.of for figure in shown):
            continue
        cells = [_cell(figure) for figure in shown]
        rows.append(UnitRow(one.name, f"{here}?enhet={one.slug}", tuple(cells)))
    return rows


def _cell(figure: selectors.Figure | None) -> str:
    return f"{figure.part} av {figure.of}" if figure and figure.of else "–"


def _behind(visit: Visit, unit: Unit, rules: MeasureRules) -> dict[str, object]:
    """The households that the reader leads the work with, and that this month's figures count."""
    found = selectors.behind(user=visit.user, unit=unit, rules=rules, today=visit.today, now=visit.now)
    shown = found[:MOST]
    ids = {row.case_id for row in shown}
    lines = [line for line in unit_lines(user=visit.user, unit=unit, today=visit.today) if line.case_id in ids]
    known = details(user=visit.user, lines=lines, today=visit.today)
    rows = [BehindRow(row.number, known[row.case_id].name if row.case_id in known else "", _what(row)) for row in shown]
    return {"behind": rows, "behind_count": len(found), "behind_more": len(found) - len(shown), "leads": True}


def _what(row: selectors.Behind) -> str:
    parts = [MISSED[name] for name in row.missed]
    if row.undone:
        parts.append(
            f"{count_of(row.undone, one='steg', many='steg')} inte gjorda" if row.undone > 1 else "ett steg inte gjort"
        )
    return upper_first(say_list(parts))
