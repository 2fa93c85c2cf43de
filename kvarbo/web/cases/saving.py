# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saving what a form tells, and telling back what was saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kvarbo.cases.models import Event as Row
from kvarbo.casework.exceptions import CaseNotFound, KeyReused, StaleCase
from kvarbo.casework.undo import REASON
from kvarbo.common.errors import DomainError
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.event_rows import row_of
from kvarbo.web.cases.forms import GuardedForm
from kvarbo.web.cases.reading import CaseReading, read_case
from kvarbo.web.cases.story import Story
from kvarbo.web.ui.dates import clock_time, short_day
from kvarbo.web.workplace.drafts import done

PLAN_CHANGED = "plan_changed"
INSTANT = dt.timedelta(microseconds=1)

Write = Callable[[], Sequence[Row]]


def call_of(reading: CaseReading, form: GuardedForm) -> dict[str, Any]:
    """What every call that writes says besides the event."""
    visit = reading.visit
    return {
        "actor": visit.actor_for_case(reading.case),
        "case": reading.case,
        "expected_seq": form.cleaned_data["seq"],
        "key": form.cleaned_data["key"],
        "today": visit.today,
        "now": visit.now,
    }


def save(
    request: HttpRequest, reading: CaseReading, form: GuardedForm, write: Write, *, back: str = "", words: str = ""
) -> HttpResponse | None:
    """The way on when it was saved; None with the fault said on the form, and nothing that was typed lost."""
    try:
        rows = write()
    except StaleCase as fault:
        fresh = read_case(visit=reading.visit, number=reading.case.number)
        form.missed = missed_since(fresh, form.cleaned_data["seq"])  # type: ignore[attr-defined]
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
    done(request)
    return tell(request, reading, rows, back=back, words=words)


def missed_since(reading: CaseReading, seq: int) -> list[Any]:
    """What others have written since the page was read, as far as this reader may read it."""
    return [row_of(reading, event) for event in reading.log.events[seq:] if event.zone in reading.zones]


def tell(
    request: HttpRequest, reading: CaseReading, rows: Sequence[Row], *, back: str = "", words: str = ""
) -> HttpResponse:
    """The receipt, with a way to undo it, and the way back to the case, or to the page that one came from.

    `words`: what is said of several events saved together.
    """
    number = reading.case.number
    try:
        fresh = read_case(visit=reading.visit, number=number)
    except Http404:
        # One's own unit left the case just now.
        messages.success(request, f"Sparat kl. {clock_time(reading.visit.now)}. Ärendet syns inte längre för dig.")
        return redirect(back or "case-list")
    event = fresh.by_id[rows[0].event_id]
    undoing = "" if event.type == "withdrawn" else _undoing(number, event.id, back)
    told = words or _told(fresh, event)
    messages.success(request, f"{_word(event)} kl. {clock_time(reading.visit.now)}. {told}", undoing)
    # Only where in the log it was: the page that shows the difference reads both plans itself.
    before = event.recorded_at - INSTANT
    request.session[PLAN_CHANGED] = {"case": reading.case.pk, "before": before.isoformat()}
    return redirect(back) if back else redirect("case", number=number)


def _undoing(number: str, event_id: str, back: str) -> str:
    """Where the receipt is undone; it leads back to the same page."""
    address = reverse("event-undo", args=[number, event_id])
    return f"{address}?{urlencode({'till': back})}" if back else address


def already(request: HttpRequest, reading: CaseReading, words: str) -> HttpResponse:
    """Back to the case: someone else was first, and nothing was saved."""
    messages.warning(request, f"{words} Inget sparades.")
    return redirect("case", number=reading.case.number)


def _word(event: Event) -> str:
    return "Ångrat" if event.type == "withdrawn" and event.reason == REASON else "Sparat"


def _told(reading: CaseReading, event: Event) -> str:
    if event.type == "withdrawn":
        return "Händelsen är tillbakatagen. Den syns i historiken men räknas inte."
    words = f"{'Rättat: ' if event.corrects else ''}{Story(reading).receipt(event)}"
    if event.on == reading.today:
        return words
    return f"{words} Dag: {short_day(event.on, today=reading.today)}."
