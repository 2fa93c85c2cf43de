# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Were the notices read: how long they waited for somebody to decide."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from kvarbo.common.stockholm import day_of
from kvarbo.measures.enums import Measure
from kvarbo.measures.tally import Tally, last_day, month_of
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import Unit
from kvarbo.rules.days import workdays_between
from kvarbo.rules.profile import MeasureRules


def count_notices(
    *, tally: Tally, months: Collection[dt.date], units: Iterable[Unit], rules: MeasureRules, today: dt.date
) -> None:
    """A notice waits at a board: each of the board's units has the board's own numbers."""
    if not months:
        return
    by_board: dict[int, list[str]] = defaultdict(list)
    for unit in units:
        by_board[unit.area.board_id].append(unit.slug)
    rows = Notice.objects.filter(
        board__in=by_board, received_on__gte=min(months), received_on__lte=last_day(max(months))
    )
    for board, received, status, decided in rows.values_list("board", "received_on", "status", "decided_at"):
        month = month_of(received)
        if month not in months:
            continue
        until = today if decided is None else day_of(decided)
        waits, slow = status == "waiting", workdays_between(received, until) > rules.decision_workdays
        for unit_slug in by_board[board]:
            tally.add(unit=unit_slug, month=month, measure=Measure.NOTICE_WAITING, hit=waits)
            if slow or not waits:
                tally.add(unit=unit_slug, month=month, measure=Measure.NOTICE_SLOW, hit=slow)
