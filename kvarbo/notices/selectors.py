# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading notices: what waits, one of them, whom it may be about, which unit should answer for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kvarbo.notices.exceptions import NoticeNotFound, NoUnit
from kvarbo.notices.matching import Compared, Match, candidates
from kvarbo.notices.models import Notice
from kvarbo.notices.querysets import NoticeQuerySet
from kvarbo.organisation.models import Area, Board, User
from kvarbo.organisation.selectors import current_profile
from kvarbo.rules.profile import Unit

__all__ = ["Compared", "Match", "Proposal", "candidates", "get_notice", "responsible_unit", "waiting"]


def waiting(*, user: User, on: dt.date) -> NoticeQuerySet:
    """Notices at the user's boards that nobody has decided on, the oldest first."""
    return Notice.objects.visible_to(user=user, on=on).waiting()


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


def responsible_unit(*, board: Board, area: Area | None) -> Proposal:
    """By the profile's routing, from the area or from the board's only one. Raises NoUnit."""
    profile = current_profile()
    areas = [one.slug for one in profile.areas.values() if one.board == board.slug]
    if area is not None:
        areas = [slug for slug in areas if slug == area.slug]
    if len(areas) != 1:
        raise NoUnit(area.name if area is not None else board.name)
    for route in profile.routing:
        if route.area == areas[0] and profile.units[route.unit].board == board.slug:
            return Proposal(unit=profile.units[route.unit], reason=route.reason)
    raise NoUnit(profile.areas[areas[0]].name)
