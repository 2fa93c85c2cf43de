# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminding another unit in one click: they read it in their day and in the case."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kvarbo.casework.exceptions import CaseNotFound
from kvarbo.casework.reminding import remind
from kvarbo.common.errors import DomainError
from kvarbo.web.back import safe_back
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.saving import tell
from kvarbo.web.visit import visit_of

OPEN_ZONE = "coordination"
NOTHING_LEFT = "Det finns inget att påminna om längre. Inget sparades."


@require_POST
def remind_unit(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    back = safe_back(request.POST.get("till", "")) or reverse("case", args=[number])
    unit, visit = request.POST.get("unit", ""), reading.visit
    waited = _waited(reading, unit)
    if waited is None:
        messages.warning(request, NOTHING_LEFT)
        return redirect(back)
    title, zone = waited
    name = reading.unit_name(unit)
    try:
        rows, new = remind(
            actor=reading.actor, case=reading.case, unit=unit, unit_name=name, title=title, zone=zone,
            today=visit.today, now=visit.now,
        )  # fmt: skip
    except CaseNotFound:
        raise Http404 from None
    except DomainError as fault:
        messages.warning(request, fault.message)
        return redirect(back)
    if not new:
        messages.info(request, f"{name} är redan påmind i dag. Inget mer sparades.")
        return redirect(back)
    return tell(request, reading, rows, back=back)


def _waited(reading: CaseReading, unit: str) -> tuple[str, str] | None:
    """The step that the list says one waits for, in words that all readers of the zone may read, and that zone."""
    mine = (None, "", reading.visit.user.pk) if unit == reading.own_unit else ()
    steps = [
        step
        for step in reading.plan["steps"]
        if unit and step["unit"] == unit and step["state"] == "open" and (not mine or step["person"] not in mine)
    ]
    seen = sorted(
        (step for step in steps if not step["hidden"]), key=lambda one: (one["opens_on"] or "9999", one["key"])
    )
    if seen:
        return seen[0]["title"], seen[0]["zone"]
    hidden = sorted(step["outside_title"] for step in steps)
    return (hidden[0], OPEN_ZONE) if hidden else None
