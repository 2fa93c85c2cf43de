# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may still put a set eviction off though nobody has decided it, and when that went. Words from the rule files."""

from __future__ import annotations

from collections.abc import Iterator

from kvarbo.planning.rulebook import current_law
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.plan_rows import rule_url
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.ui.dates import days_to, short_day
from kvarbo.web.ui.shapes import Option

# Rule → the event that tells what was decided.
DECIDED_BY = {"ub-16-4-anstand": "respite", "ub-16-5-uppskov": "deferral"}


def put_off(reading: CaseReading, rule_id: str) -> Iterator[tuple[str, Option]]:
    """(the day it is open to, or went, in numbers; the option) for each matter whose time is set."""
    s, rule = reading.situation, current_law().rules.get(rule_id)
    if rule is None:
        return
    standing = {event.data["matter"]: event for key, event in s.evictions.items() if key not in s.replaced}
    for matter, time in standing.items():
        decided = s.last(DECIDED_BY[rule_id], "matter", matter)
        granted = decided is not None and decided.data.get("granted") is not False
        if granted or s.withdrawn(matter) is not None:
            continue
        day, words, gone = _when(reading, matter, time, decided)
        source = rule.values[-1].source
        yield (
            day,
            Option(
                rule.title,
                when=words,
                note=rule.who,
                gone=gone,
                legal_basis=source.citation,
                law_url=rule_url(rule_id),
            ),
        )


def _when(reading: CaseReading, matter: str, time: Event, decided: Event | None) -> tuple[str, str, bool]:
    """(the day in numbers, the words, whether it has gone)."""
    day, today = str(time.data["at"])[:10], reading.today
    done = reading.situation.last("eviction_done", "matter", matter)
    if decided is not None:
        return decided.on.isoformat(), f"avslogs {short_day(decided.on, today=today)}", True
    if done is not None:
        return done.on.isoformat(), f"avhysningen verkställdes {short_day(done.on, today=today)}", True
    if days_to(day, today=today) < 0:
        return day, f"tiden var {short_day(day, today=today)}", True
    return day, f"före {short_day(day, today=today)}", False
