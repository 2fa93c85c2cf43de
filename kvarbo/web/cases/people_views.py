# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to reach those who work here, the tenant's whole number, and who has opened the case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kvarbo.casework.services import record_read, record_shown_contact, record_shown_number
from kvarbo.web.cases.readers import reader_rows
from kvarbo.web.cases.reading import read_case
from kvarbo.web.cases.workers import contact_of
from kvarbo.web.visit import visit_of

BARE = "text/plain"


@require_safe
def case_contact(request: HttpRequest, number: str, contact_id: str) -> HttpResponse:
    """One number, for whoever may read the case. That it was shown is noted."""
    reading = read_case(visit=visit_of(request), number=number)
    contact = contact_of(reading, contact_id)
    if contact is None:
        raise Http404
    record_shown_contact(actor=reading.actor, case=reading.case, contact_id=contact_id, now=reading.visit.now)
    return render(request, "cases/contact.html", {"number": number, "contact": contact})


@require_safe
def case_number(request: HttpRequest, number: str) -> HttpResponse:
    """The tenant's whole number, noted, for whoever may see the person: as a page, or bare for the copy button."""
    reading = read_case(visit=visit_of(request), number=number)
    tenant, visit = reading.tenant, reading.visit
    whole = tenant.whole_number if tenant else ""
    if tenant is not None and whole:
        record_shown_number(actor=reading.actor, case=reading.case, person_id=tenant.id, now=visit.now)
    if request.headers.get("Accept") == BARE:
        return HttpResponse(whole, content_type=BARE)
    return render(request, "cases/number.html", {"number": number, "tenant": tenant, "whole": whole})


@require_safe
def case_readers(request: HttpRequest, number: str) -> HttpResponse:
    """Names and days; nothing of what they read."""
    reading = read_case(visit=visit_of(request), number=number)
    record_read(actor=reading.actor, case=reading.case, now=reading.visit.now, what="case_readers")
    return render(request, "cases/readers.html", {"number": number, "rows": reader_rows(reading)})
