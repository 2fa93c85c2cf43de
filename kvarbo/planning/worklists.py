# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The day's lists: one line for each household, in the order of visible reasons, of what the reader's zones hold."""

from __future__ import annotations

import datetime as dt

from kvarbo.organisation.models import Unit, User
from kvarbo.planning.line_details import Details, details
from kvarbo.planning.line_reading import MINE, OURS, Asking, lines_for, own_units
from kvarbo.planning.line_shapes import GROUPS, DayAhead, Line, LineClock, NextStep, Wait
from kvarbo.planning.lines_ahead import days_ahead
from kvarbo.planning.ordering import ORDER_WORDS

__all__ = [
    "GROUPS",
    "ORDER_WORDS",
    "DayAhead",
    "Details",
    "Line",
    "LineClock",
    "NextStep",
    "Wait",
    "days_ahead",
    "details",
    "my_lines",
    "unit_lines",
]


def my_lines(*, user: User, today: dt.date) -> list[Line]:
    """The households that the user is assigned to; a step is the user's own, or the own unit's with nobody on it."""
    units = own_units(user=user, on=today)
    asking = Asking(user=user, today=today, units=frozenset(units.values()), person=user.pk)
    return lines_for(asking, ask=MINE)


def unit_lines(*, user: User, unit: Unit, today: dt.date) -> list[Line]:
    """The households where the unit takes part, as far as the user may read them."""
    asking = Asking(user=user, today=today, units=frozenset({unit.slug}), person=None)
    return lines_for(asking, ask=OURS, unit=unit.pk)
