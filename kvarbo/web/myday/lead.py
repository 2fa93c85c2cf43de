# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one sentence: how many things today, which comes first, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kvarbo.planning.ordering import moved_up, step_day
from kvarbo.planning.worklists import Details, Line
from kvarbo.rules.days import is_workday
from kvarbo.web.ui.dates import WEEKDAYS, in_days, plain_day, short_day
from kvarbo.web.ui.words import in_words, upper_first

# How many the sentence names of those that the law wants besides the first.
MOST_BESIDES = 2


def lead(lines: Sequence[Line], *, details: Mapping[str, Details], today: dt.date) -> SafeString:
    """`lines`: all of the person's, in their order."""
    rest = "" if is_workday(today) else f"Det är {_free_day(today)}. "
    now = [line for line in lines if line.group == "today"]
    if now:
        return _first(now, details, today, rest) + _also(law_besides(lines, today=today), details, today)
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


def law_besides(lines: Sequence[Line], *, today: dt.date) -> list[Line]:
    """What the law wants by today besides the first row, when that one stands first only because it was moved there.

    The law's most urgent first, wherever in the list it stands.
    """
    first = lines[0] if lines else None
    if first is None or not moved_up(first.step, group=first.group, today=today):
        return []
    found = [(day, place) for place, line in enumerate(lines) if place and (day := _law_day(line, today)) is not None]
    return [lines[place] for _, place in sorted(found)]


def _law_day(line: Line, today: dt.date) -> dt.date | None:
    """The day of the law's duty or clock, when it is today or has passed."""
    if line.closed_on is not None:
        return None
    days = [line.clock.nominal] if line.clock is not None else []
    if _is_duty(line, today) and line.step is not None:
        days.append(line.step.due or today)
    if line.eviction_at:
        days += [day] if (day := dt.date.fromisoformat(line.eviction_at[:10])) == today else []
    first = min(days, default=None)
    return first if first is not None and first <= today else None


def _is_duty(line: Line, today: dt.date) -> bool:
    """The next step is one that the law wants by today."""
    step = line.step
    return step is not None and step.required == "law" and (step.due or step_day(step, today=today) or today) <= today


def _also(besides: Sequence[Line], details: Mapping[str, Details], today: dt.date) -> SafeString:
    """Lagen kräver också i dag: bekräfta till Kronofogden för Ivar Låtsman."""
    if not besides:
        return SafeString("")
    told = [_duty(line, details, today) for line in besides[:MOST_BESIDES]]
    if more := len(besides) - len(told):
        told.append(f"{in_words(more, gender='t')} hushåll till")
    words = ", ".join(told[:-1]) + " och " + told[-1] if len(told) > 1 else told[0]
    return format_html(" <strong>Lagen kräver också i dag:</strong> {}.", words)


def _duty(line: Line, details: Mapping[str, Details], today: dt.date) -> str:
    name = _name(line, details)
    if _is_duty(line, today) and line.step is not None:
        return f"{_lower(line.step.title)} för {name}"
    if line.clock is not None and line.clock.nominal <= today:
        ends = "går ut" if line.clock.nominal == today and not line.clock.preliminary else "kan ha gått ut"
        return f"se till {name}, där lagens klocka {ends}"
    return f"se till {name}, som ska avhysas"


def reason(line: Line, *, today: dt.date) -> str:
    """Why this line stands first, in the order that the list is sorted by."""
    step = line.step
    if moved_up(step, group=line.group, today=today):
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
