# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The deadlines of a plan: each clock with its state, its reasons, and what it used to be."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from kvarbo.rules.answers import readings, reasons
from kvarbo.rules.caselog import Chain, Event, Log
from kvarbo.rules.clocks import MATTER_TYPES, Clock, clocks
from kvarbo.rules.counting import count
from kvarbo.rules.law import Law
from kvarbo.rules.situation import Situation
from kvarbo.rules.telling import tell
from kvarbo.rules.wording import say_day

# Types that can move a deadline's nominal day.
MOVING = frozenset(
    ("tenancy_recorded", "notice_joined", "service_confirmed", "inquiry", "decision", "case_closed", "case_reopened")
) | frozenset(MATTER_TYPES)

FL_22_QUESTION = "Meddelandet kom i vanligt brev. Räknas det som inkommet redan arbetsdagen före?"
FL_22_READING = "Nej, vi räknar från den dag det kom fram. Jordabalken talar om när meddelandet lämnades."
FL_22_OTHER = "Räknat från närmast föregående arbetsdag, 22 § förvaltningslagen (2017:900)"


def describe(
    s: Situation, law: Law, found: dict[str, Clock], history: dict[str, list[dict[str, str]]]
) -> list[dict[str, Any]]:
    """All clocks as the contract's deadlines."""
    return [_deadline(s, law, clock, history.get(clock.key, [])) for clock in found.values()]


