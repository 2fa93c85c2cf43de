# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is here, when, and in which places of the organisation: read once for each request."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest

from kvarbo.cases.models import Case, CaseAccess
from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework.permissions import CODES_WITH_NOTICES
from kvarbo.casework.services import Actor
from kvarbo.common.stockholm import day_of
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Board, Membership, User
from kvarbo.organisation.selectors import current_profile, places_of
from kvarbo.rules.profile import Profile
from kvarbo.web import clock


@dataclass(frozen=True)
class Visit:
    """A signed-in person's request: one moment, one day."""

    user: User
    now: dt.datetime
    today: dt.date
    places: tuple[Membership, ...]
    # What this request has read already, by name.
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def profile(self) -> Profile:
        """The profile that holds, asked for once."""
        if "profile" not in self.kept:
            self.kept["profile"] = current_profile()
        found: Profile = self.kept["profile"]
        return found

    @property
    def works_with_cases(self) -> bool:
        return any(place.code in CODES_WITH_CASES for place in self.places)

    @property
    def only_leads(self) -> bool:
        codes = {place.code for place in self.places if place.code in CODES_WITH_CASES}
        return codes == {RoleCode.TEAM_LEADER}

    @property
    def takes_in_notices(self) -> bool:
        return any(place.code in CODES_WITH_NOTICES for place in self.places)

    @property
    def boards(self) -> list[Board]:
        """Boards where the person takes in notices, a registrar's first."""
        return list({place.unit.area.board_id: place.unit.area.board for place in self._with_notices()}.values())

    def actor_for_case(self, case: Case) -> Actor:
        """The place to act from in a case: one whose unit is in it. Raises Http404 when there is none."""
        places = [place for place in self.places if place.code in CODES_WITH_CASES]
        if not places:
            raise Http404
        inside = {unit for unit, _, _ in self.units_in(case)}
        places.sort(key=lambda place: place.unit_id not in inside)
        return actor_at(places[0])

    def units_in(self, case: Case) -> list[tuple[int | None, str | None, bool]]:
        """(id, slug, whether it coordinates) of the units in a case today, asked for once."""
        kept: dict[str, list[tuple[int | None, str | None, bool]]] = self.kept.setdefault("units", {})
        if case.pk not in kept:
            rows = CaseAccess.objects.on_day(self.today).filter(case=case)
            kept[case.pk] = list(rows.values_list("unit_id", "unit__slug", "coordinating"))
        return kept[case.pk]

    def actor_for_board(self, board: Board) -> Actor:
        """The place to act from when a notice comes to a board. Raises Http404 when there is none."""
        for place in self._with_notices():
            if place.unit.area.board_id == board.pk:
                return actor_at(place)
        raise Http404

    def _with_notices(self) -> list[Membership]:
        places = [place for place in self.places if place.code in CODES_WITH_NOTICES]
        return sorted(places, key=lambda place: CODES_WITH_NOTICES.index(place.code))


def actor_at(place: Membership) -> Actor:
    return Actor(user_id=place.user_id, role_code=place.code, unit_slug=place.unit.slug)


def visit_of(request: HttpRequest) -> Visit:
    """The visit that this request is part of."""
    found: Visit | None = getattr(request, "kvarbo_visit", None)
    if found is None:
        user = request.user
        assert isinstance(user, User)
        now = clock.now()
        today = day_of(now)
        user.kept = {}
        found = Visit(user=user, now=now, today=today, places=places_of(user=user, on=today))
        request.kvarbo_visit = found  # type: ignore[attr-defined]
    return found
