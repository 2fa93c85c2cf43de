# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing over what somebody has: all of it to one, or row by row, for a time or for good."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kvarbo.casework import holding, permissions
from kvarbo.casework.assigning import hand_over, saved_before
from kvarbo.casework.holding import Assignment, Held
from kvarbo.common.errors import DomainError
from kvarbo.organisation.models import Absence, User
from kvarbo.organisation.selectors import assignable, last_days, names_of_staff
from kvarbo.planning.worklists import Line
from kvarbo.web.staffing import receipts, words
from kvarbo.web.staffing.forms import HandOverForm
from kvarbo.web.staffing.places import actor_of, address, colleague_or_404, key_of
from kvarbo.web.staffing.rows import Row, falls_in, rows_of
from kvarbo.web.ui.dates import short_day
from kvarbo.web.unit.desk import Desk, desk_of
from kvarbo.web.unit.words import households
from kvarbo.web.visit import actor_at

PREVIEW = "visa"


@dataclass(frozen=True)
class Guarded:
    """A protected household, handed over for itself to one whose role reads it."""

    case_id: str
    number: str
    name: str
    holder: str
    user_id: str
    choices: list[tuple[str, str]]


class Handing:
    """One person's households as the reader may hand them over."""

    def __init__(self, desk: Desk, user: User) -> None:
        self.desk, self.user = desk, user
        self.leaves_on = last_days(unit=desk.unit, on=desk.today).get(user.pk)
        self.absence = Absence.objects.from_on(desk.today).filter(user=user).order_by("from_day").first()
        working = any(one.user_id == user.pk for one in desk.staff)
        # Somebody who leaves, or is gone, gets nothing back.
        self.for_good = self.leaves_on is not None or not working

    @property
    def first(self) -> Any:
        return max(self.desk.today, self.absence.from_day) if self.absence else self.desk.today

    @property
    def until(self) -> Any:
        """The first day after the time that matters: back at work, else a week on."""
        if self.absence:
            return self.absence.until_day
        return self.desk.days[-1]

    @cached_property
    def held(self) -> list[Held]:
        desk = self.desk
        return holding.held_by(reader=desk.visit.user, unit=desk.unit, user_id=self.user.pk, on=desk.today)

    @cached_property
    def lines(self) -> list[Line]:
        """What falls in the time first; then the list's own order."""
        ids = {one.case.pk for one in self.held if not one.protected}
        mine = [line for line in self.desk.lines if line.case_id in ids]
        return sorted(mine, key=lambda line: not falls_in(line, first=self.first, until=self.until))

    @cached_property
    def over(self) -> list[str]:
        """Cases with nothing to do before a later follow-up, which no list shows yet."""
        shown = {line.case_id for line in self.lines}
        return [one.case.pk for one in self.held if not one.protected and one.case.pk not in shown]

    @cached_property
    def rows(self) -> list[Row]:
        beside = {one.case.pk: one.beside for one in self.held}
        names = names_of_staff(ids={other.user_id for rows in beside.values() for other in rows})
        told = {}
        for line in self.lines:
            if beside[line.case_id]:
                told[line.case_id] = words.listed([self._beside(one, names) for one in beside[line.case_id]])
        return rows_of(self.desk, self.lines, soon=self.soon, beside=told)

    def _beside(self, one: Assignment, names: dict[str, str]) -> str:
        name = names.get(one.user_id, "En kollega")
        if one.until_day is None:
            return f"{name} är också utsedd"
        return f"{name} står in till {short_day(one.until_day, today=self.desk.today)}"

    @cached_property
    def soon(self) -> set[str]:
        """Households where something falls in the time."""
        return {line.case_id for line in self.lines if falls_in(line, first=self.first, until=self.until)}

    @property
    def first_words(self) -> str:
        if not self.soon:
            return ""
        time = "medan personen är borta" if self.absence else "inom en vecka"
        return f"överst det som har en klocka eller ett steg {time}"

    @cached_property
    def covered(self) -> set[str]:
        """Households where a colleague stands in already, for a time."""
        return {one.case.pk for one in self.held if any(other.until_day for other in one.beside)}

    @property
    def lead(self) -> str:
        first = self.user.name.partition(" ")[0]
        if not self.rows and not self.over:
            return f"{first} har inga hushåll att lämna över."
        count = sum(line.closed_on is None for line in self.lines)
        closed = len(self.lines) - count + len(self.over)
        over = f", och {closed} avslutade där uppföljningen är kvar" if closed else ""
        parts, soon = [f"{first} har {households(count)}{over}."], len(self.soon - self.covered)
        if self.absence:
            back = words.back_words(self.absence.until_day, today=self.desk.today)
            parts.append(f"Borta från {short_day(self.absence.from_day, today=self.desk.today)}, {back}.")
            parts.append(
                f"{households(soon)} har en klocka eller ett steg den tiden och ingen som står in." if soon else ""
            )
        elif self.leaves_on:
            parts.append(f"Slutar: borta från {short_day(self.leaves_on, today=self.desk.today)}.")
        return " ".join(filter(None, parts))


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_page(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    if request.method == "POST" and PREVIEW not in request.POST and (again := _again(request, desk)) is not None:
        return again
    if request.method == "POST" and request.POST.get("guard"):
        return _hand_guarded(request, desk)
    asked = request.GET.get("fran") or request.POST.get("fran") or ("" if desk.leads else desk.visit.user.pk)
    if not asked:
        return render(request, "staffing/hand_over.html", _frame(request, desk) | {"people": _people(desk)})
    user = colleague_or_404(desk, asked)
    if not desk.leads and user.pk != desk.visit.user.pk:
        raise Http404
    handing = Handing(desk, user)
    form = _form(handing, request.POST if request.method == "POST" else None)
    preview: list[tuple[str, int, int, int, int]] = []
    if request.method == "POST" and form.is_valid():
        if PREVIEW in request.POST:
            preview = _preview(desk, form, handing)
        elif (done := _hand_over(request, handing, form)) is not None:
            return done
    told = {"form": form, "handing": handing, "preview": preview, "rows": _with_fields(form, handing.rows)}
    return render(request, "staffing/hand_over.html", _frame(request, desk) | told)


def _again(request: HttpRequest, desk: Desk) -> HttpResponse | None:
    """A second click on what is saved already; None for anything new."""
    key = key_of(request)
    count = saved_before(actor=actor_of(desk), key=key)
    if not count:
        return None
    receipts.tell_again(request, desk, count, key=key)
    whose = "" if request.POST.get("guard") else request.GET.get("fran") or request.POST.get("fran", "")
    return redirect(address("unit-hand-over", desk, fran=whose))


def _form(handing: Handing, data: Any) -> HandOverForm:
    until = handing.absence.until_day if handing.absence else None
    return HandOverForm(handing=handing, rows=handing.rows, until=until, data=data)


def _with_fields(form: HandOverForm, rows: list[Row]) -> list[tuple[Row, Any]]:
    return [(row, form[row.number]) for row in rows]


def _hand_over(request: HttpRequest, handing: Handing, form: HandOverForm) -> HttpResponse | None:
    """One call that writes; None with the fault said on the form."""
    desk, visit, key = handing.desk, handing.desk.visit, key_of(request)
    try:
        outcome = hand_over(
            actor=actor_of(desk),
            from_user=handing.user.pk,
            to=form.receivers(),
            reason=form.cleaned_data["reason"],
            from_day=handing.first if form.until else None,
            until=form.until,
            today=visit.today,
            now=visit.now,
            key=key,
        )
    except DomainError as fault:
        form.add_error(None, fault.message)
        return None
    names = {row.case_id: row.name for row in handing.rows}
    receipts.tell(request, desk, outcome, word="Överlämnat", key=key, names=names)
    return redirect(address("unit-hand-over", desk, fran=handing.user.pk))


def _preview(desk: Desk, form: HandOverForm, handing: Handing) -> list[tuple[str, int, int, int, int]]:
    """(name, has now, gets, has then, closed ones beside) of everyone whom it touches, in the order of the choices."""
    still = {line.case_id for line in handing.lines if line.closed_on is None}
    to = form.receivers()
    gets = Counter(user_id for case_id, user_id in to.items() if case_id in still)
    closed = Counter(user_id for case_id, user_id in to.items() if case_id not in still)
    now = {one.user_id: (one.name, desk.has_households(one.user_id)) for one in words.by_presence(desk)}
    now[""] = ("Ingen handläggare", len(desk.unassigned))
    return [
        (name, has, gets[user_id], has + gets[user_id], closed[user_id])
        for user_id, (name, has) in now.items()
        if gets[user_id] or closed[user_id]
    ]


def _people(desk: Desk) -> list[tuple[str, str, str]]:
    """Whose households can be handed over: all who have any, those who are away or leave first."""
    found = [one for one in desk.people.values() if desk.has_households(one.user_id)]
    found.sort(key=lambda one: one.here and one.leaves_on is None)
    told = [(address("unit-hand-over", desk, fran=one.user_id), words.option(desk, one)) for one in found]
    return [(url, name, rest) for url, option in told for name, _, rest in [option.partition(", ")]]


def _frame(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    return {
        "desk": desk,
        "key": secrets.token_urlsafe(18),
        "guarded": _guarded(desk),
        "crumbs": [(desk.unit.name, address("unit", desk)), ("Lämna över", "")],
    }


def _guarded(desk: Desk) -> list[Guarded]:
    """Protected households whose holder is not here, and one's own: only for who may decide of them."""
    reader, unit = desk.visit.user, desk.unit
    if not holding.guards_protected(user=reader, unit=unit, on=desk.today):
        return []
    mine = [one for one in holding.held_by(reader=reader, unit=unit, user_id=reader.pk, on=desk.today) if one.protected]
    found = [*holding.unguarded(reader=reader, unit=unit, on=desk.today), *mine]
    staff = names_of_staff(ids={one.assignments[0].user_id for one in found})
    lines = [line for line in desk.lines if line.case_id in {one.case.pk for one in found}]
    names = {row.case_id: row.name for row in rows_of(desk, lines)}
    rows = []
    for one in found:
        guard = next(each for each in one.assignments if each.zone == holding.PROTECTED)
        others = assignable(unit=unit, role_slug=guard.role, on=desk.today)
        choices = [(each.user_id, each.name) for each in others if each.user_id != guard.user_id]
        holder = staff.get(guard.user_id, "Någon som har slutat")
        name = names.get(one.case.pk, f"Ärende {one.case.number}")
        rows.append(Guarded(one.case.pk, one.case.number, name, holder, guard.user_id, choices))
    return rows


def _hand_guarded(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One protected household, by who may decide of it."""
    found = next((one for one in _guarded(desk) if one.number == request.POST["guard"]), None)
    to = request.POST.get("to", "")
    if found is None or to not in dict(found.choices):
        raise Http404
    key, visit = key_of(request), desk.visit
    try:
        outcome = hand_over(
            actor=_guard_of(desk),
            from_user=found.user_id,
            to={found.case_id: to},
            today=visit.today,
            now=visit.now,
            key=key,
        )
    except DomainError as fault:
        messages.warning(request, fault.message)
    else:
        receipts.tell(request, desk, outcome, word="Överlämnat", key=key, names={found.case_id: found.name})
    return redirect(address("unit-hand-over", desk))


def _guard_of(desk: Desk) -> Any:
    """The place from which what is protected is decided: a leader may hold that role beside the own."""
    actors = [actor_at(place) for place in desk.visit.places if place.unit_id == desk.unit.pk]
    return next((one for one in actors if permissions.guards_protected(actor=one, on=desk.today)), actors[0])