def _deadline(s: Situation, law: Law, clock: Clock, superseded: list[dict[str, str]]) -> dict[str, Any]:
    counted, rule = clock.counted, clock.counted.rule
    own_earliest = counted.earliest if rule.kind != "earliest" else counted.nominal
    return {
        "key": clock.key,
        "rule": rule.id,
        "subject": clock.subject,
        "zone": clock.trigger.zone,
        "kind": rule.kind,
        "state": clock.state(s.day),
        "nominal": _iso(counted.nominal),
        "due": _iso(counted.due),
        "earliest": _iso(own_earliest),
        "preliminary": clock.preliminary,
        "who": rule.who,
        "lost": rule.lost,
        "legal_basis": counted.value.source.citation,
        "because": _because(law, clock),
        "after": list(clock.after),
        "superseded": superseded,
        "readings": _readings(law, clock),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _because(law: Law, clock: Clock) -> list[dict[str, Any]]:
    rule, basis = clock.counted.rule.id, clock.counted.value.source.citation
    zone = clock.trigger.zone
    found = []
    for ground in clock.grounds:
        own = law.rules.get(ground.rule)
        cited = own.values[-1].source.citation if own else basis
        found.append(part(ground.text, [ground.event] if ground.event else [], zone, ground.rule or rule, cited))
    sentences = _counted_sentences(law, clock)
    found += [part(text, [], zone, rule, cited) for text, cited in sentences]
    for event in clock.met:
        found.append(part(f"Klockan stannade i tid. {tell(event)}", [event], zone, rule, basis))
    for event in clock.stopped:
        found.append(part(f"Klockan har stannat. {tell(event)}", [event], zone, rule, basis))
    return found


def _counted_sentences(law: Law, clock: Clock) -> list[tuple[str, str]]:
    key = ("reasons", clock.rule, tuple(sorted(clock.facts.items())))
    found = law.memo.get(key)
    if found is None:
        found = law.memo[key] = reasons(law=law, counted=clock.counted, facts=clock.facts)
    if clock.rule == "bfl-25-yttrande" and clock.counted.nominal and len(clock.grounds) > 1:
        return [(f"Brevets dag är {say_day(clock.counted.nominal)}.", clock.counted.value.source.citation)]
    return found


def _readings(law: Law, clock: Clock) -> list[dict[str, Any]]:
    channel = clock.trigger.data.get("channel")
    key = ("readings", clock.rule, tuple(sorted(clock.facts.items())), channel == "letter")
    found = law.memo.get(key)
    if found is None:
        found = readings(law=law, counted=clock.counted, facts=clock.facts, on=None)
        if channel == "letter" and "board_notified" in clock.facts:
            found = [*found, _ordinary_letter(law, clock)]
        law.memo[key] = found
    return list(found)


def _ordinary_letter(law: Law, clock: Clock) -> dict[str, Any]:
    arrived = clock.facts["board_notified"]
    before = count(law=law, rule_id="fl-22-inkommen", facts={"arrived_on": arrived}).nominal
    other = count(law=law, rule_id=clock.rule, facts={**clock.facts, "board_notified": before or arrived})
    return {
        "question": FL_22_QUESTION,
        "reading": FL_22_READING,
        "unsure": True,
        "others": [{"text": FL_22_OTHER, "day": _iso(other.nominal)}],
    }


def part(text: str, events: Sequence[Event], zone: str, rule: str | None, basis: str | None) -> dict[str, Any]:
    """One part of a *because*: its zone is that of its events, else its item's."""
    return {
        "text": text,
        "events": [event.id for event in events],
        "rule": rule or None,
        "legal_basis": basis or None,
        "zone": events[0].zone if events else zone,
    }


# What each deadline used to be


def superseded(
    log: Log, law: Law, found: dict[str, Clock], *, day: dt.date, known_at: dt.datetime, disposal: bool
) -> dict[str, Any]:
    """Key → every other nominal day it had at an earlier moment, oldest first, and when that ceased to be known."""
    by_name: dict[str, list[Chain]] = defaultdict(list)
    homes: list[Chain] = []
    for chain in log.chains:
        first = chain.events[0]
        if first.type == "tenancy_recorded":
            homes.append(chain)
        elif first.type in MOVING:
            for name in {name for event in chain.events for name in event.names}:
                by_name[name].append(chain)
    history: dict[str, Any] = {}
    for subject in dict.fromkeys(clock.subject for clock in found.values()):
        chains = _chains_of(log, subject, by_name, homes)
        mine = [clock for clock in found.values() if clock.subject == subject]
        begun = min(chain.events[0].recorded_at for chain in by_name.get(subject) or chains)
        moments = sorted({moment for chain in chains for moment in chain.moments() if begun <= moment <= known_at})
        if len(moments) > 1:
            _trace(log.case_id, law, chains, moments, mine, day, disposal, history)
    return history


def _chains_of(log: Log, subject: str, by_name: dict[str, list[Chain]], homes: list[Chain]) -> list[Chain]:
    if subject == log.case_id:
        return log.chains
    return by_name.get(subject, []) + homes


def _trace(
    case_id: str,
    law: Law,
    chains: list[Chain],
    moments: list[dt.datetime],
    mine: list[Clock],
    day: dt.date,
    disposal: bool,
    history: dict[str, Any],
) -> None:
    runs: dict[str, list[tuple[dt.date, dt.datetime]]] = {clock.key: [] for clock in mine}
    held: dict[str, dt.date | None] = {}
    last = {clock.key: clock.counted.nominal for clock in mine}
    for moment in moments:
        # The last moment is the present one, and its days are known.
        days_then = last if moment is moments[-1] else _nominal_days(case_id, law, chains, moment, day, disposal)
        for key, known in runs.items():
            now, before = days_then.get(key), held.get(key)
            if before is not None and now != before:
                known.append((before, moment))
            held[key] = now
    for clock in mine:
        others = [
            {"nominal": nominal.isoformat(), "known_until": until.isoformat()}
            for nominal, until in runs[clock.key]
            if nominal != clock.counted.nominal
        ]
        if others:
            history[clock.key] = others


def _nominal_days(
    case_id: str, law: Law, chains: list[Chain], moment: dt.datetime, day: dt.date, disposal: bool
) -> dict[str, dt.date | None]:
    """Key → the nominal day as it was known at the moment."""
    tops = (chain.top(moment) for chain in chains)
    events = sorted((e for e in tops if e is not None and e.on <= day), key=lambda event: event.order)
    then = clocks(Situation(case_id=case_id, events=events, day=day), law, disposal=disposal)
    return {key: clock.counted.nominal for key, clock in then.items()}
