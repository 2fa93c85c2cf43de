# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether lists may be older than the day: the night's planning has not been, and a day has changed some plan."""

from __future__ import annotations

import datetime as dt

from kvarbo.jobs import selectors
from kvarbo.planning.nightly import plans_behind


def lists_are_old(*, today: dt.date) -> bool:
    """One short question while the night's job works as it should."""
    return not selectors.replanned_on(today=today) and plans_behind(today=today)
