# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log of one case: reading it, checking it, and what of it holds for a day and a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from kvarbo.rules.documents import SLUG, read_day, read_word, refuse_unknown
from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import CLOCK, EVENT_TYPES, INTRODUCES, REASON_DEMANDED, EventType, check_data
from kvarbo.rules.words import ROLES, WITH, ZONE_RANK, ZONES

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FORMAT = "kvarbo-case/1"
ENVELOPE = ("id", "type", "v", "on", "at", "recorded_at", "by", "about", "zone", "corrects", "reason", "data")
_ENVELOPE = frozenset(ENVELOPE)


class Event:
    """One event: an envelope and its data (days as dates). Never changed once made.

    `root`: the event that began its chain of corrections, so that what it names outlives them.
    """

    __slots__ = (
        "about", "at", "corrects", "data", "id", "kind", "names", "on", "order", "reason",
        "recorded_at", "role", "root", "type", "unit", "user", "v", "zone",
    )  # fmt: skip

    id: str
    root: str
    type: str
    kind: EventType
    v: int
    on: dt.date
    at: str | None
    recorded_at: dt.datetime
    user: str | None
    role: str
    unit: str | None
    about: tuple[str, ...]
    zone: str
    corrects: str | None
    reason: str | None
    data: dict[str, Any]
    names: frozenset[str]
    order: tuple[dt.date, str, int, str]

    def __repr__(self) -> str:
        return f"<{self.type} {self.id} {self.on}>"


