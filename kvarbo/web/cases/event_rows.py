# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The case's events as a list, the newest first."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

from kvarbo.common.stockholm import day_of
from kvarbo.rules.caselog import Chain, Event
from kvarbo.web.cases.all_forms import FORMS, may_be_retold, may_be_withdrawn
from kvarbo.web.cases.reading import CaseReading, anchor_of
from kvarbo.web.cases.story import ICONS, Story
from kvarbo.web.ui.dates import clock_time, near_day, plain_day
from kvarbo.web.ui.shapes import Action, EventRow

# What is set right from the page of a closed case.
STILL_CHANGED = frozenset({"case_closed", "follow_up", "note"})


def event_rows(reading: CaseReading) -> list[EventRow]:
    """One row for each thing that happened: as it was told last, and whether it was corrected or withdrawn."""
    told = [(chain, chain.top() or chain.events[-1]) for chain in reading.log.chains]
    # Trap: once a correction is withdrawn, what holds may lie in another zone than what was told last.
    shown = [(chain, event) for chain, event in told if event.zone in reading.zones]
    shown.sort(key=lambda pair: (pair[1].on, pair[1].at or "", pair[1].recorded_at), reverse=True)
    return [row_of(reading, event, chain=chain) for chain, event in shown if event.type != "withdrawn"]


def row_of(reading: CaseReading, event: Event, *, chain: Chain | None = None) -> EventRow:
    when = near_day(event.on, today=reading.today)
    if event.at:
        when += f" kl. {clock_time(event.at)}"
    stands = chain is None or chain.top() is event
    notes = [reading.staff.get(event.user or "", ""), reading.unit_name(event.unit) if event.unit else ""]
    recorded = day_of(event.recorded_at)
    if recorded != event.on:
        notes.append(f"infört {plain_day(recorded, today=reading.today)}")
    if not stands:
        notes.append("tillbakataget, räknas inte")
    elif event.corrects:
        own_words = event.type in FORMS and FORMS[event.type].reason_is_text
        notes.append("rättat" if own_words else f"rättat: {event.reason}")
    return EventRow(
        Story(reading).text(event),
        when,
        ICONS.get(event.type, "dot"),
        ", ".join(note for note in notes if note),
        actions=_actions(reading, event) if chain is not None and stands else (),
        anchor=anchor_of(event.id) if chain is not None else "",
    )


@lru_cache(maxsize=256)
def _addresses(number: str) -> tuple[str, str]:
    """Where an event of the case is corrected and taken back, with room for its id: a case has scores of them."""
    names = ("event-correct", "event-withdraw")
    correct, withdraw = (reverse(name, args=[number, "id"]).replace("/id/", "/{}/") for name in names)
    return correct, withdraw


def _actions(reading: CaseReading, event: Event) -> tuple[Action, ...]:
    if reading.case.closed_on and event.type not in STILL_CHANGED:
        return ()
    correct, withdraw = _addresses(reading.case.number)
    fix, back = Action("Rätta", correct.format(event.id)), Action("Ta tillbaka", withdraw.format(event.id))
    may = (fix, may_be_retold(event)), (back, may_be_withdrawn(event))
    return tuple(action for action, allowed in may if allowed)
