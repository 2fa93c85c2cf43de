# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stockholm's days and moments. No clock is read here."""

import datetime as dt
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def day_of(moment: dt.datetime) -> dt.date:
    """The day in Stockholm at an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return moment.astimezone(STOCKHOLM).date()


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day in Stockholm."""
    return dt.datetime.combine(day, dt.time.max, tzinfo=STOCKHOLM)
