# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a log and its plan to the rows that the day's lists are made of: pure, one row for each set of zones."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kvarbo.rules import marks
from kvarbo.rules.caselog import Event, Log, effective
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import Routine
from kvarbo.rules.situation import Situation
from kvarbo.rules.staffing import Staffing
from kvarbo.rules.words import AIM, ZONES

Plan = dict[str, Any]
# Raised when a line or what has happened is told otherwise than before: the night then writes every case's rows anew.
EDITION = 2
# Types that a line tells of: a zone with none of them and no clock tells nothing that the others do not.
TELLING = frozenset((
    "person_joined", "person_changed", "person_left", "tenancy_recorded", "notice_joined", "payment",
    "contact", "visit", "fact_set", "protection_assessed", "assigned", "unassigned", "unit_joined", "unit_left",
    "case_closed", "case_reopened",
    "enforcement_applied", "eviction_time_informed", "eviction_done", "eviction_withdrawn", "respite", "deferral",
    "summons_sent", "meeting", "referral", "referral_answered",
))  # fmt: skip
DECIDED = {"respite": "Anståndet går ut", "deferral": "Uppskovet går ut"}


@dataclass(frozen=True, slots=True)
class Told:
    """One line: the columns of CaseLine by name."""

    zones: str
    columns: dict[str, Any]


def lines(*, log: Log, answer: Plan, profile: Profile, day: dt.date, known_at: dt.datetime) -> list[Told]:
    """The lines of a case, the one of fewest zones first. What a set tells no otherwise than a smaller one is left."""
    events = effective(log, day=day, known_at=known_at)
    # What a reader is shown whose zones tell nothing: no row stands for it.
    found = [_told(log.case_id, frozenset(), events, answer, profile, day)]
    for zones in _sets(events, answer):
        told = _told(log.case_id, zones, events, answer, profile, day)
        smaller = best_of({one.zones for one in found}, zones)
        if not any(one.zones == smaller and one.columns == told.columns for one in found):
            found.append(told)
    return found[1:]


def best_of(stored: Iterable[str], held: Collection[str]) -> str | None:
    """Which stored set of zones a reader of the held ones is shown: the largest that is held whole."""
    fitting = [zones for zones in stored if zones_in(zones) <= frozenset(held)]
    return max(fitting, key=lambda zones: (len(zones_in(zones)), zones), default=None)


@lru_cache(maxsize=64)
def zones_in(zones: str) -> frozenset[str]:
    return frozenset(zones.split(",")) if zones else frozenset()


def moves(*, log: Log, day: dt.date, known_at: dt.datetime) -> dict[str, str]:
    """Step key → who moved it last, with the step's id as the routine in force calls it."""
    events = effective(log, day=day, known_at=known_at)
    moved = [event for event in events if event.type == "order_moved"]
    if not moved:
        return {}
    renamed = {old: new for e in events if e.type == "routine_adopted" for old, new in e.data["map"].items()}
    found = {}
    for event in moved:
        step, slash, subject = str(event.data["step_key"]).partition("/")
        found[renamed.get(step, step) + slash + subject] = event.user or ""
    return found


def _sets(events: Sequence[Event], answer: Plan) -> Iterator[frozenset[str]]:
    """Every set of the zones that tell something, the small ones first."""
    telling = {event.zone for event in events if event.type in TELLING}
    telling |= {one["zone"] for one in answer["deadlines"] if _runs(one)}
    known = [zone for zone in ZONES if zone in telling]
    for size in range(1, len(known) + 1):
        yield from map(frozenset, itertools.combinations(known, size))


def _told(
    case_id: str, zones: frozenset[str], events: Sequence[Event], answer: Plan, profile: Profile, day: dt.date
) -> Told:
    s = Situation(case_id=case_id, events=[event for event in events if event.zone in zones], day=day)
    times = sorted(event.data["at"] for event in marks.standing_evictions(s))
    columns = {
        "changes_on": min((one for one in marks.coming_days(s) if one > day), default=None),
        "arrived_on": marks.last_notice_on(s),
        "eviction_at": times[0] if times else "",
        "children": len(s.children),
        "older": bool(marks.old_residents(s)),
        "violence": marks.violence(s),
        "unasked": _unasked(s, answer, profile, zones),
        "notices": len(marks.repeated_notices(s)),
        "debt_percent": marks.debt_percent(s),
        "regime": s.regime or "",
        "tenancy": s.home.data["tenancy"] if s.home else "",
        "household": _household(s),
        "assigned": _assigned(Staffing(s, profile)),
        "ahead": "\n".join(sorted({one for one in _days(s) if one >= day.isoformat()})),
        **_clock(s, answer, zones),
        **_contacts(s),
    }
    told = ",".join(zone for zone in ZONES if zone in zones)
    return Told(told, columns)


