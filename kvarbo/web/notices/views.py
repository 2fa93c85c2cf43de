# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What arrives and waits, what was decided, and what has been begun."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.notices.papers import PAPERS
from kvarbo.notices.unfinished import unfinished
from kvarbo.web.notices.entrance import registering
from kvarbo.web.notices.listing import TABS, count_waiting, decided_lists, first_at_once, lead_of, tabs_of, waiting_page
from kvarbo.web.ui.dates import clock_time, near_day
from kvarbo.web.ui.shapes import Action
from kvarbo.web.visit import Visit


@dataclass(frozen=True)
class BegunRow:
    """A paper that this person has begun to type in."""

    key: str
    name: str
    paper: str
    saved: str
    url: str


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    visit = registering(request)
    asked = request.GET.get("papper", "")
    chosen = asked if asked in TABS else ""
    counted = count_waiting(visit)
    page, rows = waiting_page(visit, chosen=chosen, number=request.GET.get("page", ""))
    today, before = decided_lists(visit)
    context = {
        "lead": lead_of(counted, begin=first_at_once(visit)),
        "tabs": tabs_of(counted, chosen=chosen) if counted.all else [],
        "chosen": TABS[chosen][0] if chosen else "",
        "query": f"papper={chosen}&" if chosen else "",
        "page": page,
        "rows": rows,
        "begun": begun_rows(visit),
        "decided": today,
        "before": before,
        "actions": _actions(),
        "now": visit.now,
    }
    return render(request, "notices/list.html", context)


def begun_rows(visit: Visit) -> list[BegunRow]:
    return [
        BegunRow(
            key=one.key,
            name=one.values.get("tenant_name", "") or "Utan namn",
            paper=PAPERS[one.paper].title,
            saved=f"Utkast sparat {near_day(one.saved_at, today=visit.today)} kl. {clock_time(one.saved_at)}",
            url=f"{reverse('new-notice', args=[one.paper])}?utkast={one.key}",
        )
        for one in unfinished(user=visit.user)
        if one.paper in PAPERS
    ]


def _actions() -> list[Action]:
    return [
        Action("Läs in fil", reverse("notice-files")),
        Action("Registrera från papper", reverse("choose-paper"), primary=True),
    ]
