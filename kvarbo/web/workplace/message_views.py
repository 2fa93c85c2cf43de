# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Operations messages: read by all on every page, written by process leaders."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kvarbo.common.errors import DomainError
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.web.fields import DayField, TimeField
from kvarbo.web.formrenderer.widgets import BigRadios
from kvarbo.web.ui.dates import clock_time, short_moment
from kvarbo.web.visit import Visit, visit_of
from kvarbo.web.workplace.chrome import DISMISSED
from kvarbo.web.workplace.session_views import next_of
from kvarbo.workplace.announcing import LONGEST, OPERATOR, announce, end_message
from kvarbo.workplace.enums import MessageLevel
from kvarbo.workplace.exceptions import MessageNotFound
from kvarbo.workplace.models import OperationsMessage
from kvarbo.workplace.selectors import messages_told


class MessageForm(forms.Form):
    level = forms.ChoiceField(
        label="Vad gäller det?",
        choices=MessageLevel.choices,
        widget=BigRadios(),
        error_messages={"required": "Välj vad det gäller."},
    )
    text = forms.CharField(
        label="Meddelande",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Läses av alla, också på inloggningssidan. Skriv inget om någon människa.",
        error_messages={"required": "Skriv vad som gäller."},
    )
    from_day = DayField(label="Visas från")
    from_time = TimeField(label="Klockan")
    until_day = DayField(label="Till och med", required=False, help_text="Lämna tomt om du tar bort det själv.")
    until_time = TimeField(label="Klockan", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("until_time") and not data.get("until_day"):
            self.add_error("until_day", "Ange dagen också.")
        return data

    @property
    def begins(self) -> dt.datetime:
        return _moment(self.cleaned_data["from_day"], self.cleaned_data["from_time"])

    @property
    def ends(self) -> dt.datetime | None:
        day = self.cleaned_data.get("until_day")
        return _moment(day, self.cleaned_data.get("until_time") or "23:59") if day else None


@dataclass(frozen=True)
class MessageRow:
    """One message in the list of all."""

    pk: int
    text: str
    level: str
    when: str
    by: str
    state: str
    stands: bool


@require_http_methods(["GET", "HEAD", "POST"])
def message_list(request: HttpRequest) -> HttpResponse:
    visit = _announcing(request)
    fresh = {"from_day": visit.today, "from_time": visit.now.strftime("%H.%M"), "level": MessageLevel.INFORMATION}
    form = MessageForm(data=request.POST if request.method == "POST" else None, initial=fresh)
    if request.method == "POST" and form.is_valid() and _announced(request, visit, form):
        return redirect("operations")
    told = messages_told()
    names = names_of_staff(ids={one.written_by for one in told})
    rows = [_row(one, visit, names) for one in told]
    return render(request, "workplace/messages.html", {"form": form, "rows": rows})


@require_POST
def message_end(request: HttpRequest, message_id: int) -> HttpResponse:
    visit = _announcing(request)
    try:
        end_message(user=visit.user, message_id=message_id, now=visit.now)
    except MessageNotFound:
        raise Http404 from None
    messages.success(request, f"Meddelandet visas inte längre. Borttaget kl. {clock_time(visit.now)}.")
    return redirect("operations")


@login_not_required
@require_POST
def message_dismiss(request: HttpRequest, message_id: int) -> HttpResponse:
    """Hidden for the rest of this session. A planned outage stays."""
    found = OperationsMessage.objects.filter(pk=message_id).exclude(level=MessageLevel.OUTAGE)
    if found.exists():
        request.session[DISMISSED] = sorted({*request.session.get(DISMISSED, []), message_id})
    return redirect(next_of(request))


def _announcing(request: HttpRequest) -> Visit:
    visit = visit_of(request)
    if not any(place.code == RoleCode.PROCESS_LEADER for place in visit.places):
        raise Http404
    return visit


def _announced(request: HttpRequest, visit: Visit, form: MessageForm) -> bool:
    told = form.cleaned_data
    try:
        announce(
            user=visit.user,
            text=told["text"],
            level=told["level"],
            from_at=form.begins,
            until_at=form.ends,
            now=visit.now,
        )
    except DomainError as fault:
        form.add_error(None, fault.message)
        return False
    shown = "Alla ser det nu" if form.begins <= visit.now else f"Alla ser det från {short_moment(form.begins)}"
    messages.success(request, f"Sparat kl. {clock_time(visit.now)}. {shown}.")
    return True


def _moment(day: dt.date, time: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), tzinfo=STOCKHOLM)


def _row(one: OperationsMessage, visit: Visit, names: dict[str, str]) -> MessageRow:
    until = short_moment(one.until_at, today=visit.today) if one.until_at else "tills vidare"
    over = one.ended_at is not None or (one.until_at is not None and one.until_at <= visit.now)
    state = "Visas inte längre" if over else "Visas nu" if one.from_at <= visit.now else "Visas senare"
    return MessageRow(
        pk=one.pk,
        text=one.text,
        level=MessageLevel(one.level).label,
        when=f"{short_moment(one.from_at, today=visit.today)} – {until}",
        by="Driften" if one.written_by == OPERATOR else names.get(one.written_by, ""),
        state=state,
        stands=not over,
    )
