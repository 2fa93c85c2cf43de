# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What someone wants to write, before the door has judged it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kvarbo.casework.exceptions import BadEvent
from kvarbo.common.ids import new_id
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.rules import caselog
from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import EVENT_TYPES
from kvarbo.rules.words import ZONES

MICROSECOND = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who writes, in which role and for which unit."""

    user_id: str
    role_code: str
    unit_slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One event as a form tells it. `zone` may raise the type's own zone; `id` lets drafts point at each other."""

    type: str
    data: dict[str, Any] = field(default_factory=dict)
    on: dt.date
    at: str | None = None
    about: tuple[str, ...] = ()
    zone: str | None = None
    corrects: str | None = None
    reason: str | None = None
    id: str | None = None


def told(draft: Draft) -> dict[str, Any]:
    """The draft as plain values: the same call twice gives the same."""
    return {
        "type": draft.type,
        "data": draft.data,
        "on": draft.on.isoformat(),
        "at": draft.at,
        "about": list(draft.about),
        "zone": draft.zone,
        "corrects": draft.corrects,
        "reason": draft.reason,
    }


def as_events(
    *, drafts: Sequence[Draft], actor: Actor, log: caselog.Log, seq: int, now: dt.datetime
) -> list[caselog.Event]:
    """The drafts as events recorded one after another, later than all in the log. Raises BadEvent."""
    return recorded(parts=[(actor, draft, now) for draft in drafts], log=log, seq=seq)


def recorded(*, parts: Sequence[tuple[Actor, Draft, dt.datetime]], log: caselog.Log, seq: int) -> list[caselog.Event]:
    """As `as_events`, where each draft has its own author and moment. Raises BadEvent."""
    if not parts:
        raise BadEvent("Det finns inget att spara.")
    last = log.last_recorded
    known = {event.id: event for event in log.events}
    events: list[caselog.Event] = []
    for place, (actor, draft, now) in enumerate(parts, seq + 1):
        moment = now if last is None or now > last else last + MICROSECOND
        last = moment
        # Two events of the same day, time and type hold in the order of their ids: so that is the order of entry.
        name = draft.id or new_id(f"e{place:05d}")
        event = _event(draft, name, actor, moment.astimezone(STOCKHOLM), _zone(draft, known))
        known[event.id] = event
        events.append(event)
    return events


def _zone(draft: Draft, known: dict[str, caselog.Event]) -> str:
    """The zone asked for, else the lowest of its type, but never below that of the event it changes."""
    if draft.zone:
        return draft.zone
    kind, target = EVENT_TYPES.get(draft.type), known.get(draft.corrects or "")
    zones = [kind.floor if kind else ZONES[0], target.zone if target else ZONES[0]]
    return max(zones, key=ZONES.index)


def _event(draft: Draft, name: str, actor: Actor, moment: dt.datetime, zone: str) -> caselog.Event:
    raw = told(draft) | {
        "id": name,
        "v": 1,
        "recorded_at": moment.isoformat(),
        "by": {"user": actor.user_id, "role": actor.role_code, "unit": actor.unit_slug},
        "zone": zone,
        "reason": draft.reason or None,
    }
    if "\\u0000" in json.dumps(raw):
        raise BadEvent(f"{draft.type}: texten innehåller ett tecken som inte går att spara.")
    try:
        return caselog.read_event(raw)
    except InputError as fault:
        raise bad_event(fault, names={name: draft.type}) from fault


def bad_event(fault: InputError, *, names: Mapping[str, str]) -> BadEvent:
    """The fault with the event's type in the place of its id, which nobody can read."""
    text = str(fault)
    for event_id, name in names.items():
        text = text.replace(f"händelse {event_id}:", f"{name}:")
    return BadEvent(text)
