# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case's plan on one sheet of paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.reading import read_case
from kvarbo.web.paper.reaching import note_printed, reaches
from kvarbo.web.paper.sheet import sheet_of
from kvarbo.web.visit import visit_of


@require_safe
def case_paper(request: HttpRequest, number: str) -> HttpResponse:
    """For whoever may read the case; every number on it counts as shown."""
    reading = read_case(visit=visit_of(request), number=number)
    found = reaches(reading)
    note_printed(reading, found)
    sheet = sheet_of(reading, found=found)
    after_url = reverse("case-from-paper", args=[number]) if KIND_OF_TYPE["contact"].open_to(reading) else ""
    return render(request, "paper/case.html", {"number": number, "sheet": sheet, "after_url": after_url})
