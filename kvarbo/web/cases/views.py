# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of cases, and one case on one page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.casework.services import record_read
from kvarbo.web.cases import overview
from kvarbo.web.cases.changes import Change, changes_since
from kvarbo.web.cases.event_rows import event_rows
from kvarbo.web.cases.event_views import PLAN_CHANGED
from kvarbo.web.cases.kinds import GROUPS, KINDS, Kind
from kvarbo.web.cases.listing import case_rows, page_of_cases
from kvarbo.web.cases.plan_rows import deadline_rows, event_url, unit_plans
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.ui.dates import short_moment
from kvarbo.web.ui.shapes import Action
from kvarbo.web.visit import visit_of

SOME_EVENTS, SOME_CHANGES = 12, 8


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if not visit.works_with_cases:
        return redirect("notice-list" if visit.takes_in_notices else "rule-list")
    page = page_of_cases(visit, number=request.GET.get("sida", "1"))
    context = {"rows": case_rows(visit, page), "page": page, "now": visit.now, "count": page.paginator.count}
    return render(request, "cases/list.html", context)


@require_safe
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    record_read(actor=reading.visit.actor_for_case(reading.case), case=reading.case, now=reading.visit.now)
    events, changes = event_rows(reading), _changes(request, reading)
    context: dict[str, Any] = {
        "case": reading.case,
        "title": reading.tenant.name if reading.tenant else f"Ärende {number}",
        "lead": overview.lead(reading),
        "crumbs": [("Mina ärenden", reverse("case-list")), (f"Ärende {number}", "")],
        "actions": _head_actions(reading),
        "jumps": _jumps(reading),
        "changes": None if changes is None else changes[:SOME_CHANGES],
        "more_changes": changes[SOME_CHANGES:] if changes else [],
        "chips": overview.chips(reading),
        "situation": overview.situation(reading),
        "facts": overview.facts(reading),
        "deadlines": deadline_rows(reading),
        "units": unit_plans(reading),
        "findings": reading.plan["findings"],
        "routine": _routine_words(reading),
        "kinds": _kinds(reading),
        "events": events[:SOME_EVENTS],
        "older": events[SOME_EVENTS:],
        "members": overview.members(reading),
        "taking_part": overview.units(reading),
        "reckoned": f"Räknat {short_moment(reading.visit.now, today=reading.today)}",
    }
    return render(request, "cases/case.html", context)


def _head_actions(reading: CaseReading) -> list[Action]:
    shown = [kind for kind in KINDS if kind.slug in ("kontakt", "besok", "brev") and kind.open_to(reading)]
    actions = [Action(kind.verb, event_url(reading, kind), icon=kind.icon) for kind in shown]
    return [*actions, Action("Ny händelse", "#ny-handelse", icon="plus")] if actions else []


def _jumps(reading: CaseReading) -> list[tuple[str, str]]:
    return [
        ("Läget", "#laget"),
        ("Lagens dagar", "#lagens-dagar"),
        ("Vem gör vad", "#vem-gor-vad"),
        ("Ny händelse", "#ny-handelse"),
        ("Händelser", "#handelser"),
    ]


def _kinds(reading: CaseReading) -> list[tuple[str, list[tuple[Kind, str]]]]:
    """Kinds of events by group, with their addresses; none for what there is nothing to say it about."""
    groups = []
    for group in GROUPS:
        kinds = [kind for kind in KINDS if kind.group == group and kind.open_to(reading)]
        if kinds:
            groups.append((group, [(kind, event_url(reading, kind)) for kind in kinds]))
    return groups


def _routine_words(reading: CaseReading) -> str:
    told = reading.plan["routine"]
    titles = {section.id: section.title for section in reading.routine.sections} if reading.routine else {}
    section = titles.get(told["section"], "")
    return f"{section}. Rutin {told['id']} {told['version']}." if section else f"Rutin {told['id']} {told['version']}."


def _changes(request: HttpRequest, reading: CaseReading) -> list[Change] | None:
    """What the last saving changed in the plan; told once. None when nothing was just saved."""
    saved = request.session.get(PLAN_CHANGED)
    if not saved or saved["case"] != reading.case.pk:
        return None
    del request.session[PLAN_CHANGED]
    moment = dt.datetime.fromisoformat(saved["before"])
    news = {event.id for event in reading.log.events if event.recorded_at > moment}
    return changes_since(reading, before=reading.plan_before(moment), news=news)
