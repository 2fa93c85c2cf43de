# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody leaves the unit: households first, then the last day. Only for who leads the unit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kvarbo.casework.leaving import end_membership, left_to_hand_over
from kvarbo.common.errors import DomainError
from kvarbo.organisation.absences import keep_membership
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import last_days, names_of_staff
from kvarbo.web.staffing.forms import LeavingForm
from kvarbo.web.staffing.places import actor_of, address, colleague_or_404
from kvarbo.web.ui.dates import short_day
from kvarbo.web.unit.desk import Desk, desk_of
from kvarbo.web.unit.words import households


@require_http_methods(["GET", "HEAD", "POST"])
def leaving_page(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    if not desk.leads:
        raise Http404
    asked = request.GET.get("vem") or request.POST.get("vem", "")
    if not asked:
        return render(request, "staffing/leaving.html", _frame(desk) | {"people": _people(desk)})
    user = colleague_or_404(desk, asked)
    if request.method == "POST" and "stannar" in request.POST:
        return _stays(request, desk, user)
    left = left_to_hand_over(reader=desk.visit.user, unit=desk.unit, user_id=user.pk, on=desk.today)
    name = user.name.partition(" ")[0]
    form = LeavingForm(desk=desk, left=len(left), data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (done := _leaves(request, desk, user, form)) is not None:
        return done
    context = {
        "form": form,
        "user": user,
        "first_name": name,
        "left": households(len(left)) if left else "",
        "hand_url": address("unit-hand-over", desk, fran=user.pk) if left else "",
    }
    return render(request, "staffing/leaving.html", _frame(desk) | context)


def _leaves(request: HttpRequest, desk: Desk, user: User, form: LeavingForm) -> HttpResponse | None:
    """One call that writes; None with the fault said on the form."""
    last_day = form.cleaned_data["last_day"]
    try:
        outcome = end_membership(
            actor=actor_of(desk),
            user_id=user.pk,
            last_day=last_day,
            without_anyone=form.cleaned_data.get("without", False),
            today=desk.today,
            now=desk.visit.now,
        )
    except DomainError as fault:
        form.add_error(None, fault.message)
        return None
    text = f"Sparat. {user.name} har sin sista dag {short_day(last_day, today=desk.today)} och får inga fler hushåll."
    if outcome.done:
        text += f" {households(len(outcome.done))} har ingen handläggare nu."
    messages.success(request, text)
    return redirect(address("unit-leaving", desk))


def _stays(request: HttpRequest, desk: Desk, user: User) -> HttpResponse:
    keep_membership(actor=desk.visit.user, user=user, unit=desk.unit, today=desk.today, now=desk.visit.now)
    messages.success(request, f"Sparat. {user.name} stannar och kan få hushåll igen.")
    return redirect(address("unit-leaving", desk))


def _people(desk: Desk) -> list[tuple[str, str, int]]:
    """(address, name, households) of everyone who could leave."""
    return [
        (address("unit-leaving", desk, vem=one.user_id), one.name, desk.has_households(one.user_id))
        for one in desk.staff
    ]


def _frame(desk: Desk) -> dict[str, Any]:
    last = last_days(unit=desk.unit, on=desk.today)
    names = names_of_staff(ids=last)
    leaving = [
        (user_id, names[user_id], short_day(day, today=desk.today), desk.has_households(user_id))
        for user_id, day in sorted(last.items(), key=lambda pair: pair[1])
    ]
    return {
        "desk": desk,
        "leaving": leaving,
        "crumbs": [(desk.unit.name, address("unit", desk)), ("När någon slutar", "")],
    }
