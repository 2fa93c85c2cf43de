# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one sentence: how many things today, which comes first, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kvarbo.planning.worklists import Details, Line
from kvarbo.rules.days import is_workday
from kvarbo.web.ui.dates import WEEKDAYS, in_days, plain_day, short_day
from kvarbo.web.ui.words import in_words, upper_first


def lead(lines: Sequence[Line], *, details: Mapping[str, Details], today: dt.date) -> SafeString:
    """`lines`: all of the person's, in their order."""
    rest = "" if is_workday(today) else f"Det är {_free_day(today)}. "
    now = [line for line in lines if line.group == "today"]
    if now:
        return _first(now, details, today, rest)
    coming = next((line for line in lines if line.group == "week" and line.step is not None), None)
    if coming is None or coming.step is None:
        words = "Inget måste göras i dag." if lines else "Du har inga hushåll just nu."
        return format_html("{}{}", rest, words)
    title, name = _lower(coming.step.title), _name(coming, details)
    due = coming.step.due or coming.step.latest_start
    when = f", {in_days(due, today=today)}" if due else ""
    done = "Inget måste göras i dag. Närmast:" if rest else "Allt för i dag är klart. Närmast:"
    return format_html("{}{} <strong>{} för {}</strong>{}.", rest, done, title, name, when)


def _first(now: Sequence[Line], details: Mapping[str, Details], today: dt.date, rest: str) -> SafeString:
    count = upper_first(in_words(len(now)))
    things = f"{count} {'sak' if len(now) == 1 else 'saker'} i dag."
    first = now[0]
    title = _lower(first.step.title) if first.step else "se vad som har hänt"
    why = reason(first, today=today)
    return format_html(
        "{}{} <strong>Först: {} för {}</strong>{}.",
        rest,
        things,
        title,
        _name(first, details),
        f" – {why}" if why else "",
    )


def reason(line: Line, *, today: dt.date) -> str:
    """Why this line stands first, in the order that the list is sorted by."""
    step = line.step
    if step is not None and step.moved_by:
        return "raden är flyttad för hand"
    if step is not None and step.required == "law" and step.due is not None and step.due <= today:
        late = f"lagens dag var {short_day(step.due, today=today)}, så gör det nu"
        return "det måste ske i dag enligt lag" if step.due == today else late
    found = (
        _clock(line, today),
        "det finns barn i hushållet" if line.children else "",
        "någon i hushållet är 65 år eller äldre" if line.older else "",
        "det handlar om våld" if line.violence else "",
        _silence(line, today),
        f"det skulle ha varit klart {short_day(step.due, today=today)}" if step and step.due and line.late else "",
    )
    return next(filter(None, found), "")


def _clock(line: Line, today: dt.date) -> str:
    days = []
    if line.clock is not None and line.clock.nominal >= today:
        words = "lagens klocka kan gå ut" if line.clock.preliminary else "lagens klocka går ut"
        days.append((line.clock.nominal, f"{words} {short_day(line.clock.nominal, today=today)}"))
    if line.eviction_at:
        day = dt.date.fromisoformat(line.eviction_at[:10])
        words = "avhysning är satt till" if day >= today else "tiden för avhysning har passerat:"
        days.append((day, f"{words} {short_day(day, today=today)}"))
    return min(days)[1] if days else ""


def _silence(line: Line, today: dt.date) -> str:
    if not line.without_contact:
        return ""
    if line.reached_on is None:
        return "vi har inte fått kontakt än"
    return f"vi har inte fått kontakt sedan underrättelsen {plain_day(line.arrived_on, today=today)}"


def _name(line: Line, details: Mapping[str, Details]) -> str:
    told = details.get(line.case_id)
    return told.name if told else f"ärende {line.number}"


def _lower(title: str) -> str:
    """A title inside a sentence; an abbreviation or a name of its own keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _free_day(today: dt.date) -> str:
    return WEEKDAYS[today.weekday()] if today.weekday() > 4 else "helgdag"
