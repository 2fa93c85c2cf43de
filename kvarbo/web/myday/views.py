# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Min dag, and moving one household in the list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kvarbo.casework.services import append, record_read
from kvarbo.web.back import safe_back
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.saving import call_of, save
from kvarbo.web.context import home_of
from kvarbo.web.myday.day import Day
from kvarbo.web.myday.moving import MoveForm, earlier_move, movable
from kvarbo.web.visit import visit_of
from kvarbo.web.workplace.drafts import begun

NOTHING_TO_MOVE = "Ärendet har inget steg hos dig att flytta. Det som lagen kräver behåller sin dag."


@require_safe
def my_day(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if not visit.works_with_cases:
        return redirect(home_of(visit))
    page = request.GET.get("sida", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    day = Day(request, visit, page=number, all_news=request.GET.get("nytt") == "alla")
    return render(request, "myday/day.html", day.context())


@require_http_methods(["GET", "HEAD", "POST"])
def move_in_list(request: HttpRequest, number: str) -> HttpResponse:
    """Another day for the next step, with a reason that the others see."""
    reading = read_case(visit=visit_of(request), number=number)
    steps = movable(reading)
    if not steps:
        messages.warning(request, NOTHING_TO_MOVE)
        return redirect("case", number=number)
    back = safe_back(request.POST.get("till") or request.GET.get("till", "")) or reverse("my-day")
    posted = request.POST if request.method == "POST" else None
    form = MoveForm(reading=reading, steps=steps, chosen=request.GET.get("steg", ""), back=back, data=posted)
    if request.method == "POST" and form.is_valid():
        call = call_of(reading, form)
        done = save(request, reading, form, lambda: append(drafts=[form.draft()], **call), back=back)
        if done is not None:
            return done
    return _page(request, reading, form, back)


def _page(request: HttpRequest, reading: CaseReading, form: MoveForm, back: str) -> HttpResponse:
    begun(request, form)
    record_read(actor=reading.actor, case=reading.case, now=reading.visit.now)
    missed = getattr(form, "missed", [])
    context = {
        "form": form,
        "number": reading.case.number,
        "household": reading.tenant.name if reading.tenant else f"Ärende {reading.case.number}",
        "missed": missed,
        "back": back,
        "moved": earlier_move(reading, [step["key"] for step in form.steps]),
    }
    return render(request, "myday/move.html", context, status=409 if missed else 200)
