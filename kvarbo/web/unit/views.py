# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit: what nobody has, what ends this week, who has what, and whether we reach the households."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from kvarbo.planning.worklists import details
from kvarbo.web.ui.dates import long_day, short_day, short_moment
from kvarbo.web.ui.words import upper_first
from kvarbo.web.unit import assign_html, drawing, words
from kvarbo.web.unit.choices import FACETS, Chosen, chosen_from
from kvarbo.web.unit.desk import Desk, desk_of, units_of
from kvarbo.web.unit.figures import FirstContact, Week, first_contacts, first_week, weeks_of
from kvarbo.web.unit.happened import chosen, chosen_words, contacts, happened, span_begins
from kvarbo.web.unit.listing import UnitList, unit_tabs
from kvarbo.web.unit.load_html import load_html
from kvarbo.web.unit.reasons import MOST, NO_REASON, reasons_of
from kvarbo.web.unit.week_html import shown_in_week, week_html
from kvarbo.web.visit import Visit, visit_of
from kvarbo.workplace.selectors import left_list
from kvarbo.workplace.services import remember_list

WEEKS_TITLE = "Hushåll vi försökte nå och nådde, vecka för vecka"
DAYS_TITLE = "Dagar från underrättelsen till första kontakt"


def _elsewhere(visit: Visit) -> HttpResponse | None:
    """Those who work with no case are led to their own work; the unit's lists are not for them."""
    if units_of(visit):
        return None
    return redirect("notice-list" if visit.takes_in_notices else "rule-list")


@require_safe
def unit_page(request: HttpRequest) -> HttpResponse:
    if (away := _elsewhere(visit_of(request))) is not None:
        return away
    desk = desk_of(request)
    context = _head(desk) | _give(request, desk) | _reach(desk)
    return render(request, "unit/unit.html", context)


def _head(desk: Desk) -> dict[str, Any]:
    today = desk.today
    return {
        "title": desk.unit.name,
        "kicker": f"{upper_first(long_day(today))}, vecka {today.isocalendar().week}",
        "lead": words.lead(desk),
        "units": unit_tabs(desk, address=reverse("unit")),
        "list_url": reverse("unit-list") + Chosen().query(unit=desk.slug),
        "list_words": words.to_list(len(desk.open_lines)),
        "ways": _ways(desk),
        "reckoned": f"Räknat {short_moment(desk.visit.now, today=today)}",
    }


def _ways(desk: Desk) -> list[tuple[str, str]]:
    """Words and address of what else there is of the unit; some of it only for who leads it."""
    found = [("Frånvaro och vikarier", "unit-absence")]
    if desk.leads:
        found += [("Någon slutar", "unit-leaving"), ("Följs rutinen?", "unit-routine")]
    return [(words, _address(name, desk)) for words, name in (*found, ("Enhetens dag på papper", "unit-paper"))]


def _address(name: str, desk: Desk) -> str:
    return reverse(name) + (f"?enhet={desk.slug}" if desk.slug else "")


def _give(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    nobody, week = desk.unassigned[: assign_html.MOST], shown_in_week(desk)
    wanted = {line.case_id: line._replace(others=()) for line in (*nobody, *week)}
    told = details(user=desk.visit.user, lines=list(wanted.values()), today=desk.today)
    post = assign_html.Post(reverse("unit-assign"), get_token(request), secrets.token_urlsafe(18), desk.unit.slug)
    more = len(desk.unassigned) - len(nobody)
    return {
        "unassigned": assign_html.unassigned_html(desk, nobody, told, post=post) if nobody else None,
        "unassigned_words": words.households(len(desk.unassigned)),
        "unassigned_more": more,
        "unassigned_url": reverse("unit-list") + Chosen(show="utan-handlaggare").query(unit=desk.slug),
        "week": week_html(desk, told),
        "week_words": words.clocks(len(desk.ending)),
        "week_url": reverse("unit-list") + Chosen(show="gar-ut").query(unit=desk.slug) if desk.ending else "",
        "load": load_html(desk),
    }


def _reach(desk: Desk) -> dict[str, Any]:
    begins, span = first_week(today=desk.today), span_begins(desk)
    rows = happened(desk, since=min(begins, span))
    made = contacts(rows)
    weeks = weeks_of(contacts=made, today=desk.today)
    arrived = {line.case_id: line.arrived_on for line in desk.open_lines if line.arrived_on >= begins}
    first = first_contacts(arrived=arrived, contacts=made, today=desk.today)
    return {
        "weeks": weeks,
        "weeks_chart": _weeks_chart(weeks),
        "first": first,
        "first_rows": _first_rows(first),
        "first_chart": SafeString(drawing.days_chart(first, title=DAYS_TITLE)) if first.total else None,
        "since": short_day(begins, today=desk.today),
        "chosen_words": chosen_words(chosen(rows, since=span)),
        "reasons_url": _address("unit-reasons", desk),
    }


def _weeks_chart(weeks: list[Week]) -> SafeString | None:
    return SafeString(drawing.weeks_chart(weeks, title=WEEKS_TITLE)) if any(week.tried for week in weeks) else None


def _first_rows(first: FirstContact) -> list[tuple[int, int, int]]:
    """(days, reached, not yet reached) of every day that has a household."""
    days = sorted({*first.reached, *first.waiting})
    return [(day, first.reached.get(day, 0), first.waiting.get(day, 0)) for day in days]


@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if (away := _elsewhere(visit)) is not None:
        return away
    desk = desk_of(request)
    asked = {name: value for name, value in request.GET.items() if name != "enhet"}
    name = f"unit-{desk.unit.slug}"[:40]
    left = left_list(user=visit.user, name=name)
    if not asked and left:
        kept = chosen_from(dict(_pairs(left)), workers=desk.people)
        if not kept.is_plain:
            return redirect(reverse("unit-list") + kept.query(unit=desk.slug))
    wanted = chosen_from(request.GET.dict(), workers=desk.people)
    told = wanted.query()
    if FACETS.keys() & asked.keys() and told != left:
        remember_list(user=visit.user, name=name, query=told)
    rows = UnitList(desk=desk, chosen=wanted, page=request.GET.get("sida", "1"))
    return render(request, "unit/list.html", _list_head(desk, rows) | rows.context(request))


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query.removeprefix("?"))


def _list_head(desk: Desk, rows: UnitList) -> dict[str, Any]:
    return {
        "title": f"Hushåll hos {desk.unit.name}",
        "crumbs": [(desk.unit.name, _address("unit", desk)), ("Hushåll", "")],
        "units": unit_tabs(desk, address=reverse("unit-list")),
        "unit_slug": desk.slug,
        "count_words": words.households(len(rows.lines)),
        "reckoned": f"Räknat {short_moment(desk.visit.now, today=desk.today)}",
    }


@require_safe
def unit_reasons(request: HttpRequest) -> HttpResponse:
    if (away := _elsewhere(visit_of(request))) is not None:
        return away
    desk = desk_of(request)
    found = reasons_of(desk)
    context = {
        "households": found,
        "crumbs": [(desk.unit.name, _address("unit", desk)), ("Skäl", "")],
        "begins": short_day(span_begins(desk), today=desk.today),
        "all_reasoned": all(row.reason != NO_REASON for one in found for row in one.rows),
        "full": sum(len(one.rows) for one in found) >= MOST,
        "most": MOST,
    }
    return render(request, "unit/reasons.html", context)
