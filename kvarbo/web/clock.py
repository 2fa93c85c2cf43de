# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the pages read the clock: here and nowhere else, so that a test can say what it shows."""

import datetime as dt

from kvarbo.common.stockholm import STOCKHOLM


def now() -> dt.datetime:
    """This moment, in Stockholm."""
    return dt.datetime.now(tz=STOCKHOLM)


def beat() -> int:
    """Seconds on the clock that sessions are measured with: apart from `now`, so that a test can move either alone."""
    return int(dt.datetime.now(tz=STOCKHOLM).timestamp())
