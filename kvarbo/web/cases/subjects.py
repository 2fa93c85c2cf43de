# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an event can be about: the case's notices, matters, eviction times and people, as choices."""

from __future__ import annotations

from kvarbo.rules.caselog import Event
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import matter_name
from kvarbo.web.labels import CAUSE_SV, PART_SV
from kvarbo.web.ui.dates import clock_time, short_day
from kvarbo.web.ui.words import kronor, upper_first

Choices = list[tuple[str, str]]


def notice_choices(reading: CaseReading) -> Choices:
    """The newest first."""
    notices = reading.situation.notices
    return [(key, _notice(reading, notices[key])) for key in reversed(notices)]


def matter_choices(reading: CaseReading) -> Choices:
    return [(key, _matter(reading, key)) for key in reversed(reading.situation.matters)]


def eviction_choices(reading: CaseReading) -> Choices:
    """Times, the newest first; one that has been replaced says so."""
    situation = reading.situation
    return [
        (key, f"Avhysning {_time(reading, event)}{' (ersatt)' if key in situation.replaced else ''}")
        for key, event in reversed(situation.evictions.items())
    ]


def person_choices(reading: CaseReading) -> Choices:
    return [(one.id, f"{one.name} ({PART_SV[one.part].lower()})") for one in reading.household]


def active_evictions(reading: CaseReading) -> list[str]:
    situation = reading.situation
    return [
        key
        for key, event in situation.evictions.items()
        if key not in situation.replaced and not situation.ended(event.data["matter"])
    ]


def active_matters(reading: CaseReading) -> list[str]:
    return [key for key in reading.situation.matters if not reading.situation.ended(key)]


def active_notices(reading: CaseReading) -> list[str]:
    """Notices whose clock runs; the last one when none does."""
    running = {one["subject"] for one in reading.plan["deadlines"] if one["state"] == "running"}
    found = [key for key in reading.situation.notices if key in running]
    return found or list(reading.situation.notices)[-1:]


def about_choices(reading: CaseReading) -> Choices:
    times = [choice for choice in eviction_choices(reading) if choice[0] in active_evictions(reading)]
    return [*times, *matter_choices(reading), *notice_choices(reading)]


def about_proposed(reading: CaseReading) -> list[str]:
    return [*active_evictions(reading), *active_matters(reading), *active_notices(reading)]


def _matter(reading: CaseReading, key: str) -> str:
    came = short_day(reading.situation.matters[key].on, today=reading.today)
    ended = ", avslutat" if reading.situation.ended(key) else ""
    return f"{upper_first(matter_name(key))} (känt {came}{ended})"


def _notice(reading: CaseReading, event: Event) -> str:
    came = short_day(event.data["received_on"], today=reading.today)
    amount = f", {kronor(event.data['amount'])}" if event.data.get("amount") else ""
    return f"Underrättelse om {CAUSE_SV[event.data['cause']]}, kom in {came}{amount}"


def _time(reading: CaseReading, event: Event) -> str:
    at = event.data["at"]
    return f"{short_day(at[:10], today=reading.today)} kl. {clock_time(at[11:])}"
