# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan's steps as rows to tick on paper: short words, the law's days marked, and what others do by its outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules.days import add_days
from kvarbo.web.cases.plan_rows import who_does
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.labels import CAUSE_SV
from kvarbo.web.ui.dates import clock_time, plain_day, short_day
from kvarbo.web.ui.plan import slack_words, state_of
from kvarbo.web.ui.words import initials, upper_first

Row = Mapping[str, Any]
OVER = frozenset({"done", "skipped", "obsolete"})
# What is not to be done yet: folded first when the sheet is full, never what the law demands.
LATER = frozenset({"waiting", "postponed"})
OUTSIDE = {"waiting": "väntar", "postponed": "uppskjutet"}
FAR = "9999"
RECENT_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """One step. `fold`: how soon it may give way to others; None for what must stand on its own row."""

    title: str
    who: str
    when: str
    law: bool = False
    pressing: bool = False
    done: str = ""
    sign: str = ""
    fold: tuple[bool, str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class UnitRows:
    """A unit's part of the sheet. `outside`: its steps that this reader may know only by their outside title."""

    name: str
    note: str
    rows: tuple[PaperRow, ...]
    done: tuple[PaperRow, ...] = ()
    outside: tuple[str, ...] = ()


def unit_rows(reading: CaseReading) -> list[UnitRows]:
    """The coordinating unit first; a unit with nothing left and nothing done lately is not there."""
    by_unit: dict[str, list[Row]] = {}
    for step in reading.plan["steps"]:
        by_unit.setdefault(step["unit"] or "", []).append(step)
    slugs = sorted(by_unit, key=lambda slug: _unit_rank(reading, slug))
    found = [_unit(reading, slug, by_unit[slug]) for slug in slugs]
    return [unit for unit in found if unit.rows or unit.done or unit.outside]


def steps_left(reading: CaseReading) -> list[Row]:
    """What this reader may read and what is not over, in the order of the paper."""
    found = [step for step in reading.plan["steps"] if step["key"] and step["state"] not in OVER]
    return sorted(found, key=lambda step: (_unit_rank(reading, step["unit"] or ""), _order(step, reading)))


def _unit_rank(reading: CaseReading, slug: str) -> tuple[bool, int]:
    units = list(reading.profile.units)
    return slug != reading.coordinator, units.index(slug) if slug in units else len(units)


def title_of(reading: CaseReading, step: Row) -> str:
    """The step, and what it is about when the plan has it several times."""
    same = [one for one in reading.plan["steps"] if one["title"] == step["title"] and one["state"] not in OVER]
    if len(same) < 2 or not (about := _about(reading, step)):
        return str(step["title"])
    return f"{step['title']} ({about})"


def when_words(step: Row, *, today: Any) -> tuple[str, bool]:
    """When, in few words, and whether it presses."""
    due, start, state = step["due"], step["latest_start"], state_of(step, today=today)
    if state == "postponed":
        return (f"Uppskjutet till {plain_day(step['until'], today=today)}" if step["until"] else "Uppskjutet"), False
    if state == "today":
        return f"I dag {short_day(due, today=today)}", True
    if state == "late" and due and due < today.isoformat():
        return f"Sent, var {plain_day(due, today=today)}", True
    if state == "late":
        return f"Skulle ha börjat {plain_day(start, today=today)}", True
    if state == "waiting" and step["opens_on"] and step["opens_on"] > today.isoformat():
        return f"Från {short_day(step['opens_on'], today=today)}", False
    if due and start and start < due and state != "waiting":
        return f"{upper_first(short_day(due, today=today))}, börja {plain_day(start, today=today)}", False
    if due and state == "waiting" and due < today.isoformat():
        return "När steget före är klart", False
    if due:
        return upper_first(short_day(due, today=today)), False
    return ("När steget före är klart" if state == "waiting" else "När det går"), False


def _unit(reading: CaseReading, slug: str, steps: list[Row]) -> UnitRows:
    coordinates = slug == reading.coordinator
    seen = [step for step in steps if step["key"]]
    left = sorted((step for step in seen if step["state"] not in OVER), key=lambda step: _order(step, reading))
    slack = [row["workdays"] for row in reading.plan["slack"] if row["unit"] == slug]
    told = ["samordnar" if coordinates else "", slack_words(min(slack))[0].lower() if slack and left else ""]
    return UnitRows(
        name=reading.unit_name(slug),
        note=", ".join(filter(None, told)),
        rows=tuple(_row(reading, step) for step in left),
        done=tuple(_done_rows(reading, seen)),
        outside=tuple(_outside([step for step in steps if not step["key"] and step["state"] not in OVER])),
    )


def _order(step: Row, reading: CaseReading) -> tuple[int, str, str]:
    later = step["state"] in LATER
    law_now = step["required"] == "law" and (step["due"] or FAR) <= reading.today.isoformat()
    day = step["until"] or step["opens_on"] if later else None
    return (2 if later else 0 if law_now else 1, day or step["due"] or step["latest_start"] or FAR, step["key"])


def _row(reading: CaseReading, step: Row) -> PaperRow:
    when, pressing = when_words(step, today=reading.today)
    law = step["required"] == "law"
    rank = _order(step, reading)
    return PaperRow(
        title=title_of(reading, step),
        who=_who(reading, step),
        when=f"{when}, lag" if law and step["due"] else when,
        law=law and bool(step["due"]),
        pressing=pressing,
        fold=None if law else (step["state"] in LATER, rank[1], step["key"]),
    )


def _done_rows(reading: CaseReading, steps: list[Row]) -> list[PaperRow]:
    """Steps done lately, the latest first: the day and who did it stand written in."""
    since = add_days(reading.today, -RECENT_DAYS)
    events = [(step, reading.by_id.get(step["done_by"] or "")) for step in steps if step["state"] == "done"]
    recent = [(step, event) for step, event in events if event is not None and event.on >= since]
    recent.sort(key=lambda pair: (pair[1].on, pair[1].order), reverse=True)
    return [
        PaperRow(
            title=str(step["title"]),
            who=_who(reading, step),
            when="Klart",
            done=f"{plain_day(event.on, today=reading.today)}{f' {clock_time(event.at)}' if event.at else ''}",
            sign=initials(reading.staff.get(event.user or "", "")),
        )
        for step, event in recent
    ]


def _who(reading: CaseReading, step: Row) -> str:
    """A first name, else the role in one word: the unit stands over it."""
    words = who_does(reading, step)
    return words if step["person"] else words.partition(" ")[0]


def _outside(steps: list[Row]) -> list[str]:
    """Outside title and state, the same ones together."""
    found = Counter((str(step["outside_title"]), OUTSIDE.get(step["state"], "att göra")) for step in steps)
    return [f"{title}, {state}{f' ({count})' if count > 1 else ''}" for (title, state), count in found.items()]


def _about(reading: CaseReading, step: Row) -> str:
    """The notice, child or time that a step is about, as far as the reader may see it."""
    subject, s, today = step["subject"], reading.situation, reading.today
    if subject in s.notices:
        data = s.notices[subject].data
        several = len({one.data["cause"] for one in s.notices.values()}) > 1
        cause = f"{CAUSE_SV[data['cause']]}, " if several else ""
        return f"{cause}kom {plain_day(data['received_on'], today=today)}"
    if subject in s.evictions:
        return f"tiden {plain_day(s.eviction_day(subject), today=today)}"
    return next((one.name.partition(" ")[0] for one in reading.household if one.id == subject), "")
