# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The event types of the log: what each one's data hold, its place in the order, its lowest zone.

The table is the contract; `?` after a field says that it may be missing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules import words
from kvarbo.rules.documents import read_day, read_month, read_word, refuse_unknown
from kvarbo.rules.errors import InputError

# In the order of the contract: the place of a type here breaks ties between events of the same day and time.
TABLE = """
case_opened: routine? version?
case_closed: outcome override?
case_reopened:
routine_adopted: from=text to=text map accepted_by
unit_joined: unit part=unit_part ground
unit_left: unit
assigned: unit? role user
unassigned: unit? role user
person_joined: person part lives_here registered_here? born_on?
person_changed: person part? lives_here? registered_here? born_on?
person_left: person part? lives_here? registered_here? born_on?
fact_set: subject fact value
tenancy_recorded: tenancy regime hand holder landlord agreed_on? rent? area
notice_joined: notice kind=notice_kind cause sender tenancy channel posted_on? received_on served_on? rent_month? \
    due_on? amount? interest? cut_off_on?
service_confirmed: notice served_on
amount_disputed: notice amount
order_served: matter on term_ends_on?
contested: matter on term_ends_on?
verdict: matter on term_ends_on?
tribunal: matter on term_ends_on?
enforcement_applied: matter applied_on? documents_on?
defendant_heard: matter on
eviction_time_informed: eviction matter at=moment replaces?
respite: matter until=day_or_null granted compensation_paid?
deferral: matter until=day_or_null granted compensation_paid?
eviction_done: matter eviction? by
eviction_withdrawn: matter eviction? by
contact: channel with result=contact_result
visit: announced with result=contact_result
letter_sent: template? to=receiver how=channel meet_at?
summons_sent: template? to=receiver how=channel meet_at?
kfm_confirmed: eviction how=channel copy_to?
meeting: kind=text at=moment held present agreed
consent_given: consent person receivers subjects until?
consent_withdrawn: consent person? receivers? subjects? until?
child_talk: child informed heard used guardian_consent
application: application kind=text amount?
decision: application result=decision_result delegation
payment: notice amount paid_on
undertaking_sent: notice how=channel proof
agreement: kind=text until?
protection_assessed: child result=protection_result opened_on? closed_on?
preliminary_assessment: child result=inquiry_result opened_on? closed_on?
inquiry: child result=inquiry_result opened_on? closed_on?
housing_secured: for from=day form
referral: referral to=text answer_by
referral_answered: referral answer
step_done: step_key
step_skipped: step_key
step_postponed: step_key until?
step_added: title role due=day_or_null zone
order_moved: step_key due=day_or_null
note:
follow_up: months still_home reached? moved_on? moved_to?
withdrawn:
"""

FLOORS = {
    **dict.fromkeys(("child_talk", "protection_assessed", "preliminary_assessment", "inquiry"), "child"),
    **dict.fromkeys(("payment", "undertaking_sent", "application", "decision"), "economy"),
}
REASON_DEMANDED = ("withdrawn", "step_skipped", "step_postponed")

# Field → what its id names. A type that introduces the id is listed in INTRODUCES.
REFERENCES = {
    "person": "person",
    "holder": "person",
    "child": "person",
    "copy_to": "person",
    "tenancy": "tenancy",
    "notice": "notice",
    "eviction": "eviction",
    "replaces": "eviction",
    "application": "application",
    "consent": "consent",
    "referral": "referral",
    "subject": "any",
    "for": "any",
    "with": "contacted",
    "receiver": "receiver",
}
INTRODUCES = {
    "person_joined": ("person",),
    "tenancy_recorded": ("tenancy", "landlord"),
    "notice_joined": ("notice",),
    "eviction_time_informed": ("eviction",),
    "application": ("application",),
    "consent_given": ("consent",),
    "referral": ("referral",),
}

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d", re.ASCII)
CODE_WORD = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)

Check = Callable[[object, str], Any]


