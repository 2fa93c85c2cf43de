# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""When the fictional staff were here last, so that "what has happened since" has something to tell."""

from __future__ import annotations

import datetime as dt

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.organisation.selectors import personas
from kvarbo.rules.days import previous_workday
from kvarbo.workplace.models import Presence

# They went home after lunch on their last working day but one: what has happened since then is news to them.
LEFT_AT = dt.time(12, 10)


def were_here(*, today: dt.date) -> None:
    """Give every persona a working day before this one."""
    day = previous_workday(previous_workday(today))
    left = dt.datetime.combine(day, LEFT_AT, tzinfo=STOCKHOLM)
    for person in personas(on=today):
        Presence.objects.get_or_create(user=person, defaults={"day": day, "last_at": left})
