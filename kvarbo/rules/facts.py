# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts that conditions name: each gives its value and the events that it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from kvarbo.rules.caselog import Event
from kvarbo.rules.conditions import SET_FACT, Condition, Row
from kvarbo.rules.days import add_months
from kvarbo.rules.situation import Situation

Found = tuple[Any, Sequence[Event]]
WINDOW_MONTHS = 12
RENT_OR_DISTURBANCE = ("rent_arrears", "disturbance")


def _count(events: Sequence[Event]) -> Found:
    return len(events), events


def _any(events: Sequence[Event]) -> Found:
    """True with the first of the events: what has happened once stays so, whatever comes after."""
    return bool(events), events[:1]


def _children(way: str | None) -> Callable[[Situation, str], Found]:
    def fact(s: Situation, subject: str) -> Found:
        found = [person for person in s.children if way in (None, person.lives_here)]
        return len(found), [person.joined for person in found]

    return fact


def _old(s: Situation, subject: str) -> Found:
    found = [person for person in s.residents.values() if person.is_old(s.day)]
    return len(found), [person.joined for person in found]


def repeated(s: Situation, subject: str) -> Found:
    """Notices of rent or disturbance received in the twelve months up to this one (for a case: up to the day)."""
    own = s.notices.get(subject)
    last = own.data["received_on"] if own else s.day
    first = add_months(last, -WINDOW_MONTHS)
    found = [
        event
        for event in s.notices.values()
        if event.data["kind"] == "notice"
        and event.data["cause"] in RENT_OR_DISTURBANCE
        and first <= event.data["received_on"] <= last
    ]
    return len(found), sorted(found, key=lambda event: (event.data["received_on"], event.order))


def _consent(s: Situation, subject: str) -> Found:
    ended = {event.data["consent"] for event in s.of("consent_withdrawn")}
    return _any(
        [e for e in s.of("consent_given") if e.data["consent"] not in ended and e.data.get("until", s.day) >= s.day]
    )


def _inquiry(s: Situation, subject: str) -> Found:
    last = {event.data["child"]: event for event in s.of("inquiry")}
    return _any([event for event in last.values() if event.data["result"] == "opened"])


def _reached(s: Situation, subject: str) -> Found:
    events = s.of("contact", "visit")
    return _any([event for event in events if event.data["result"] == "reached" and event.data["with"] in s.residents])


def _notice_word(field: str) -> Callable[[Situation, str], Found]:
    def fact(s: Situation, subject: str) -> Found:
        event = s.notices[subject]
        return event.data[field], [event]

    return fact


def _notice_regime(s: Situation, subject: str) -> Found:
    event = s.notices[subject]
    tenancy = s.tenancies.get(event.data["tenancy"])
    return s.regime_of(event), [tenancy] if tenancy else []


def _served(s: Situation, subject: str) -> Found:
    event = s.last("service_confirmed", "notice", subject)
    if event is None and "served_on" in s.notices[subject].data:
        event = s.notices[subject]
    return event is not None, [event] if event else []


def _solved(s: Situation, subject: str) -> Found:
    events = s.solved(subject)
    return bool(events), events


def _running(s: Situation, subject: str) -> Found:
    return s.running(subject), [s.notices[subject]]


def _after_enforcement(s: Situation, subject: str) -> Found:
    """Did the notice come when a matter at Kronofogden was already known?"""
    notice = s.notices[subject]
    earlier = [event for event in s.matters.values() if event.order < notice.order]
    return bool(earlier), [*earlier[:1], notice] if earlier else []


def _flag(find: Callable[[Situation, str], Event | None]) -> Callable[[Situation, str], Found]:
    def fact(s: Situation, subject: str) -> Found:
        event = find(s, subject)
        return event is not None, [event] if event else []

    return fact


def _matter(s: Situation, subject: str) -> str:
    time = s.evictions.get(subject)
    return time.data["matter"] if time else subject


def _time_set(s: Situation, subject: str) -> Event | None:
    time = s.time_of(_matter(s, subject))
    return s.evictions[time] if time else None


