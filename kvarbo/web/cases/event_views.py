# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entering, correcting and withdrawing an event. Each view makes one call that writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kvarbo.cases.models import Event as Row
from kvarbo.casework import services
from kvarbo.casework.exceptions import CaseNotFound, KeyReused, StaleCase
from kvarbo.common.errors import DomainError
from kvarbo.planning.selectors import Plan
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.all_forms import FORMS, may_be_retold
from kvarbo.web.cases.event_rows import row_of
from kvarbo.web.cases.forms import EventForm, GuardedForm, WithdrawForm
from kvarbo.web.cases.kinds import KIND_OF_SLUG, KIND_OF_TYPE, STEP, Kind
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.story import Story
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.visit import visit_of

# What may be withdrawn besides the types that have a form: a notice that came to the wrong case.
WITHDRAWABLE = frozenset({"notice_joined"})
PLAN_CHANGED = "plan_changed"
INSTANT = dt.timedelta(microseconds=1)

Write = Callable[[], Sequence[Row]]


@require_http_methods(["GET", "HEAD", "POST"])
def new_event(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    kind = KIND_OF_SLUG.get(slug)
    if kind is None or not _may_enter(request, reading, kind):
        raise Http404
    step = reading.step_by_mark(request.POST.get("steg") or request.GET.get("steg", ""))
    if kind.group == STEP and step is None:
        raise Http404
    form = FORMS[kind.type](reading=reading, step=step, data=_posted(request))
    if request.method == "POST" and form.is_valid():
        call = _call(reading, form)
        done = _save(request, reading, form, lambda: form.write(**call))
        if done is not None:
            return done
    return _form_page(request, reading, form, kind=kind, step=step)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_event(request: HttpRequest, number: str, event_id: str) -> HttpResponse:
    """Tell an event anew; the old one stays in the log."""
    reading = read_case(visit=visit_of(request), number=number)
    event = _standing(reading, event_id)
    if not may_be_retold(event):
        raise Http404
    step = _step_of(reading, event)
    form = FORMS[event.type](reading=reading, step=step, event=event, data=_posted(request))
    if request.method == "POST" and form.is_valid():
        call = _call(reading, form) | {"event_id": event.id, "reason": form.cleaned_data["reason"]}
        done = _save(request, reading, form, lambda: services.correct(draft=form.draft(), **call))
        if done is not None:
            return done
    return _form_page(request, reading, form, kind=KIND_OF_TYPE[event.type], step=step, correcting=event)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_event(request: HttpRequest, number: str, event_id: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    event = _standing(reading, event_id)
    if not (may_be_retold(event) or event.type in WITHDRAWABLE):
        raise Http404
    form = WithdrawForm(reading=reading, data=_posted(request))
    if request.method == "POST" and form.is_valid():
        call = _call(reading, form) | {"event_id": event.id, "reason": form.cleaned_data["reason"]}
        done = _save(request, reading, form, lambda: services.withdraw(**call))
        if done is not None:
            return done
    context = _context(reading, form) | {"row": row_of(reading, event)}
    return render(request, "cases/withdraw.html", context, status=_status(form))


def _may_enter(request: HttpRequest, reading: CaseReading, kind: Kind) -> bool:
    """What was there to write about may be gone when a form that was saved is sent once more."""
    again = request.method == "POST" and reading.was_sent(request.POST.get("key", ""))
    return kind.open_to(reading) or (again and kind.floor in reading.zones)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _standing(reading: CaseReading, event_id: str) -> Event:
    """The event, if it holds and this reader may read it. Raises Http404."""
    for chain in reading.log.chains:
        event = chain.top()
        if event is not None and event.id == event_id and event.zone in reading.zones:
            return event
    raise Http404


def _step_of(reading: CaseReading, event: Event) -> Plan | None:
    """The step that a step event is about. Raises Http404 when it is no longer in the plan."""
    if KIND_OF_TYPE[event.type].group != STEP:
        return None
    step = next((one for one in reading.plan["steps"] if one["key"] == event.data["step_key"]), None)
    if step is None:
        raise Http404
    return step


def _call(reading: CaseReading, form: GuardedForm) -> dict[str, Any]:
    visit = reading.visit
    return {
        "actor": visit.actor_for_case(reading.case),
        "case": reading.case,
        "expected_seq": form.cleaned_data["seq"],
        "key": form.cleaned_data["key"],
        "today": visit.today,
        "now": visit.now,
    }


def _save(request: HttpRequest, reading: CaseReading, form: GuardedForm, write: Write) -> HttpResponse | None:
    """The way on when it was saved; None with the fault said on the form, and nothing that was typed lost."""
    try:
        rows = write()
    except StaleCase as fault:
        fresh = read_case(visit=reading.visit, number=reading.case.number)
        form.missed = _missed(fresh, form.cleaned_data["seq"])  # type: ignore[attr-defined]
        form.renew(seq=fresh.case.seq)
        form.add_error(None, fault.message)
        return None
    except KeyReused as fault:
        form.renew(seq=form.cleaned_data["seq"])
        form.add_error(None, fault.message)
        return None
    except CaseNotFound:
        raise Http404 from None
    except DomainError as fault:
        form.add_error(None, fault.message)
        return None
    _tell(request, reading, rows)
    return redirect("case", number=reading.case.number)


def _missed(reading: CaseReading, seq: int) -> list[Any]:
    """What others have written since the page was read, as far as this reader may read it."""
    return [row_of(reading, event) for event in reading.log.events[seq:] if event.zone in reading.zones]


def _tell(request: HttpRequest, reading: CaseReading, rows: Sequence[Row]) -> None:
    fresh = CaseReading(visit=reading.visit, case=reading.case)
    event = fresh.by_id[rows[0].event_id]
    saved = f"Sparat kl. {clock_time(reading.visit.now)}."
    if event.type == "withdrawn":
        told = "Händelsen är tillbakatagen. Den syns i historiken men räknas inte."
    else:
        told = f"{'Rättat: ' if event.corrects else ''}{Story(fresh).receipt(event)}"
    messages.success(request, f"{saved} {told}")
    # Only where in the log it was: the page that shows the difference reads both plans itself.
    before = event.recorded_at - INSTANT
    request.session[PLAN_CHANGED] = {"case": reading.case.pk, "before": before.isoformat()}


def _status(form: GuardedForm) -> int:
    return 409 if hasattr(form, "missed") else 200


def _context(reading: CaseReading, form: GuardedForm) -> dict[str, Any]:
    """What the form's page shows of the case, which is a reading of it."""
    services.record_read(actor=reading.visit.actor_for_case(reading.case), case=reading.case, now=reading.visit.now)
    number = reading.case.number
    tenant = reading.tenant
    return {
        "form": form,
        "number": number,
        "missed": getattr(form, "missed", []),
        "household": tenant.name if tenant else f"Ärende {number}",
    }


def _form_page(
    request: HttpRequest,
    reading: CaseReading,
    form: EventForm,
    *,
    kind: Kind,
    step: Plan | None,
    correcting: Event | None = None,
) -> HttpResponse:
    context = _context(reading, form)
    context |= {"kind": kind, "step": step, "row": row_of(reading, correcting) if correcting else None}
    return render(request, "cases/event.html", context, status=_status(form))
