# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving households that nobody has to colleagues, one or many, and undoing the whole of it in one press."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kvarbo.casework.assigning import Outcome, Refused, assign
from kvarbo.casework.undo import undo_staffing
from kvarbo.common.errors import DomainError
from kvarbo.web.staffing import receipts
from kvarbo.web.staffing.forms import AssignForm
from kvarbo.web.staffing.places import actor_of, address, key_of, way_back
from kvarbo.web.staffing.rows import Row, names_of, rows_of
from kvarbo.web.unit.desk import Desk, desk_of
from kvarbo.web.unit.words import households

MOST = 50
GONE = "Hushållet finns inte längre på enheten."


@require_http_methods(["GET", "HEAD", "POST"])
def assign_page(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    rows = rows_of(desk, desk.unassigned[:MOST])
    if request.method != "POST":
        form = AssignForm(desk=desk, rows=rows, initial={"case": request.GET.getlist("case")})
        return _page(request, desk, form, rows)
    numbers, to = request.POST.getlist("case"), request.POST.get("to", "")
    if not numbers or not to.isprintable() or not to:
        form = AssignForm(desk=desk, rows=rows, data=request.POST)
        form.is_valid()
        return _page(request, desk, form, rows)
    try:
        outcome, names = _assign(request, desk, numbers, to)
    except DomainError as fault:
        form = AssignForm(desk=desk, rows=rows, data=request.POST)
        form.full_clean()
        form.add_error(None, fault.message)
        return _page(request, desk, form, rows)
    receipts.tell(request, desk, outcome, word="Tilldelat", key=key_of(request), names=names)
    return redirect(way_back(request, desk))


@require_POST
def assign_undo(request: HttpRequest, key: str) -> HttpResponse:
    """From the receipt. Only what this person gave with that very form is taken back."""
    desk = desk_of(request)
    visit = desk.visit
    outcome = undo_staffing(actor=actor_of(desk), key=key, today=visit.today, now=visit.now)
    if not outcome.done and not outcome.refused:
        raise Http404
    touched = {one.case_id for one in outcome.done} | {one.case_id for one in outcome.refused}
    names = names_of(desk, [line for line in desk.lines if line.case_id in touched])
    receipts.tell_undone(request, desk, outcome, names=names)
    return redirect(way_back(request, desk))


def _assign(request: HttpRequest, desk: Desk, numbers: list[str], to: str) -> tuple[Outcome, dict[str, str]]:
    """One call that writes. A number that is not the unit's is answered as one that does not exist."""
    known = {line.number: line for line in desk.lines}
    lines = [known[number] for number in dict.fromkeys(numbers) if number in known]
    astray = [Refused(case_id=number, number="", why=GONE) for number in numbers if number not in known]
    outcome = assign(
        actor=actor_of(desk),
        cases=[line.case_id for line in lines],
        user_id=to,
        today=desk.today,
        now=desk.visit.now,
        key=key_of(request),
    )
    return Outcome(done=outcome.done, refused=(*outcome.refused, *astray)), names_of(desk, lines)


def _page(request: HttpRequest, desk: Desk, form: AssignForm, rows: list[Row]) -> HttpResponse:
    chosen = set(form["case"].value() or ())
    context: dict[str, Any] = {
        "form": form,
        "desk": desk,
        "rows": [(row, row.number in chosen) for row in rows],
        "more": len(desk.unassigned) - len(rows),
        "lead": "Kryssa i ett eller flera hushåll och välj vem som får dem."
        if desk.leads
        else "Ta ett hushåll som ingen har.",
        "count": households(len(desk.unassigned)),
        "key": secrets.token_urlsafe(18),
        "crumbs": [(desk.unit.name, address("unit", desk)), ("Tilldela", "")],
        "back": request.POST.get("till") or request.GET.get("till", ""),
        "me": desk.visit.user.pk,
    }
    return render(
        request, "staffing/assign.html", context, status=409 if form.errors and form.non_field_errors() else 200
    )