class CaseFile:
    """A case as read from JSON."""

    __slots__ = ("events", "id", "municipality")

    def __init__(self, case_id: str, municipality: str, events: tuple[Event, ...]) -> None:
        self.id, self.municipality, self.events = case_id, municipality, events


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of the day in Stockholm: what is known when nothing else is said."""
    return dt.datetime.combine(day, dt.time(23, 59, 59, 999999), tzinfo=STOCKHOLM)


def read_moment(value: object, *, place: str) -> dt.datetime:
    """A moment with its offset. Raises InputError."""
    if isinstance(value, str) and len(value) > 10:
        try:
            found = dt.datetime.fromisoformat(value)
        except ValueError:
            found = None
        if found is not None and found.tzinfo is not None:
            return found
    raise InputError(f"”{value}” är ingen tidpunkt med tidszon (2026-11-20T15:41:00+01:00)", place=place)


def parse_case(data: object, *, place: str = "ärendefilen") -> CaseFile:
    """A CASE.json. Raises InputError that names event and field."""
    if not isinstance(data, Mapping):
        raise InputError("filen ska vara en tabell", place=place)
    refuse_unknown(data, ("format", "case", "events"), place=place)
    if data.get("format") != FORMAT:
        raise InputError(f"formatet ska vara {FORMAT}", place=place)
    case, events = data.get("case"), data.get("events")
    if not isinstance(case, Mapping):
        raise InputError("”case” saknas", place=place)
    refuse_unknown(case, ("id", "municipality"), place=f"{place}: case")
    for key in ("id", "municipality"):
        if not isinstance(case.get(key), str) or not case[key]:
            raise InputError(f"”{key}” saknas", place=f"{place}: case")
    if not isinstance(events, list):
        raise InputError("”events” saknas", place=place)
    return CaseFile(
        case["id"], case["municipality"], tuple(read_event(raw, number=n) for n, raw in enumerate(events, 1))
    )


def read_event(raw: object, *, number: int = 1) -> Event:
    """One event with its envelope. Raises InputError that names event and field."""
    if not isinstance(raw, Mapping):
        raise InputError("en händelse ska vara en tabell", place=f"händelse {number}")
    name = raw.get("id")
    place = f"händelse {name}" if isinstance(name, str) and name else f"händelse {number}"
    if raw.keys() != _ENVELOPE:
        refuse_unknown(raw, ENVELOPE, place=place)
        missing = next(key for key in ENVELOPE if key not in raw)
        raise InputError(f"”{missing}” saknas", place=place)
    kind = EVENT_TYPES.get(raw["type"]) if isinstance(raw["type"], str) else None
    if kind is None:
        raise InputError(f"okänd händelsetyp ”{raw['type']}”", place=place)
    if not isinstance(name, str) or not name:
        raise InputError("”id” saknas", place=place)
    event = Event()
    event.id, event.root, event.type, event.kind = name, name, kind.name, kind
    _read_envelope(event, raw, place)
    event.data = check_data(kind, raw["data"], place=place)
    event.names = frozenset(value for value in event.data.values() if isinstance(value, str)).union(event.about)
    event.order = (event.on, event.at or "", kind.rank, event.id)
    return event


def _read_envelope(event: Event, raw: Mapping[str, Any], place: str) -> None:
    if raw["v"] != 1 or isinstance(raw["v"], bool):
        raise InputError(f"okänd version ”{raw['v']}” av {event.type}", place=f"{place}: v")
    event.v = 1
    event.on = read_day(raw["on"], place=f"{place}: on")
    event.at = at = raw["at"]
    if at is not None and not (isinstance(at, str) and CLOCK.fullmatch(at)):
        raise InputError(f"”{at}” är inget klockslag (TT:MM)", place=f"{place}: at")
    event.recorded_at = read_moment(raw["recorded_at"], place=f"{place}: recorded_at")
    _read_author(event, raw["by"], place)
    event.zone = read_word(raw["zone"], ZONES, place=f"{place}: zone")
    if ZONE_RANK[event.zone] < ZONE_RANK[event.kind.floor]:
        raise InputError(
            f"{event.type} får inte stå i zonen {event.zone}, lägst {event.kind.floor}", place=f"{place}: zone"
        )
    about = raw["about"]
    if not isinstance(about, list) or not all(isinstance(item, str) and item for item in about):
        raise InputError("”about” ska vara en lista med id", place=f"{place}: about")
    event.about = tuple(about)
    for key in ("corrects", "reason"):
        if raw[key] is not None and not (isinstance(raw[key], str) and raw[key].strip()):
            raise InputError(f"”{key}” ska vara text eller null", place=place)
    event.corrects, event.reason = raw["corrects"], raw["reason"]
    if event.type == "withdrawn" and event.corrects is None:
        raise InputError("”corrects” saknas: vad tas tillbaka?", place=place)
    if event.reason is None and (event.corrects is not None or event.type in REASON_DEMANDED):
        raise InputError("”reason” saknas: skriv varför", place=place)


def _read_author(event: Event, raw: object, place: str) -> None:
    if not isinstance(raw, Mapping):
        raise InputError("”by” ska vara en tabell", place=f"{place}: by")
    refuse_unknown(raw, ("user", "role", "unit"), place=f"{place}: by")
    for key in ("user", "role", "unit"):
        if key not in raw:
            raise InputError(f"”{key}” saknas", place=f"{place}: by")
    for key in ("user", "unit"):
        if raw[key] is not None and not isinstance(raw[key], str):
            raise InputError(f"”{key}” ska vara text eller null", place=f"{place}: by")
    event.user, event.unit = raw["user"], raw["unit"]
    event.role = read_word(raw["role"], ROLES, place=f"{place}: by.role")


class Chain:
    """An event and its corrections, oldest first; `withdrawn` gives when each was withdrawn."""

    __slots__ = ("events", "withdrawn")

    def __init__(self, first: Event) -> None:
        self.events = [first]
        self.withdrawn: dict[str, dt.datetime] = {}

    def top(self, known_at: dt.datetime | None = None) -> Event | None:
        """What holds at the moment: the last that is recorded and not withdrawn."""
        for event in reversed(self.events):
            if known_at is not None and event.recorded_at > known_at:
                continue
            withdrawn = self.withdrawn.get(event.id)
            if withdrawn is None or (known_at is not None and withdrawn > known_at):
                return event
        return None

    def moments(self) -> list[dt.datetime]:
        return [event.recorded_at for event in self.events] + list(self.withdrawn.values())


class Log:
    """All events of a case, checked as a whole. Raises InputError naming the event at fault."""

    __slots__ = ("case_id", "chains", "events", "last_recorded")

    def __init__(self, case_id: str, events: Iterable[Event]) -> None:
        self.case_id = case_id
        self.events = tuple(events)
        self.chains = _chains(self.events)
        self.last_recorded = max((event.recorded_at for event in self.events), default=None)
        _check_references(case_id, self.events)


def _chains(events: Sequence[Event]) -> list[Chain]:
    of: dict[str, Chain] = {}
    found: list[Chain] = []
    by_id: dict[str, Event] = {}
    later: list[Event] = []
    for event in events:
        if event.id in by_id:
            raise InputError("samma id står på två händelser", place=f"händelse {event.id}")
        by_id[event.id] = event
        if event.corrects is None:
            chain = of[event.id] = Chain(event)
            found.append(chain)
        else:
            later.append(event)
    for event in sorted(later, key=lambda one: (one.recorded_at, one.id)):
        _link(event, by_id, of)
    return found


def _link(event: Event, by_id: Mapping[str, Event], of: dict[str, Chain]) -> None:
    place = f"händelse {event.id}: corrects"
    old = by_id.get(str(event.corrects))
    chain = of.get(str(event.corrects))
    if old is None:
        raise InputError(f"ingen händelse heter ”{event.corrects}”", place=place)
    if old.type == "withdrawn":
        raise InputError(
            "det som tar tillbaka något kan inte rättas eller tas tillbaka: för in händelsen på nytt", place=place
        )
    if event.recorded_at <= old.recorded_at:
        raise InputError(f"rättelsen ska vara införd efter ”{old.id}”", place=place)
    if event.type not in ("withdrawn", old.type):
        raise InputError(f"”{old.id}” är {old.type}, inte {event.type}", place=place)
    if chain is None or chain.top() is not old:
        raise InputError(f"”{old.id}” är redan rättad eller tillbakatagen", place=place)
    if event.type == "withdrawn":
        chain.withdrawn[old.id] = event.recorded_at
    else:
        chain.events.append(event)
        event.root = chain.events[0].id
        of[event.id] = chain


def _check_references(case_id: str, events: Sequence[Event]) -> None:
    known: dict[str, set[str]] = {"contacted": set(WITH), "any": {case_id}}
    for event in events:
        for field in INTRODUCES.get(event.type, ()):
            known.setdefault(field, set()).add(event.data.get(field) or "")
        if "matter" in event.data:
            known["any"].add(event.data["matter"])
    for kind in ("person", "tenancy", "landlord", "notice", "eviction", "application", "consent", "referral"):
        known["any"] |= known.setdefault(kind, set())
    known["any"] |= {event.id for event in events if event.type == "meeting"}
    known["contacted"] |= known["person"]
    known["receiver"] = known["contacted"] | known["landlord"]
    for event in events:
        for name, value in event.data.items():
            kind = event.kind.by_name[name].names
            if kind and value is not None and value not in known[kind]:
                raise InputError(f"”{value}” är inte infört i ärendet", place=f"händelse {event.id}: data.{name}")


_ORDER = attrgetter("order")


def effective(log: Log, *, day: dt.date, known_at: dt.datetime) -> list[Event]:
    """The events that hold: recorded by `known_at`, happened by `day`, not withdrawn or replaced, in their order."""
    found = []
    for chain in log.chains:
        if len(chain.events) == 1 and not chain.withdrawn:
            event: Event | None = chain.events[0]
            if event.recorded_at > known_at:  # type: ignore[union-attr]
                continue
        else:
            event = chain.top(known_at)
        if event is not None and event.on <= day:
            found.append(event)
    found.sort(key=_ORDER)
    return found


def coming(log: Log, *, day: dt.date, known_at: dt.datetime) -> list[dt.date]:
    """Days after `day` on which an event that is already recorded begins to count."""
    tops = (chain.top(known_at) for chain in log.chains)
    return sorted({event.on for event in tops if event is not None and event.on > day})


__all__ = [
    "SLUG",
    "CaseFile",
    "Chain",
    "Event",
    "Log",
    "coming",
    "effective",
    "end_of",
    "parse_case",
    "read_event",
    "read_moment",
]
