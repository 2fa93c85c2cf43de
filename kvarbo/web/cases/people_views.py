# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to reach those who work here, the tenant's whole number, and who has opened the case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kvarbo.casework.services import record_read, record_shown_contact, record_shown_number
from kvarbo.common.phone import dialled
from kvarbo.web.back import safe_back
from kvarbo.web.cases.phones import adult_of, change_url, log_url
from kvarbo.web.cases.quick_contact import quick_contact_for
from kvarbo.web.cases.readers import reader_rows
from kvarbo.web.cases.reading import read_case
from kvarbo.web.cases.workers import Contact, contact_of
from kvarbo.web.visit import visit_of

BARE = "text/plain"


@require_safe
def case_contact(request: HttpRequest, number: str, contact_id: str) -> HttpResponse:
    """One number, for whoever may read the case, and of the person if it is a person's. That it was shown is noted."""
    reading = read_case(visit=visit_of(request), number=number)
    adult = adult_of(reading, contact_id)
    contact = Contact(adult.name, adult.phone, note=adult.reach_note) if adult else contact_of(reading, contact_id)
    if contact is None:
        raise Http404
    noted = adult.id if adult else contact_id
    record_shown_contact(actor=reading.actor, case=reading.case, contact_id=noted, now=reading.visit.now)
    context = {"number": number, "contact": contact, "back": safe_back(request.GET.get("till", ""))}
    if adult is not None:
        context |= {"dialled": dialled(adult.phone), "change_url": change_url(reading, adult)}
        context |= {"quick_contact": quick_contact_for(reading) if adult is reading.tenant else ""}
        context |= {"log_url": log_url(reading, adult)}
        return render(request, "cases/ring.html", context)
    return render(request, "cases/contact.html", context)


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
