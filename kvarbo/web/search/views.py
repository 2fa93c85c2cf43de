# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search in the header. Posted, so that no name or number is left in an address, a history or a log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kvarbo.audit.services import record
from kvarbo.cases.models import CaseAccess
from kvarbo.cases.searching import Answer, Found, find_cases
from kvarbo.common.errors import DomainError
from kvarbo.web.ui.dates import short_day
from kvarbo.web.visit import Visit, visit_of

LONGEST = 120


@dataclass(frozen=True)
class Row:
    name: str
    url: str
    number: str
    unit: str
    state: str


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """One case found is opened at once; several are shown to choose from."""
    visit = visit_of(request)
    if not visit.works_with_cases:
        raise Http404
    if request.method != "POST":
        return _page(request)
    text = request.POST.get("sok", "")[:LONGEST].strip()
    try:
        answer = find_cases(user=visit.user, text=text, on=visit.today)
    except DomainError as fault:
        return _page(request, asked=text, fault=str(fault))
    _note(visit, answer)
    cases = {one.case.pk for one in answer.found}
    if len(cases) == 1 and not answer.more:
        return redirect("case", number=answer.found[0].case.number)
    return _page(request, asked=text, answer=answer, rows=_rows(visit, answer))


def _page(request: HttpRequest, **told: Any) -> HttpResponse:
    context = {"asked": "", "fault": "", "rows": [], "answer": None} | told
    return render(request, "search/search.html", context)


def _note(visit: Visit, answer: Answer) -> None:
    """That someone searched, how, and how much came: never for whom."""
    detail = f"{answer.by} {len(answer.found)}"
    record(
        actor_id=visit.user.pk,
        action="search",
        object_kind="case",
        object_id=visit.user.pk,
        at=visit.now,
        detail=detail,
    )


def _rows(visit: Visit, answer: Answer) -> list[Row]:
    access = CaseAccess.objects.on_day(visit.today).filter(
        case__in={one.case.pk for one in answer.found}, coordinating=True
    )
    units = dict(access.values_list("case_id", "unit__name"))
    return [_row(visit, one, units.get(one.case.pk, "")) for one in answer.found]


def _row(visit: Visit, one: Found, unit: str) -> Row:
    closed = one.case.closed_on
    opened = f"Öppnat {short_day(one.case.opened_on, today=visit.today)}"
    state = f"Avslutat {short_day(closed, today=visit.today)}" if closed else opened
    name = one.person.name if one.person else f"Ärende {one.case.number}"
    return Row(name=name, url=reverse("case", args=[one.case.number]), number=one.case.number, unit=unit, state=state)
