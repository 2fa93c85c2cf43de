# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan that a log gives, the same way for a plan that is stored, checked or only looked at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.rules import caselog
from kvarbo.rules.law import Law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import Profile

Plan = dict[str, Any]


def compute(*, log: caselog.Log, law: Law, profile: Profile, day: dt.date, known_at: dt.datetime) -> Plan:
    """The plan for the day with what was known at the moment. Raises InputError."""
    # Trap: the plan prints the moment, so it must be told in one offset however the database gives it back.
    return plan(log=log, law=law, profile=profile, day=day, known_at=known_at.astimezone(STOCKHOLM))
