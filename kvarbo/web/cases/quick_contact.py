# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contact in two clicks: how, and how it went. Saved as now, with the tenant, and undone in one press."""

from __future__ import annotations

import secrets

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kvarbo.casework.contacts import log_contact
from kvarbo.casework.exceptions import CaseNotFound
from kvarbo.casework.services import Draft
from kvarbo.casework.undo import UNDO_KEY
from kvarbo.common.errors import DomainError
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.back import safe_back
from kvarbo.web.cases import subjects
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.saving import tell
from kvarbo.web.cases.story import LEFT_MESSAGE
from kvarbo.web.ui.contact_html import WAYS, PanelFrame
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.visit import visit_of

RESULTS = ("reached", "no_answer", "left")
ROOM = "nummer"


class QuickContactForm(forms.Form):
    """What the panel sends. Nothing in it is typed, so a fault is no fault of the one who pressed."""

    way = forms.ChoiceField(choices=WAYS)
    result = forms.ChoiceField(choices=[(one, one) for one in RESULTS])
    key = forms.CharField(max_length=64)

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if key.startswith(UNDO_KEY):
            raise forms.ValidationError("Sidan går inte att spara. Ladda om den och försök igen.")
        return key


@require_POST
def quick_contact(request: HttpRequest, number: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    back = safe_back(request.POST.get("till", "")) or reverse("case", args=[number])
    form = QuickContactForm(request.POST)
    if not form.is_valid() or reading.tenant is None:
        return redirect("event-new", number=number, slug=KIND_OF_TYPE["contact"].slug)
    visit = reading.visit
    draft = contact_draft(reading, way=form.cleaned_data["way"], result=form.cleaned_data["result"])
    try:
        rows = log_contact(
            actor=visit.actor_for_case(reading.case),
            case=reading.case,
            draft=draft,
            today=visit.today,
            now=visit.now,
            key=form.cleaned_data["key"],
        )
    except CaseNotFound:
        raise Http404 from None
    except DomainError as fault:
        messages.warning(request, fault.message)
        return redirect(back)
    return tell(request, reading, rows, back=back)


def contact_draft(reading: CaseReading, *, way: str, result: str) -> Draft:
    """The event that the two clicks tell. A message left is an attempt: the household has not answered yet."""
    assert reading.tenant is not None
    tenant, left = reading.tenant.id, result == "left"
    today, at, about = reading.today, clock_time(reading.visit.now).replace(".", ":"), _about(reading)
    if way == "letter" and left:
        return Draft(type="letter_sent", data={"to": tenant, "how": "letter"}, on=today, about=about)
    data = {"with": tenant, "result": "no_answer" if left else result}
    reason = LEFT_MESSAGE if left and way in ("phone", "visit") else None
    if way == "visit":
        told = {"announced": _announced(reading), **data}
        return Draft(type="visit", data=told, on=today, at=at, about=about, reason=reason)
    return Draft(type="contact", data={"channel": way, **data}, on=today, at=at, about=about, reason=reason)


def quick_contact_for(reading: CaseReading) -> str:
    """Whom the panel on the case's own pages is about; empty when no contact can be logged with the tenant."""
    if reading.tenant is None or not KIND_OF_TYPE["contact"].open_to(reading):
        return ""
    return reading.tenant.name.partition(" ")[0] if reading.tenant.name != UNSEEN_NAME else "hyresgästen"


def panel_frame(request: HttpRequest, *, back: str) -> PanelFrame:
    """What the panels of one page share. One key serves them all: it is judged case by case."""
    return PanelFrame(
        url=reverse("quick-contact", args=[ROOM]).replace(ROOM, "{}"),
        form_url=reverse("event-new", args=[ROOM, KIND_OF_TYPE["contact"].slug]).replace(ROOM, "{}"),
        csrf=get_token(request),
        key=secrets.token_urlsafe(18),
        back=back,
        at=clock_time(visit_of(request).now),
    )


def _about(reading: CaseReading) -> tuple[str, ...]:
    """As the form proposes it, so that it counts in the right step."""
    known = {key for key, _ in subjects.about_choices(reading)}
    return tuple(one for one in subjects.about_proposed(reading) if one in known)


def _announced(reading: CaseReading) -> bool:
    """Whether a letter has set a time today: then they knew that someone would come."""
    letters = reading.situation.of("letter_sent", "summons_sent")
    return any(str(one.data.get("meet_at") or "")[:10] == reading.today.isoformat() for one in letters)
