# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entering, correcting, withdrawing and undoing an event. Each view makes one call that writes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kvarbo.casework import services
from kvarbo.casework.checks import LAW_STEP_KEPT
from kvarbo.casework.exceptions import CannotUndo, CaseNotFound
from kvarbo.casework.undo import undo
from kvarbo.common.errors import DomainError
from kvarbo.planning.selectors import Plan
from kvarbo.rules.caselog import Event
from kvarbo.web.back import safe_back
from kvarbo.web.cases.all_forms import FORMS, may_be_retold, may_be_withdrawn
from kvarbo.web.cases.event_rows import row_of
from kvarbo.web.cases.forms import EventForm, GuardedForm, WithdrawForm
from kvarbo.web.cases.kinds import KIND_OF_SLUG, KIND_OF_TYPE, STEP, Kind
from kvarbo.web.cases.plan_rows import event_url, kinds_for
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.saving import PLAN_CHANGED, already, call_of, save, tell
from kvarbo.web.cases.step_forms import LATER
from kvarbo.web.visit import visit_of
from kvarbo.web.workplace.drafts import begun, keep_url

__all__ = ["PLAN_CHANGED", "correct_event", "new_event", "undo_event", "withdraw_event"]

STEP_GONE = "Steget finns inte längre i planen."
EVENT_GONE = "Händelsen är redan rättad eller tillbakatagen."


@require_http_methods(["GET", "HEAD", "POST"])
def new_event(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    kind = KIND_OF_SLUG.get(slug)
    if kind is None:
        raise Http404
    if not _may_enter(request, reading, kind):
        return _instead(request, reading)
    if kind.page:
        return redirect(kind.page, number=number)
    step = reading.step_by_mark(request.POST.get("steg") or request.GET.get("steg", ""))
    if kind.group == STEP and step is None:
        if request.method == "POST":
            return already(request, reading, STEP_GONE)
        raise Http404
    chosen = request.GET.get("galler", "")
    form = FORMS[kind.type](reading=reading, step=step, data=_posted(request), chosen=chosen)
    if request.method == "POST" and form.is_valid():
        call = call_of(reading, form)
        done = save(request, reading, form, lambda: form.write(**call))
        if done is not None:
            return done
    return _form_page(request, reading, form, kind=kind, step=step)


@require_http_methods(["GET", "HEAD", "POST"])
def correct_event(request: HttpRequest, number: str, event_id: str) -> HttpResponse:
    """Tell an event anew; the old one stays in the log."""
    reading = read_case(visit=visit_of(request), number=number)
    event = _standing(reading, event_id)
    if event is None:
        return _gone(request, reading, event_id)
    if not may_be_retold(event):
        raise Http404
    step = _step_of(reading, event)
    form = FORMS[event.type](reading=reading, step=step, event=event, data=_posted(request))
    if request.method == "POST" and form.is_valid():
        call = call_of(reading, form) | {"event_id": event.id, "reason": form.cleaned_data["reason"]}
        done = save(request, reading, form, lambda: services.correct(draft=form.draft(), **call))
        if done is not None:
            return done
    return _form_page(request, reading, form, kind=KIND_OF_TYPE[event.type], step=step, correcting=event)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_event(request: HttpRequest, number: str, event_id: str) -> HttpResponse:
    reading = read_case(visit=visit_of(request), number=number)
    event = _standing(reading, event_id)
    if event is None:
        return _gone(request, reading, event_id)
    if not may_be_withdrawn(event):
        raise Http404
    form = WithdrawForm(reading=reading, data=_posted(request))
    begun(request, form)
    if request.method == "POST" and form.is_valid():
        call = call_of(reading, form) | {"event_id": event.id, "reason": form.cleaned_data["reason"]}
        done = save(request, reading, form, lambda: services.withdraw(**call))
        if done is not None:
            return done
    context = _context(reading, form) | {"row": row_of(reading, event)}
    return render(request, "cases/withdraw.html", context, status=_status(form))


@require_POST
def undo_event(request: HttpRequest, number: str, event_id: str) -> HttpResponse:
    """From the receipt, in one press."""
    reading = read_case(visit=visit_of(request), number=number)
    if event_id not in reading.by_id:
        raise Http404
    visit = reading.visit
    actor = visit.actor_for_case(reading.case)
    try:
        rows = undo(actor=actor, case=reading.case, event_id=event_id, today=visit.today, now=visit.now)
    except CannotUndo as fault:
        messages.warning(request, fault.message)
        standing = _standing(reading, event_id)
        if standing is not None and may_be_withdrawn(standing):
            return redirect("event-withdraw", number=number, event_id=event_id)
        if standing is not None and standing.type == "case_closed":
            return redirect("case-reopen", number=number)
        return redirect("case", number=number)
    except CaseNotFound:
        raise Http404 from None
    except DomainError as fault:
        messages.error(request, fault.message)
        return redirect("case", number=number)
    return tell(request, reading, rows, back=safe_back(request.GET.get("till", "")))


def _may_enter(request: HttpRequest, reading: CaseReading, kind: Kind) -> bool:
    """What was there to write about may be gone when a form that was saved is sent once more."""
    again = request.method == "POST" and reading.was_sent(request.POST.get("key", ""))
    return kind.open_to(reading) or (again and kind.floor in reading.zones)


def _instead(request: HttpRequest, reading: CaseReading) -> HttpResponse:
    """A list offers the first form of a step without knowing the case: a decision where nothing is applied for yet.

    Whoever may read the step is led to the form that the case page would offer. Raises Http404.
    """
    step = reading.step_by_mark(request.GET.get("steg", "")) if request.method != "POST" else None
    kinds = [*kinds_for(reading, step), KIND_OF_TYPE["step_done"]] if step else []
    offered = next((one for one in kinds if one.open_to(reading)), None)
    if offered is None:
        raise Http404
    return redirect(event_url(reading, offered, step))


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _gone(request: HttpRequest, reading: CaseReading, event_id: str) -> HttpResponse:
    """Someone was first, or the same form was sent twice. Raises Http404 for what this reader may not read."""
    if request.method != "POST" or event_id not in reading.by_id:
        raise Http404
    if reading.was_sent(request.POST.get("key", "")):
        return redirect("case", number=reading.case.number)
    return already(request, reading, EVENT_GONE)


def _standing(reading: CaseReading, event_id: str) -> Event | None:
    """The event, if it holds and this reader may read it."""
    for chain in reading.log.chains:
        event = chain.top()
        if event is not None and event.id == event_id and event.zone in reading.zones:
            return event
    return None


def _step_of(reading: CaseReading, event: Event) -> Plan | None:
    """The step that a step event is about. Raises Http404 when it is no longer in the plan."""
    if KIND_OF_TYPE[event.type].group != STEP:
        return None
    step = next((one for one in reading.plan["steps"] if one["key"] == event.data["step_key"]), None)
    if step is None:
        raise Http404
    return step


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
    begun(request, form)
    context = _context(reading, form)
    kept = step is not None and step["required"] == "law" and kind.type in LATER
    context |= {
        "kind": kind,
        "draft_url": keep_url(request),
        "step": step,
        "row": row_of(reading, correcting) if correcting else None,
        "unit": reading.unit_name(step["unit"]) if step and step["unit"] else "",
        "kept": LAW_STEP_KEPT if kept and request.method != "POST" else "",
    }
    return render(request, "cases/event.html", context, status=_status(form))
