# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who of the fictional staff is away: one comes back on a day, one nobody knows when."""

from __future__ import annotations

import datetime as dt

from kvarbo.organisation.absences import report_absence
from kvarbo.organisation.models import User
from kvarbo.rules.days import add_days

# Who, told by whom, since how many days, and back in how many.
AWAY: tuple[tuple[str, str, int, int | None], ...] = (
    ("samir.modellgren", "birgitta.provander", 4, 9),
    ("jonna.lekfalk", "alva.prosson", 12, None),
)


def are_away(*, today: dt.date, now: dt.datetime) -> None:
    staff = {user.username: user for user in User.objects.filter(is_demo=True)}
    for username, leader, since, back in AWAY:
        report_absence(
            actor=staff[leader], user=staff[username], from_day=add_days(today, -since),
            until_day=None if back is None else add_days(today, back), today=today, now=now,
        )  # fmt: skip