def _text(value: object, place: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise InputError("här ska det stå en text", place=place)


def _text_or_null(value: object, place: str) -> str | None:
    return None if value is None else _text(value, place)


def _code(value: object, place: str) -> str:
    if isinstance(value, str) and CODE_WORD.fullmatch(value):
        return value
    raise InputError(f"”{value}” är inget kodord (små bokstäver a–z och understreck)", place=place)


def _yes(value: object, place: str) -> bool:
    if isinstance(value, bool):
        return value
    raise InputError(f"”{value}” är varken true eller false", place=place)


def _yes_or_null(value: object, place: str) -> bool | None:
    return None if value is None else _yes(value, place)


def _money(value: object, place: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise InputError(f"”{value}” är inte hela kronor", place=place)


def _number(value: object, place: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InputError(f"”{value}” är inget heltal", place=place)


def _day(value: object, place: str) -> dt.date:
    return read_day(value, place=place)


def _day_or_null(value: object, place: str) -> dt.date | None:
    return None if value is None else read_day(value, place=place)


def _moment(value: object, place: str) -> str:
    if isinstance(value, str) and MOMENT.fullmatch(value):
        read_day(value[:10], place=place)
        return value
    raise InputError(f"”{value}” är ingen tid (skriv ÅÅÅÅ-MM-DDTTT:MM)", place=place)


def _list(value: object, place: str) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(_text(item, f"{place}[{n}]") for n, item in enumerate(value, 1))
    raise InputError("här ska det stå en lista", place=place)


def _map(value: object, place: str) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {_text(key, place): _text(item, f"{place}: {key}") for key, item in value.items()}
    raise InputError("här ska det stå en tabell", place=place)


def _scalar(value: object, place: str) -> object:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise InputError("värdet ska vara ett ord, ett tal eller ja/nej", place=place)


def _one_of(known: tuple[str, ...]) -> Check:
    wanted = frozenset(known)

    def check(value: object, place: str) -> str:
        return value if isinstance(value, str) and value in wanted else read_word(value, known, place=place)

    return check


CHECKS: dict[str, Check] = {
    **dict.fromkeys(("agreed_on", "posted_on", "received_on", "served_on", "due_on", "cut_off_on", "day"), _day),
    **dict.fromkeys(("on", "term_ends_on", "applied_on", "documents_on", "until", "paid_on", "born_on"), _day),
    **dict.fromkeys(("opened_on", "closed_on", "answer_by", "moved_on"), _day),
    **dict.fromkeys(("amount", "interest", "rent"), _money),
    **dict.fromkeys(("granted", "compensation_paid", "announced", "held", "registered_here", "reached"), _yes),
    **dict.fromkeys(("informed", "heard", "used", "guardian_consent", "still_home"), _yes_or_null),
    **dict.fromkeys(("receivers", "subjects", "present", "agreed"), _list),
    **dict.fromkeys(("proof", "delegation", "landlord", "holder", "area", "copy_to"), _text_or_null),
    **dict.fromkeys(("moment", "meet_at"), _moment),
    "day_or_null": _day_or_null,
    "rent_month": lambda value, place: read_month(value, place=place),
    "months": _number,
    "map": _map,
    "value": _scalar,
    "fact": _code,
    "outcome": _code,
    "unit_part": _one_of(words.UNIT_PARTS),
    "ground": _one_of(words.UNIT_GROUNDS),
    "part": _one_of(words.PARTS),
    "lives_here": _one_of(words.LIVES_HERE),
    "regime": _one_of(words.REGIMES),
    "hand": _one_of(words.HANDS),
    "notice_kind": _one_of(words.NOTICE_KINDS),
    "cause": _one_of(words.CAUSES),
    "sender": _one_of(words.SENDERS),
    "channel": _one_of(words.CHANNELS),
    "contact_result": _one_of(words.CONTACT_RESULTS),
    "decision_result": _one_of(words.DECISION_RESULTS),
    "protection_result": _one_of(words.PROTECTION_RESULTS),
    "inquiry_result": _one_of(words.INQUIRY_RESULTS),
    "by": _one_of(words.EVICTION_BY),
    "moved_to": _one_of(words.MOVED_TO),
    "zone": _one_of(words.ZONES),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event's data."""

    name: str
    kind: str
    required: bool
    check: Check
    names: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: its place in the order, its fields, the lowest zone it may stand in."""

    name: str
    rank: int
    fields: tuple[Field, ...]
    floor: str
    required: frozenset[str]
    by_name: Mapping[str, Field]


def _event_types() -> dict[str, EventType]:
    found: dict[str, EventType] = {}
    for line in TABLE.replace("\\\n", " ").strip().splitlines():
        name, _, spec = line.partition(":")
        fields = []
        for word in spec.split():
            field, _, kind = word.rstrip("?").partition("=")
            kind = kind or field
            named = REFERENCES.get(kind, REFERENCES.get(field, ""))
            fields.append(Field(field, kind, not word.endswith("?"), CHECKS.get(kind, _text), named))
        required = frozenset(field.name for field in fields if field.required)
        by_name = {field.name: field for field in fields}
        floor = FLOORS.get(name, "coordination")
        found[name] = EventType(name, len(found), tuple(fields), floor, required, by_name)
    return found


EVENT_TYPES = _event_types()


def check_data(kind: EventType, data: object, *, place: str) -> dict[str, Any]:
    """The event's data with days as dates; optional fields that are null are left out.

    Raises InputError for a missing, unknown or wrongly filled field.
    """
    if not isinstance(data, Mapping):
        raise InputError("data ska vara en tabell", place=place)
    found: dict[str, Any] = {}
    by_name = kind.by_name
    for name, value in data.items():
        field = by_name.get(name)
        if field is None:
            refuse_unknown((name,), tuple(by_name), place=f"{place}: data")
        elif value is not None or field.required:
            found[name] = field.check(value, f"{place}: data.{name}")
    if len(found) < len(by_name):
        for name in kind.required:
            if name not in found and name not in data:
                raise InputError(f"”{name}” saknas", place=f"{place}: data")
    return found
