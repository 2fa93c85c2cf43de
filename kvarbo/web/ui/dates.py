# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Days as Swedes write them. `today` is always given, never read from the clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")

Day = date | str


def as_day(value: Day) -> date:
    """The day of a date, a moment (Stockholm's day) or an ISO string, which may hold a time."""
    if isinstance(value, datetime):
        return as_moment(value).date()
    if isinstance(value, date):
        return value
    return as_moment(value).date() if "T" in value else date.fromisoformat(value)


def as_moment(value: datetime | str) -> datetime:
    """A moment in Stockholm; one without an offset is taken as Stockholm's already."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(STOCKHOLM) if moment.tzinfo else moment


def plain_day(value: Day, *, today: Day | None = None) -> str:
    """23 nov, and the year when it is not that of today."""
    day = as_day(value)
    year = f" {day.year}" if today is not None and as_day(today).year != day.year else ""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}{year}"


def short_day(value: Day, *, today: Day | None = None) -> str:
    return f"{SHORT_WEEKDAYS[as_day(value).weekday()]} {plain_day(value, today=today)}"


def long_day(value: Day) -> str:
    day = as_day(value)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def near_day(value: Day, *, today: Day) -> str:
    """i dag, mån 23 nov; i morgon, tis 24 nov; i går, sön 22 nov; else as short_day."""
    near = {0: "i dag, ", 1: "i morgon, ", -1: "i går, "}.get(days_to(value, today=today), "")
    return near + short_day(value, today=today)


def days_to(value: Day, *, today: Day) -> int:
    return (as_day(value) - as_day(today)).days


def in_days(value: Day, *, today: Day) -> str:
    days = days_to(value, today=today)
    near = {0: "i dag", 1: "i morgon", -1: "i går"}
    if days in near:
        return near[days]
    return f"om {days} dagar" if days > 0 else f"för {-days} dagar sedan"


def clock_time(value: datetime | str) -> str:
    if isinstance(value, str) and len(value) == 5:
        return value.replace(":", ".")
    return as_moment(value).strftime("%H.%M")


def short_moment(value: datetime | str, *, today: Day | None = None) -> str:
    moment = as_moment(value)
    return f"{short_day(moment.date(), today=today)} kl. {clock_time(moment)}"
