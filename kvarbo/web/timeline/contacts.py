# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our contacts as a lane: attempts hollow, talks filled, what is booked hollow after today."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from kvarbo.rules.caselog import Event
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import Story
from kvarbo.web.timeline.shapes import Lane, Mark
from kvarbo.web.ui.dates import as_day, clock_time, plain_day, short_day
from kvarbo.web.ui.words import count_of

KINDS = ("contact", "visit", "letter_sent", "summons_sent", "meeting", "child_talk")
# Kind of a run → (one, many, shape).
RUNS = {
    "attempt": ("försök utan svar", "försök utan svar", "attempt"),
    "reached": ("kontakt", "kontakter", "reached"),
    "letter": ("brev", "brev", "happened"),
    "meeting": ("möte", "möten", "reached"),
    "talk": ("samtal med barn", "samtal med barn", "reached"),
}


def contact_lane(reading: CaseReading) -> Lane | None:
    """None when there has been no contact and nothing is booked."""
    events = sorted(reading.situation.of(*KINDS), key=lambda event: (_day(event), event.order))
    marks = [_run(reading, kind, list(run)) for kind, run in groupby(events, key=_kind)]
    marks += [mark for event in events if (mark := _booked(reading, event))]
    return Lane(title="Vår kontakt", note=_note(events), marks=tuple(marks)) if marks else None


def _kind(event: Event) -> str:
    if event.type in ("contact", "visit"):
        return "reached" if event.data["result"] == "reached" else "attempt"
    if event.type == "meeting":
        return "meeting" if event.data["held"] else "attempt"
    return "talk" if event.type == "child_talk" else "letter"


def _day(event: Event) -> dt.date:
    return as_day(event.data["at"][:10]) if event.type == "meeting" else event.on


def _note(events: list[Event]) -> str:
    kinds = [_kind(event) for event in events]
    talks = [index for index, kind in enumerate(kinds) if kind not in ("attempt", "letter")]
    tries = kinds[: talks[0]].count("attempt") if talks else kinds.count("attempt")
    if not tries:
        return ""
    return f"{tries} försök innan svar" if talks else f"{tries} försök, inget svar än"


def _run(reading: CaseReading, kind: str, events: list[Event]) -> Mark:
    """Several of the same kind in a row are told together."""
    one, many, shape = RUNS[kind]
    days, today = tuple(_day(event) for event in events), reading.today
    first, last = days[0], days[-1]
    when = plain_day(first, today=today)
    if last != first:
        month = first.month == last.month and first.year == last.year
        when = f"{first.day if month else when}–{plain_day(last, today=today)}"
    count = count_of(len(events), one=one, many=many)
    told = list(dict.fromkeys(Story(reading).text(event) for event in events))
    units = dict.fromkeys(reading.unit_name(event.unit) for event in events if event.unit)
    return Mark(
        day=last,
        days=days,
        shape=shape,
        title=f"{count[0].upper()}{count[1:]} {when}" if len(events) > 1 else f"{one[0].upper()}{one[1:]} {when}",
        what=f"{count}: {'. '.join(told)}" if len(events) > 1 else told[0],
        who="Vi" + (f", {', '.join(units)}" if units else ""),
        source="Loggen",
        when=when,
    )


def _booked(reading: CaseReading, event: Event) -> Mark | None:
    """A time that a letter has offered, until it has been."""
    meet = event.data.get("meet_at")
    if not meet or as_day(meet[:10]) < reading.today:
        return None
    when = f"{short_day(meet[:10], today=reading.today)} kl. {clock_time(meet[11:])}"
    who = Story(reading).who(event.data["to"])
    return Mark(
        day=as_day(meet[:10]),
        shape="booked",
        title=f"Möte {when}, bokat",
        what="Möte, bokat",
        who=f"{who[:1].upper()}{who[1:]} och vi",
        source="Loggen",
        when=when,
    )
