# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done on paper, entered afterwards in one save."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kvarbo.casework import services
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.saving import call_of, save
from kvarbo.web.paper.after_form import FromPaperForm
from kvarbo.web.paper.rows import OVER
from kvarbo.web.ui.words import count_of
from kvarbo.web.visit import visit_of
from kvarbo.web.workplace.drafts import begun_data


@require_http_methods(["GET", "HEAD", "POST"])
def case_from_paper(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    again = request.method == "POST" and reading.was_sent(request.POST.get("key", ""))
    if not again and not KIND_OF_TYPE["contact"].open_to(reading):
        raise Http404
    if request.method != "POST":
        begun = begun_data(request)
        fresh = FromPaperForm.with_more(reading=reading, data=begun) if begun else FromPaperForm(reading=reading)
        return _page(request, reading, fresh)
    if "more" in request.POST:
        return _page(request, reading, FromPaperForm.with_more(reading=reading, data=request.POST))
    form = FromPaperForm.sent(reading=reading, data=request.POST)
    if form.is_valid():
        call = call_of(reading, form)
        done = save(request, reading, form, lambda: services.append(drafts=form.drafts(), **call), words=_receipt(form))
        if done is not None:
            _say_what_did_not_count(request, form)
            return done
    return _page(request, reading, form)


def _receipt(form: FromPaperForm) -> str:
    steps = count_of(len(form.ticked), one="steg klart", many="steg klara") if form.ticked else ""
    contacts = count_of(len(form.contacts), one="kontakt", many="kontakter") if form.contacts else ""
    return f"Från papperet: {' och '.join(filter(None, (steps, contacts)))}. Förstör papperet nu."


def _say_what_did_not_count(request: HttpRequest, form: FromPaperForm) -> None:
    """A step ticked on a day before what set it off stays open: nobody should have to find that out alone."""
    fresh = read_case(visit=form.reading.visit, number=form.reading.case.number)
    states = {step["key"]: step["state"] for step in fresh.plan["steps"] if step["key"]}
    titles = [str(form.steps[mark]["title"]) for mark in form.ticked]
    keys = [form.steps[mark]["key"] for mark in form.ticked]
    left = [title for key, title in zip(keys, titles, strict=True) if states.get(key, "done") not in OVER]
    if left:
        words = "Dagen ligger före det som satte igång steget, eller så har det inte börjat än. Kontrollera dagen."
        messages.warning(request, f"Räknas inte som klart: {', '.join(left)}. {words}")


def _page(request: HttpRequest, reading: CaseReading, form: FromPaperForm) -> HttpResponse:
    """The form shows what is left to do in the case, so it is a reading of it."""
    services.record_read(actor=reading.actor, case=reading.case, now=reading.visit.now)
    missed = getattr(form, "missed", [])
    context = {"form": form, "number": reading.case.number, "missed": missed}
    return render(request, "paper/after.html", context, status=409 if hasattr(form, "missed") else 200)
