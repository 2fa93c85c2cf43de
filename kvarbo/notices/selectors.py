# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading notices: what waits, one of them, whom it may be about, which unit should answer for it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Min

from kvarbo.common.stockholm import STOCKHOLM, end_of
from kvarbo.notices.candidates import candidates
from kvarbo.notices.doubting import doubts
from kvarbo.notices.exceptions import NoticeNotFound, NoUnit
from kvarbo.notices.hidden import get_hit, may_need_to_know, need_to_know
from kvarbo.notices.matching import Compared, EarlierNotice, Match
from kvarbo.notices.models import Notice
from kvarbo.notices.querysets import NoticeQuerySet
from kvarbo.notices.unfinished import get_unfinished, unfinished
from kvarbo.organisation.models import Area, Board, User
from kvarbo.organisation.selectors import current_profile
from kvarbo.rules.profile import Unit

__all__ = [
    "Compared",
    "Counts",
    "EarlierNotice",
    "Match",
    "Proposal",
    "age",
    "candidates",
    "counts",
    "decided_today",
    "doubts",
    "get_hit",
    "get_notice",
    "get_unfinished",
    "may_need_to_know",
    "need_to_know",
    "responsible_unit",
    "unfinished",
    "waiting",
]


def waiting(*, user: User, on: dt.date) -> NoticeQuerySet:
    """What waits at the user's boards: what the law wants opened today first, then the oldest."""
    return Notice.objects.visible_to(user=user, on=on).waiting()


def age(*, notice: Notice, on: dt.date) -> int:
    """Days since the paper came in."""
    return (on - notice.received_on).days


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits, by paper and by cause, and for how long the oldest has waited. Only what there is any of."""

    total: int
    oldest: int | None
    by_paper: dict[str, int]
    by_cause: dict[str, int]


def counts(*, user: User, on: dt.date) -> Counts:
    """What waits at the user's boards, counted by the database."""
    rows = Notice.objects.visible_to(user=user, on=on).waiting().order_by()
    found = list(rows.values_list("paper", "cause").annotate(many=Count("pk"), first=Min("received_on")))
    by_paper: Counter[str] = Counter()
    by_cause: Counter[str] = Counter()
    for paper, cause, many, _ in found:
        by_paper[paper] += many
        by_cause[cause] += many
    oldest = min((first for *_, first in found), default=None)
    return Counts(
        total=by_paper.total(),
        oldest=(on - oldest).days if oldest else None,
        by_paper=dict(by_paper),
        by_cause=dict(by_cause),
    )


def decided_today(*, user: User, on: dt.date) -> NoticeQuerySet:
    """Notices at the user's boards that were decided on that day in Stockholm, the latest first."""
    rows = Notice.objects.visible_to(user=user, on=on).filter(status="decided")
    begins = dt.datetime.combine(on, dt.time.min, tzinfo=STOCKHOLM)
    rows = rows.filter(decided_at__gte=begins, decided_at__lte=end_of(on))
    return rows.select_related("case", "board").order_by("-decided_at", "pk")


def get_notice(*, user: User, notice_id: str, on: dt.date) -> Notice:
    """The notice if the user may see it. Raises NoticeNotFound."""
    try:
        return Notice.objects.visible_to(user=user, on=on).select_related("board").get(pk=notice_id)
    except Notice.DoesNotExist:
        raise NoticeNotFound from None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The unit that should answer for a notice, and why."""

    unit: Unit
    reason: str


def responsible_unit(*, board: Board, area: Area | None, cause: str = "") -> Proposal:
    """By the profile's routing, from the area or from the board's only one. Raises NoUnit.

    A row that names the cause goes before one for all causes.
    """
    profile = current_profile()
    areas = [one.slug for one in profile.areas.values() if one.board == board.slug]
    if area is not None:
        areas = [slug for slug in areas if slug == area.slug]
    if len(areas) != 1:
        raise NoUnit(area.name if area is not None else board.name)
    for route in sorted(profile.routing, key=lambda route: cause not in route.causes):
        if route.causes and cause not in route.causes:
            continue
        if route.area == areas[0] and profile.units[route.unit].board == board.slug:
            return Proposal(unit=profile.units[route.unit], reason=route.reason)
    raise NoUnit(profile.areas[areas[0]].name)
