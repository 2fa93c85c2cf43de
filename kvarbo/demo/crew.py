# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fictional staff, looked up once."""

from __future__ import annotations

from dataclasses import dataclass, field

from kvarbo.casework.services import Actor
from kvarbo.organisation.models import Membership

# Part of the work → the role that does it.
PARTS = {
    "registrar": "registrator",
    "adult": "vuxenhandläggare",
    "lead": "arbetsledare-vuxen",
    "economy": "ekonomihandläggare",
    "economy-lead": "arbetsledare-ekonomi",
    "budget": "budgetrådgivare",
    "child": "barnhandläggare",
    "child-lead": "arbetsledare-barn",
    "guard": "skyddshandläggare",
}
FULL = ("hanna.mallberg",)
UNITS = {"@eb": "economy", "@bou": "child", "@unit": "adult"}


@dataclass(slots=True)
class Staff:
    """Who works where, and in the name of which unit they write."""

    places: dict[str, Membership] = field(default_factory=dict)
    by_role: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    # User id → the unit where that person works.
    unit_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_the_demo(cls) -> Staff:
        staff = cls()
        rows = Membership.objects.select_related("user", "unit__area__board").filter(user__is_demo=True)
        for place in rows.order_by("user__username", "pk"):
            staff.places.setdefault(place.user.username, place)
            key = (place.unit.area.slug, place.role_slug)
            staff.by_role.setdefault(key, []).append(place.user.username)
            staff.unit_of.setdefault(place.user_id, place.unit.slug)
        return staff

    def actor(self, username: str) -> Actor:
        place = self.places[username]
        return Actor(user_id=place.user_id, role_code=place.code, unit_slug=place.unit.slug)

    def crew(self, area: str, turn: int) -> dict[str, str]:
        """A team in the area; each turn gives other hands, as far as there are several.

        Whoever has households of their own by the told stories gets no more of them.
        """
        found = {}
        for part, role in PARTS.items():
            names = self.by_role.get((area, role), [])
            names = [name for name in names if name not in FULL] or names
            if names:
                found[part] = names[turn % len(names)]
        return found

    def hands(self, *, unit: str, roles: list[str]) -> list[str]:
        """Those of a unit who do that work."""
        return [name for name, place in self.places.items() if place.unit.slug == unit and place.role_slug in roles]
