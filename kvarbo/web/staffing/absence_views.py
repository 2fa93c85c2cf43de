# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who at the unit is away and until when. Reported by the person or by who leads; why is never asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kvarbo.common.errors import DomainError
from kvarbo.organisation.absences import end_absence, report_absence
from kvarbo.organisation.models import Absence, Membership, User
from kvarbo.organisation.selectors import absences
from kvarbo.web.staffing import words
from kvarbo.web.staffing.forms import AbsenceForm
from kvarbo.web.staffing.places import address, colleague_or_404
from kvarbo.web.staffing.rows import falls_in
from kvarbo.web.ui.dates import short_day
from kvarbo.web.ui.words import upper_first
from kvarbo.web.unit.desk import Desk, desk_of
from kvarbo.web.unit.words import households


@dataclass(frozen=True)
class AwayRow:
    absence: Absence
    name: str
    begun: bool
    from_words: str
    back_words: str
    households: int
    # Households with a clock, an eviction or a step in that time, and nobody else named for them.
    soon: int
    hand_url: str
    end_url: str


@require_http_methods(["GET", "HEAD", "POST"])
def absence_page(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    form = AbsenceForm(desk=desk, data=request.POST if request.method == "POST" else None, initial=_begun(request))
    if request.method == "POST" and form.is_valid():
        user = colleague_or_404(desk, form.cleaned_data.get("who") or desk.visit.user.pk)
        days = {"from_day": form.cleaned_data["from_day"], "until_day": form.cleaned_data["until_day"]}
        try:
            told = report_absence(actor=desk.visit.user, user=user, today=desk.today, now=desk.visit.now, **days)
        except DomainError as fault:
            form.add_error(None, fault.message)
        else:
            return _reported(request, desk, told)
    context = {
        "desk": desk,
        "form": form,
        "rows": [_row(desk, one) for one in absences(unit=desk.unit, on=desk.today)],
        "crumbs": [(desk.unit.name, address("unit", desk)), ("Frånvaro", "")],
        "leaving_url": address("unit-leaving", desk) if desk.leads else "",
    }
    return render(request, "staffing/absence.html", context)


@require_POST
def absence_end(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Back today, or never away."""
    desk = desk_of(request)
    known = {one.pk: one for one in absences(unit=desk.unit, on=desk.today)}
    absence, visit = known.get(absence_id) or _just_ended(desk, absence_id), desk.visit
    try:
        end_absence(actor=visit.user, absence=absence, back_on=desk.today, today=desk.today, now=visit.now)
    except DomainError as fault:
        messages.error(request, fault.message)
        return redirect(address("unit-absence", desk))
    begun = absence.from_day <= desk.today
    told = "är tillbaka i dag" if begun else "är inte längre anmäld som borta"
    messages.success(request, f"Sparat. {absence.user.name} {told}.{_stand_ins(desk, absence.user)}")
    return redirect(address("unit-absence", desk))


def _just_ended(desk: Desk, absence_id: int) -> Absence:
    """Ended today already, by a first click or by somebody else. Raises Http404 for any other."""
    staff = Membership.objects.on_day(desk.today).filter(unit=desk.unit).values("user")
    found = Absence.objects.filter(pk=absence_id, user__in=staff, until_day__gte=desk.today).first()
    if found is None:
        raise Http404
    return found


def _stand_ins(desk: Desk, user: User) -> str:
    """Households that others hold for a time do not move by themselves before their day."""
    held = [line for line in desk.open_lines if user.pk in line.assigned and len(line.assigned) > 1]
    return f" {households(len(held))} har också en kollega: ta tillbaka dem på hushållets sida." if held else ""


def _begun(request: HttpRequest) -> dict[str, Any]:
    asked = request.GET.get("vem", "")
    return {"who": asked} if asked else {}


def _reported(request: HttpRequest, desk: Desk, absence: Absence) -> HttpResponse:
    """The receipt; on to handing over when something falls in the time."""
    row = _row(desk, absence)
    days = f"borta från {row.from_words}, {row.back_words}"
    words_ = f"Noterat. {row.name} är {days}."
    if row.soon and row.hand_url:
        some = "ett hushåll har" if row.soon == 1 else f"{households(row.soon)} har"
        messages.success(request, words_)
        messages.warning(request, f"{upper_first(some)} en klocka eller ett steg den tiden. Välj vem som tar dem.")
        return redirect(row.hand_url)
    messages.success(request, words_)
    return redirect(address("unit-absence", desk))


def _row(desk: Desk, absence: Absence) -> AwayRow:
    user_id, today = absence.user_id, desk.today
    mine = [line for line in desk.lines if user_id in line.assigned]
    first: dt.date = max(today, absence.from_day)
    may = desk.leads or user_id == desk.visit.user.pk
    return AwayRow(
        absence=absence,
        name=absence.user.name,
        begun=absence.from_day <= today,
        from_words=short_day(absence.from_day, today=today),
        back_words=words.back_words(absence.until_day, today=today),
        households=sum(line.closed_on is None for line in mine),
        soon=sum(len(line.assigned) == 1 and falls_in(line, first=first, until=absence.until_day) for line in mine),
        hand_url=address("unit-hand-over", desk, fran=user_id) if may and mine else "",
        end_url=address("unit-absence-end", desk, absence.pk) if may else "",
    )
