# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left to do, planned backwards: each unit's slack in arbetsdagar and when it must begin at the latest."""

from __future__ import annotations

import datetime as dt

from kvarbo.rules.clocks import ARREARS_CLOCKS
from kvarbo.rules.days import add_days, is_workday, workdays_between
from kvarbo.web.cases.plan_rows import Row, rule_title
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.timeline.shapes import Backwards, Plans
from kvarbo.web.ui.dates import near_day, plain_day, short_day
from kvarbo.web.ui.plan import slack_words
from kvarbo.web.ui.words import count_of

OPEN = frozenset(("open", "waiting", "started"))


def plans_of(reading: CaseReading) -> Plans | None:
    """Towards the nearest eviction that is ahead, else towards the nearest clock that runs; None without either."""
    slack = [row for row in reading.plan["slack"] if row["unit"]]
    anchors = [
        found for subject in dict.fromkeys(row["anchor"] for row in slack) if (found := _anchor(reading, subject))
    ]
    if not anchors:
        return None
    eviction, day, subject, title = min(anchors, key=lambda one: (not one[0], one[1]))
    mine = sorted(
        (row for row in slack if row["anchor"] == subject),
        key=lambda row: (row["unit"] != reading.coordinator, reading.unit_name(row["unit"])),
    )
    rows = tuple(_row(reading, row, day) for row in mine)
    return Plans(anchor=day, title=title, eviction=eviction, rows=rows)


def _anchor(reading: CaseReading, subject: str) -> tuple[bool, dt.date, str, str] | None:
    """(is it an eviction, its day, its subject, the heading)."""
    s, today = reading.situation, reading.today
    if subject in s.evictions:
        day = s.eviction_day(subject)
        return True, day, subject, f"Planerat bakåt från avhysningen {plain_day(day, today=today)}"
    for one in reading.plan["deadlines"]:
        if one["rule"] in ARREARS_CLOCKS and one["subject"] == subject and one["nominal"]:
            day = dt.date.fromisoformat(one["nominal"])
            title = rule_title(one["rule"])
            return False, day, subject, f"Planerat bakåt från {plain_day(day, today=today)}: {title}"
    return None


def _row(reading: CaseReading, slack: Row, anchor: dt.date) -> Backwards:
    today, workdays = reading.today, slack["workdays"]
    start = latest_start(today=today, workdays=workdays)
    words, tone = slack_words(workdays)
    title = _step_title(reading, slack, start)
    length = workdays_between(start, anchor)
    work = f"{title}, {count_of(length, one='arbetsdag', many='arbetsdagar')}" if title else ""
    # Trap: on a day off the slack may be none and the latest start yet be behind us.
    late = start < today
    if late:
        advice = f"Skulle ha börjat {short_day(start, today=today)}. Börja nu{f': {title}' if title else ''}"
    else:
        advice = f"Börja senast {near_day(start, today=today)}"
    name = reading.unit_name(slack["unit"])
    return Backwards(unit=name, words=words, tone=tone, start=start, work=work, advice=advice, late=late)


def latest_start(*, today: dt.date, workdays: int) -> dt.date:
    """The arbetsdag that lies so many arbetsdagar from today: the inverse of the plan's slack."""
    day, step = today, 1 if workdays > 0 else -1
    while not is_workday(day) or workdays_between(today, day) != workdays:
        day = add_days(day, step)
    return day


def _step_title(reading: CaseReading, slack: Row, start: dt.date) -> str:
    """The step that must begin first, of those this reader may read."""
    own = [
        step
        for step in reading.plan["steps"]
        if step["unit"] == slack["unit"] and step["title"] and step["state"] in OPEN and step["latest_start"]
    ]
    first = [step for step in own if step["latest_start"] == start.isoformat()]
    chosen = min(
        first or own, key=lambda step: (step["latest_start"], step["due"] or "9999", step["key"]), default=None
    )
    return str(chosen["title"]) if chosen else ""
