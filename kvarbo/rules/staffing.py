# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which unit and person a step falls on: from the units that take part, else from where the home lies."""

from __future__ import annotations

from kvarbo.rules.profile import Profile
from kvarbo.rules.situation import Situation


class Staffing:
    """Answers for one situation; holds no more than the log and the profile say."""

    def __init__(self, s: Situation, profile: Profile) -> None:
        self.profile = profile
        self.area = s.home.data["area"] if s.home else None
        self.joined: dict[str, bool] = {}
        for event in s.of("unit_joined", "unit_left"):
            self.joined.pop(event.data["unit"], None)
            if event.type == "unit_joined":
                self.joined[event.data["unit"]] = True
        # (unit, role, user), last assigned last; unit None: wherever the role is.
        self.assigned: list[tuple[str | None, str, str]] = []
        for event in s.of("assigned", "unassigned"):
            row = (event.data.get("unit"), event.data["role"], event.data["user"])
            self.assigned = [one for one in self.assigned if not _same(one, row)]
            if event.type == "assigned":
                self.assigned.append(row)
        self._units: dict[str, str | None] = {}
        self._persons: dict[str, str | None] = {}

    def unit_for(self, role: str) -> str | None:
        """The unit that has the role: one that takes part, else the area's own, else the only one there is."""
        if role not in self._units:
            known = self.profile.roles.get(role)
            self._units[role] = self._unit_of_kind(known.unit_kind) if known else None
        return self._units[role]

    def _unit_of_kind(self, kind: str) -> str | None:
        units = self.profile.units
        for slug in reversed(self.joined):
            if slug in units and units[slug].kind == kind:
                return slug
        of_kind = [unit for unit in units.values() if unit.kind == kind]
        here = [unit.slug for unit in of_kind if unit.area == self.area]
        if here:
            return here[0]
        return of_kind[0].slug if len(of_kind) == 1 else None

    def person_for(self, role: str) -> str | None:
        """Who is assigned at the unit in the role, else whoever is assigned there."""
        if role not in self._persons:
            self._persons[role] = self._person_at(self.unit_for(role), role)
        return self._persons[role]

    def _person_at(self, unit: str | None, role: str) -> str | None:
        if unit is None:
            return None
        here = [row for row in reversed(self.assigned) if row[0] in (unit, None)]
        named = next((user for _, held, user in here if held == role), None)
        return named or next((user for at, _, user in here if at == unit), None)


def _same(one: tuple[str | None, str, str], other: tuple[str | None, str, str]) -> bool:
    """The same person in the same role, at the same unit if both say which."""
    return one[1:] == other[1:] and (one[0] == other[0] or None in (one[0], other[0]))