def _meeting_held(s: Situation, subject: str) -> Found:
    event = next(event for event in s.of("meeting") if event.root == subject)
    return event.data["held"], [event]


READERS: dict[str, Callable[[Situation, str], Found]] = {
    "mål.antal": lambda s, subject: _count(list(s.matters.values())),
    "barn.antal": _children(None),
    "barn.boende": _children("permanent"),
    "barn.växelvis": _children("alternating"),
    "barn.umgänge": _children("visiting"),
    "vuxna.65_eller_äldre": _old,
    "underrättelser.antal": lambda s, subject: _count([e for e in s.notices.values() if e.data["kind"] == "notice"]),
    "underrättelser.hyra_eller_störning": repeated,
    "underrättelser.elskuld": lambda s, subject: _count(
        [event for event in s.notices.values() if event.data["cause"] == "electricity_debt"]
    ),
    "ärende.avslutat": _flag(lambda s, subject: s.closed),
    "kontakt.nådd": _reached,
    "samtycke.finns": _consent,
    "ansökan.finns": lambda s, subject: _any(list(s.of("application"))),
    "boende.ordnat": lambda s, subject: _any(list(s.of("housing_secured"))),
    "avhysning.verkställd": lambda s, subject: _any(list(s.of("eviction_done"))),
    "barnutredning.pågår": _inquiry,
    "bostad.regim": lambda s, subject: (s.regime, [s.home] if s.home else []),
    "underrättelse.orsak": _notice_word("cause"),
    "underrättelse.slag": _notice_word("kind"),
    "underrättelse.avsändare": _notice_word("sender"),
    "underrättelse.regim": _notice_regime,
    "underrättelse.löst": _solved,
    "underrättelse.frist_löper": _running,
    "underrättelse.efter_kronofogden": _after_enforcement,
    "underrättelse.delgivning_känd": _served,
    "underrättelse.belopp_ifrågasatt": _flag(lambda s, subject: s.last("amount_disputed", "notice", subject)),
    "mål.återkallat": _flag(lambda s, subject: s.withdrawn(_matter(s, subject))),
    "mål.verkställt": _flag(lambda s, subject: s.last("eviction_done", "matter", _matter(s, subject))),
    "mål.tid_satt": _flag(_time_set),
    "barn.bor": lambda s, subject: (s.residents[subject].lives_here, s.residents[subject].events[-1:]),
    "möte.hölls": _meeting_held,
}


def read_fact(s: Situation, fact: str, subject: str) -> Found:
    """The value of a fact for a subject, and its events. Remembered per situation."""
    key = (fact, subject)
    found = s.known.get(key)
    if found is None:
        if fact.startswith(SET_FACT):
            name = fact.removeprefix(SET_FACT)
            event = s.last("fact_set", "fact", name)
            value = event is not None and event.data["value"] in (True, "ja", "yes")
            found = (value, [event] if event else [])
        else:
            found = READERS[fact](s, subject)
        s.known[key] = found
    return found


class Held:
    """A row that held: its events, and since which day."""

    __slots__ = ("events", "row", "since")

    def __init__(self, row: Row, events: Sequence[Event]) -> None:
        self.row = row
        if row.comparison == "minst" and 0 < row.value <= len(events):
            events = list(events)[: row.value]
        self.events = events
        self.since: dt.date | None = max((event.on for event in events), default=None)


def holds(s: Situation, condition: Condition, subject: str) -> list[Held] | None:
    """The rows that held, or None when the condition does not hold."""
    found = []
    for row in condition.rows:
        value, events = read_fact(s, row.fact, subject)
        if row.holds(value):
            found.append(Held(row, events))
        elif condition.every:
            return None
    return found if condition.every or found else None


def since(held: Sequence[Held], *, every: bool) -> dt.date | None:
    """Since which day a condition has held: the last of all its rows, or the first of any."""
    days = [one.since for one in held if one.since is not None]
    if not days:
        return None
    return max(days) if every else min(days)
