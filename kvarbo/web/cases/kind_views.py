# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be entered in a case, on a page of its own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kvarbo.casework.services import record_read
from kvarbo.web.cases.kinds import GROUPS, KINDS, Kind
from kvarbo.web.cases.plan_rows import event_url
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.visit import visit_of

Group = tuple[str, list[tuple[Kind, str]]]


@require_safe
def event_kinds(request: HttpRequest, number: str) -> HttpResponse:
    """Raises Http404 when the case is closed: then there is nothing to enter."""
    reading = read_case(visit=visit_of(request), number=number)
    groups = kinds_by_group(reading)
    if not groups:
        raise Http404
    record_read(actor=reading.actor, case=reading.case, now=reading.visit.now)
    return render(request, "cases/kinds.html", {"number": number, "groups": groups})


def kinds_by_group(reading: CaseReading) -> list[Group]:
    """Kinds of events with their addresses; none for what there is nothing to say it about."""
    found = []
    for group in GROUPS:
        kinds = [kind for kind in KINDS if kind.group == group and kind.open_to(reading)]
        if kinds:
            found.append((group, [(kind, event_url(reading, kind)) for kind in kinds]))
    return found
