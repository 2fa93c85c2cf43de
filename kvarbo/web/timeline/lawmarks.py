# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The law's days as marks: from the plan's deadlines and from the open steps that the law demands.

What the law says is never told here: title, who, what is lost and paragraph come from the rule files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from kvarbo.planning.rulebook import current_law
from kvarbo.rules.caselog import Event
from kvarbo.rules.words import AIM
from kvarbo.web.cases.plan_rows import Row, rule_title, unknown_of, who_does
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.timeline.shapes import Mark
from kvarbo.web.ui.dates import near_day, short_day
from kvarbo.web.ui.plan import CEILING, CLOSED_REASON
from kvarbo.web.ui.words import upper_first

EXTENSIONS = frozenset(("ub-16-4-anstand", "ub-16-5-uppskov"))
# What a deadline may begin with, in the data of the events that it leans on.
BEGINNINGS = ("served_on", "posted_on", "documents_on", "on", "received_on", "applied_on")


def deadline_marks(reading: CaseReading, deadlines: Iterable[Row]) -> Iterator[Mark]:
    """Every day of the deadlines, and the days they had before."""
    known = list(deadlines)
    met = {(one["subject"], one["nominal"]) for one in known if one["state"] == "met"}
    for one in known:
        if one["nominal"] is None:
            continue
        repeats = one["state"] == "stopped" and (one["subject"], one["nominal"]) in met
        yield _deadline(reading, one, drawn=not repeats and not (one["state"] == "stopped" and one["after"]))
        yield from _superseded(reading, one)


def without_day(deadlines: Iterable[Row]) -> str:
    """A note for clocks that cannot be counted yet."""
    waiting = [rule_title(one["rule"]) for one in deadlines if one["nominal"] is None and one["state"] == "running"]
    return f"{', '.join(dict.fromkeys(waiting))}: ingen dag än" if waiting else ""


def _deadline(reading: CaseReading, one: Row, *, drawn: bool) -> Mark:
    shape, day = _shape_and_day(reading, one)
    lasting = one["kind"] == "last_day" or shape in ("stopped", "lost")
    begins = _begins(reading, one)
    return Mark(
        day=day,
        shape=shape,
        title=_title(reading, one, shape, day),
        what=rule_title(one["rule"]),
        who=one["who"] or "",
        follows=_follows(one, shape),
        source=one["legal_basis"] or "",
        begins=begins if lasting and begins is not None and begins < day else None,
        bar="extension" if one["rule"] in EXTENSIONS else {"stopped": "stopped", "lost": "lost"}.get(shape, "running"),
        drawn=drawn,
    )


def _shape_and_day(reading: CaseReading, one: Row) -> tuple[str, dt.date]:
    nominal, state = dt.date.fromisoformat(one["nominal"]), one["state"]
    if state == "running":
        return ("preliminary" if one["preliminary"] else "law"), nominal
    if one["kind"] == "earliest" and state == "met":
        return "passed", nominal
    if state == "missed":
        return ("passed" if one["rule"] in (AIM, *EXTENSIONS) else "lost"), nominal
    # Trap: an event of a zone that is closed to the reader leaves no day, and none may be guessed.
    told = [reading.by_id[key].on for part in one["because"][-1:] for key in part["events"] if key in reading.by_id]
    return "stopped", min([*told, nominal])


def _title(reading: CaseReading, one: Row, shape: str, day: dt.date) -> str:
    today = reading.today
    if shape == "stopped":
        known = one["because"] and one["because"][-1]["events"]
        return f"Stannade {short_day(day, today=today)}" if known else "Har stannat"
    if shape == "lost":
        return f"Gick ut {short_day(day, today=today)}"
    if one["kind"] == "earliest":
        unsure = ", preliminärt" if shape == "preliminary" else ""
        return f"Tidigast {short_day(day, today=today)}{unsure}"
    if one["rule"] == AIM:
        return f"Målet är {short_day(day, today=today)}"
    if one["rule"] == CEILING and shape == "preliminary":
        return f"Högst till {short_day(day, today=today)}, preliminärt"
    if one["kind"] != "last_day":
        return upper_first(near_day(day, today=today))
    if shape == "preliminary":
        unknown = unknown_of(reading, one)
        return f"Minst till {short_day(day, today=today)}, preliminärt{f': {unknown}' if unknown else ''}"
    return f"I dag, {short_day(day)}: sista dag" if day == today else f"Sista dag {short_day(day, today=today)}"


def _follows(one: Row, shape: str) -> str:
    if shape != "stopped":
        return one["lost"] or ""
    last = one["because"][-1]["text"] if one["because"] else ""
    return last if last and last != CLOSED_REASON else "Klockan har stannat."


def _begins(reading: CaseReading, one: Row) -> dt.date | None:
    """The last known day of those that the clock leans on, up to its own last day."""
    met = one["state"] in ("met", "stopped")
    parts = one["because"][:-1] if met else one["because"]
    events = [reading.by_id[key] for part in parts for key in part["events"] if key in reading.by_id]
    days = [day for event in events for day in _days_of(event) if day.isoformat() < one["nominal"]]
    return max(days, default=None)


def _days_of(event: Event) -> list[dt.date]:
    found = [event.data[name] for name in BEGINNINGS if isinstance(event.data.get(name), dt.date)]
    if event.data.get("channel") == "recommended_letter" and "posted_on" in event.data:
        found.remove(event.data["received_on"])
    return found or [event.on]


def _superseded(reading: CaseReading, one: Row) -> Iterator[Mark]:
    for old in one["superseded"]:
        day = dt.date.fromisoformat(old["nominal"])
        until = short_day(old["known_until"], today=reading.today)
        yield Mark(
            day=day,
            shape="superseded",
            title=f"Räknades till {short_day(day, today=reading.today)}",
            what=f"{rule_title(one['rule'])}, så som dagen räknades förut",
            follows=f"Ändrades {until}",
            source=one["legal_basis"] or "",
        )


def step_marks(reading: CaseReading) -> Iterator[tuple[str, Mark]]:
    """(subject, mark) of the open steps that the law demands."""
    law = current_law()
    for step in reading.plan["steps"]:
        rule = law.rules.get(step["rule"] or "")
        if rule is None or step["required"] != "law" or step["state"] != "open" or not step["due"]:
            continue
        day = dt.date.fromisoformat(step["due"])
        late = day < reading.today
        when = near_day(day, today=reading.today)
        yield (
            step["subject"],
            Mark(
                day=day,
                shape="law",
                title=f"Skulle ha gjorts {when}. Gör det nu" if late else upper_first(when),
                what=step["title"],
                who=upper_first(who_does(reading, step)),
                follows=rule.lost,
                source=rule.values[-1].source.citation,
            ),
        )


def possible_marks(reading: CaseReading, matter: str, day: dt.date) -> Iterator[Mark]:
    """What may still put an eviction off, when nobody has decided on it."""
    s, law = reading.situation, current_law()
    decided = {"ub-16-4-anstand": "respite", "ub-16-5-uppskov": "deferral"}
    for name, event in decided.items():
        if name in law.rules and s.last(event, "matter", matter) is None:
            rule = law.rules[name]
            yield Mark(
                day=day,
                shape="possible",
                title=f"{rule.title}: möjligt, inte beslutat",
                what=rule.title,
                who=rule.who,
                follows=rule.lost,
                source=rule.values[-1].source.citation,
                when="Ingen dag än",
            )