def _runs(deadline: Plan) -> bool:
    """A last day that runs: an earliest day is nothing to hurry for."""
    known = deadline["nominal"] is not None and deadline["rule"] != AIM
    return bool(known and deadline["state"] == "running" and deadline["kind"] == "last_day")


def _clock(s: Situation, answer: Plan, zones: Collection[str]) -> dict[str, Any]:
    running = [one for one in answer["deadlines"] if one["zone"] in zones and _runs(one)]
    if not running:
        return {
            "clock_rule": "", "clock_subject": "", "clock_nominal": None, "clock_due": None,
            "clock_preliminary": False, "served_on": None,
        }  # fmt: skip
    first = min(running, key=lambda one: (one["nominal"], one["key"]))
    return {
        "clock_rule": first["rule"],
        "clock_subject": first["subject"],
        "clock_nominal": dt.date.fromisoformat(first["nominal"]),
        "clock_due": dt.date.fromisoformat(first["due"]) if first["due"] else None,
        "clock_preliminary": first["preliminary"],
        "served_on": None if first["preliminary"] else marks.served_on(s, first["subject"]),
    }


def _contacts(s: Situation) -> dict[str, Any]:
    tries = marks.contact_tries(s)
    reached = marks.reached(tries)
    return {
        "attempts": len(marks.tries_since_notice(s)),
        "last_try_on": max((event.on for event in tries), default=None),
        "first_reached_on": reached[0].on if reached else None,
        "reached_on": reached[-1].on if reached else None,
    }


def _unasked(s: Situation, answer: Plan, profile: Profile, zones: Collection[str]) -> bool:
    steps = marks.unasked_violence(s, routine_of(answer, profile))
    return any(step.zone in zones for step in steps)


def routine_of(answer: Plan, profile: Profile) -> Routine | None:
    """The routine that the plan was made by."""
    wanted = (answer["routine"]["id"], answer["routine"]["version"])
    return next((one for one in profile.routines if (one.slug, one.version) == wanted), None)


def _household(s: Situation) -> str:
    """id/part/lives_here/born_on of everyone who has not left."""
    return " ".join(
        f"{one.id}/{one.part}/{one.lives_here}/{one.born_on or ''}" for one in s.residents.values() if not one.left
    )


def _assigned(staffing: Staffing) -> str:
    """unit/role/user of those appointed, the first appointed first. Without a unit: the one that has the role."""
    rows = [(unit or staffing.unit_for(role) or "", role, user) for unit, role, user in staffing.assigned]
    return " ".join("/".join(row) for row in dict.fromkeys(rows))


def _days(s: Situation) -> Iterator[str]:
    """Days ahead, one to a line: day, time or a dash, kind, words."""
    for event in marks.standing_evictions(s):
        yield _day(event.data["at"], "eviction", "Avhysning")
    held = {event.data["at"] for event in s.of("meeting")}
    for event in s.of("summons_sent"):
        at = event.data.get("meet_at")
        if at and at not in held:
            yield _day(at, "meeting", "Möte")
    answered = {event.data["referral"] for event in s.of("referral_answered")}
    for event in s.of("referral"):
        if event.data["referral"] not in answered:
            yield _day(event.data["answer_by"].isoformat(), "answer", f"Besked väntas från {event.data['to']}")
    yield from _decided(s)


def _decided(s: Situation) -> Iterator[str]:
    """Until when the last decision about each matter holds."""
    for name, text in DECIDED.items():
        last = {event.data["matter"]: event for event in s.of(name)}
        for matter, event in last.items():
            until = event.data["until"]
            if event.data["granted"] and until is not None and not s.ended(matter):
                yield _day(until.isoformat(), "law", text)


def _day(at: str, kind: str, text: str) -> str:
    return f"{at[:10]} {at[11:16] or '-'} {kind} {' '.join(text.split())}"
