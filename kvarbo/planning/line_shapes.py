# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a list tells of one household. Dates and counts, never moods: words are made where they are shown."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kvarbo.rules.marks import without_contact

# In the order they stand on the page.
GROUPS = ("today", "week", "waiting", "later")


class LineClock(NamedTuple):
    """The nearest last day that runs."""

    rule: str
    subject: str
    nominal: dt.date
    due: dt.date | None
    preliminary: bool


class NextStep(NamedTuple):
    """A step that the asker can do. `until`: parked to that day, or came back on it."""

    key: str
    step_id: str
    title: str
    due: dt.date | None
    latest_start: dt.date | None
    opens_on: dt.date | None
    until: dt.date | None
    required: str
    unit: str
    person: str
    # Who moved it by hand; empty for a step whose day the routine gives.
    moved_by: str


class Wait(NamedTuple):
    """A step that somebody else has. Of a zone that the reader does not hold: the outside title and no day."""

    unit: str
    title: str
    since: dt.date | None


class Line(NamedTuple):
    """One household. `reasons`: what of the order it stands by, as codes (see ordering).

    `attempts` are those since the latest notice came, on `arrived_on`; `reached_on` is the last contact ever.
    """

    case_id: str
    number: str
    opened_on: dt.date
    closed_on: dt.date | None
    arrived_on: dt.date
    clock: LineClock | None
    eviction_at: str
    children: int
    older: bool
    violence: bool
    attempts: int
    reached_on: dt.date | None
    last_try_on: dt.date | None
    notices: int
    debt_percent: int | None
    regime: str
    step: NextStep | None
    waits: tuple[Wait, ...]
    parked: NextStep | None
    assigned: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    group: str
    late: bool
    reasons: tuple[str, ...]
    first_reached_on: dt.date | None = None
    # The routine asks about violence and nobody has noted that it is asked.
    unasked: bool = False
    tenancy: str = ""
    # "id/part/lives_here/born_on" of those who live here, with a space between.
    household: str = ""
    # When the tenant was served with the notice that the clock is of; None while the clock is preliminary.
    served_on: dt.date | None = None
    # Its coming days, one to a line, for days_ahead.
    ahead: str = ""
    # The zones of the case that the reader holds.
    zones: frozenset[str] = frozenset()

    @property
    def without_contact(self) -> bool:
        """Nobody has been reached since the latest notice."""
        return without_contact(arrived_on=self.arrived_on, reached_on=self.reached_on)


class DayAhead(NamedTuple):
    """Something on a coming day. `at`: HH:MM or empty. `kind`: law, eviction, meeting, returns or answer."""

    on: dt.date
    at: str
    kind: str
    case_id: str
    text: str
