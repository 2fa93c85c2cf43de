# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a case, following it up, opening it again. Each view makes one call that writes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kvarbo.casework.services import record_read
from kvarbo.web.cases import closing_page
from kvarbo.web.cases.closing_forms import ClosingForm, FollowUpForm, ReopenForm
from kvarbo.web.cases.forms import EventForm
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.saving import already, call_of, save
from kvarbo.web.visit import visit_of
from kvarbo.web.workplace.drafts import begun

IS_CLOSED, IS_OPEN = "Ärendet är redan avslutat.", "Ärendet är öppet."


@require_http_methods(["GET", "HEAD", "POST"])
def close_case(request: HttpRequest, number: str) -> HttpResponse:
    """For everyone in the case: those who may not close it read what is left, and who may."""
    reading = read_case(visit=visit_of(request), number=number)
    if reading.case.closed_on and not _again(request, reading):
        return already(request, reading, IS_CLOSED)
    form = ClosingForm(reading=reading, data=_posted(request))
    may = KIND_OF_TYPE["case_closed"].open_to(reading) or _again(request, reading)
    if request.method == "POST" and not may:
        raise Http404
    if (done := _saved(request, reading, form)) is not None:
        return done
    left = closing_page.left_rows(reading, form)
    context = _context(reading, form) | {
        "may": may,
        # Something is left whatever the outcome, and this reader may not answer for it.
        "shut": bool(left) and not form.leads,
        "left": left,
        "by_outcome": closing_page.left_by_outcome(reading, form),
        "deciding": closing_page.deciding(reading),
        "coming": closing_page.coming(reading, form),
        "running": closing_page.still_running(reading),
    }
    return render(request, "cases/close.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def reopen_case(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    if not reading.case.closed_on and not _again(request, reading):
        return already(request, reading, IS_OPEN)
    may = KIND_OF_TYPE["case_reopened"].open_to(reading) or _again(request, reading)
    if request.method == "POST" and not may:
        raise Http404
    form = ReopenForm(reading=reading, data=_posted(request))
    if (done := _saved(request, reading, form)) is not None:
        return done
    context = _context(reading, form) | {
        "may": may,
        "closed": closing_page.closed_banner(reading),
        "deciding": closing_page.deciding(reading),
    }
    return render(request, "cases/reopen.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up_case(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    if not reading.case.closed_on and not _again(request, reading):
        return already(request, reading, "Ärendet är öppet. Det följs upp när det är avslutat.")
    step = reading.step_by_mark(request.POST.get("steg") or request.GET.get("steg", ""))
    form = FollowUpForm(reading=reading, step=step, data=_posted(request))
    if (done := _saved(request, reading, form)) is not None:
        return done
    context = _context(reading, form) | {"closed": closing_page.closed_banner(reading)}
    return render(request, "cases/follow_up.html", context, status=_status(form))


def _saved(request: HttpRequest, reading: CaseReading, form: EventForm) -> HttpResponse | None:
    begun(request, form)
    if request.method != "POST" or not form.is_valid():
        return None
    call = call_of(reading, form)
    return save(request, reading, form, lambda: form.write(**call))


def _again(request: HttpRequest, reading: CaseReading) -> bool:
    """The same form sent twice: it finds its way to what it saved."""
    return request.method == "POST" and reading.was_sent(request.POST.get("key", ""))


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _status(form: EventForm) -> int:
    return 409 if hasattr(form, "missed") else 200


def _context(reading: CaseReading, form: EventForm) -> dict[str, Any]:
    """What the page shows of the case, which is a reading of it."""
    record_read(actor=reading.actor, case=reading.case, now=reading.visit.now)
    tenant, number = reading.tenant, reading.case.number
    return {
        "form": form,
        "number": number,
        "household": tenant.name if tenant else f"Ärende {number}",
        "missed": getattr(form, "missed", []),
    }
