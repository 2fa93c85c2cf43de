# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One case on one page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.casework.services import record_read
from kvarbo.notices.defects import questions_in_case
from kvarbo.planning.rulebook import current_law
from kvarbo.web.cases import overview
from kvarbo.web.cases.changes import Change, changes_since
from kvarbo.web.cases.closing_page import closed_banner
from kvarbo.web.cases.consents import consent_facts, withdrawal_url
from kvarbo.web.cases.event_rows import event_rows
from kvarbo.web.cases.event_views import PLAN_CHANGED
from kvarbo.web.cases.flags import flags
from kvarbo.web.cases.kinds import KIND_OF_TYPE, KINDS
from kvarbo.web.cases.phones import living, ring_url
from kvarbo.web.cases.plan_rows import deadline_rows, event_url, unit_plans
from kvarbo.web.cases.quick_contact import quick_contact_for
from kvarbo.web.cases.readers import openings
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.situation import situation
from kvarbo.web.cases.story import ICONS, Story
from kvarbo.web.cases.workers import workers
from kvarbo.web.timeline import timeline_of
from kvarbo.web.ui.dates import near_day, short_moment
from kvarbo.web.ui.shapes import Action, EventRow
from kvarbo.web.visit import visit_of

SOME_EVENTS, SOME_CHANGES, SOME_CONTACTS = 5, 8, 5
CONTACTS = (
    "contact",
    "visit",
    "letter_sent",
    "summons_sent",
    "meeting",
    "child_talk",
    "application",
    "kfm_confirmed",
    "eviction_time_informed",
)
JUMPS = [
    ("Läget", "#laget"),
    ("Tidslinjen", "#tidslinjen"),
    ("Lagens dagar", "#lagens-dagar"),
    ("Vem gör vad", "#vem-gor-vad"),
    ("Händelser", "#handelser"),
]


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """The unit's list has taken its place; old addresses still lead there."""
    visit = visit_of(request)
    if not visit.works_with_cases:
        return redirect("notice-list" if visit.takes_in_notices else "rule-list")
    return redirect("unit-list")


@require_safe
def case_page(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    record_read(actor=reading.actor, case=reading.case, now=reading.visit.now)
    context = _head(reading) | _plan(reading) | _log(reading) | _side(reading) | _news(request, reading)
    return render(request, "cases/case.html", context)


def _head(reading: CaseReading) -> dict[str, Any]:
    number, found = reading.case.number, flags(reading)
    home = reading.situation.home
    rent = home.data.get("rent") if home else None
    return {
        "case": reading.case,
        "title": reading.tenant.name if reading.tenant else f"Ärende {number}",
        "lead": overview.lead(reading),
        "crumbs": [("Min dag", reverse("my-day")), (f"Ärende {number}", "")],
        "actions": _head_actions(reading),
        "quick_contact": quick_contact_for(reading),
        "jumps": JUMPS,
        "flags": found,
        "chips": [flag.chip for flag in found],
        "situation": situation(reading),
        "closed": closed_banner(reading),
        "facts": overview.facts(reading),
        "timeline": timeline_of(reading=reading),
        "questions": questions_in_case(law=current_law(), case=reading.case, situation=reading.situation, rent=rent),
        "reckoned": f"Räknat {short_moment(reading.visit.now, today=reading.today)}",
    }


def _plan(reading: CaseReading) -> dict[str, Any]:
    deadlines = deadline_rows(reading)
    return {
        "deadlines": [row for row in deadlines if not row.over],
        "over": [row for row in deadlines if row.over],
        "units": unit_plans(reading),
        "findings": reading.plan["findings"],
        "routine": _routine_words(reading),
        "done_url": event_url(reading, KIND_OF_TYPE["step_done"]),
        "done_values": reading.form_values,
    }


def _log(reading: CaseReading) -> dict[str, Any]:
    events = event_rows(reading)
    return {
        "events": events[:SOME_EVENTS],
        "older": events[SOME_EVENTS:],
        "contacts": _contacts(reading),
        "event_count": len(events),
    }


def _contacts(reading: CaseReading) -> list[EventRow]:
    """The last ones, briefly: each leads to its whole row."""
    found = sorted(reading.situation.of(*CONTACTS), key=lambda one: (one.on, one.at or "", one.order), reverse=True)
    story = Story(reading)
    return [
        EventRow(
            story.text(event),
            near_day(event.on, today=reading.today),
            ICONS.get(event.type, "dot"),
            (reading.staff.get(event.user or "", "")).partition(" ")[0],
            url=reading.place_of(event.id),
        )
        for event in found[:SOME_CONTACTS]
    ]


def _side(reading: CaseReading) -> dict[str, Any]:
    return {
        "living": living(reading),
        "workers": workers(reading),
        "consents": consent_facts(reading),
        "withdrawal_url": withdrawal_url(reading),
        "openings": openings(reading),
    }


def _news(request: HttpRequest, reading: CaseReading) -> dict[str, Any]:
    changes = _changes(request, reading)
    return {
        "changes": None if changes is None else changes[:SOME_CHANGES],
        "more_changes": changes[SOME_CHANGES:] if changes else [],
    }


def _head_actions(reading: CaseReading) -> list[Action]:
    # A contact is logged from the panel in the page's head, in two clicks.
    shown = [kind for kind in KINDS if kind.slug in ("besok", "brev") and kind.open_to(reading)]
    actions = [Action(kind.verb, event_url(reading, kind), icon=kind.icon) for kind in shown]
    tenant = reading.tenant
    if tenant is not None and tenant.phone:
        actions.insert(0, Action("Ring", ring_url(reading, tenant), icon="phone"))
    more = Action("Ny händelse", reverse("event-kinds", args=[reading.case.number]), icon="plus")
    closing = KIND_OF_TYPE["case_closed"]
    ending = [Action(closing.verb, event_url(reading, closing))] if closing.open_to(reading) else []
    paper = Action("På papper", reverse("case-paper", args=[reading.case.number]), icon="print")
    return [*actions, more, paper, *ending] if actions and not reading.case.closed_on else []


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
