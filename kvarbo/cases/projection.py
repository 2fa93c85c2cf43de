# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the log says of access and participation, as rows to filter and list by.

Both are computed from the whole effective log, coming days included, and replaced as one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kvarbo.cases.models import Case, CaseAccess, CasePerson
from kvarbo.organisation.models import Unit
from kvarbo.rules import caselog
from kvarbo.rules.profile import Profile

ACCESS_TYPES = frozenset({"unit_joined", "unit_left", "assigned", "unassigned"})
PERSON_TYPES = frozenset({"person_joined", "person_changed", "person_left"})


@dataclass(frozen=True, slots=True, order=True)
class Access:
    unit: str
    user_id: str
    zone: str
    from_day: dt.date
    until_day: dt.date | None
    ground: str
    coordinating: bool


@dataclass(frozen=True, slots=True, order=True)
class Taking:
    person_id: str
    part: str
    lives_here: str
    zone: str
    from_day: dt.date
    until_day: dt.date | None


def known(log: caselog.Log) -> list[caselog.Event]:
    """All that holds of what has been recorded, coming days too."""
    if log.last_recorded is None:
        return []
    return caselog.effective(log, day=dt.date.max, known_at=log.last_recorded)


def touched_by(new: Sequence[caselog.Event], log: caselog.Log) -> bool:
    """Whether the new events can change a row here: by their type, or by the type of what they change."""
    watched = ACCESS_TYPES | PERSON_TYPES
    types = {event.id: event.type for event in log.events}
    targets = {event.id: event.corrects for event in log.events}

    def root(event_id: str) -> str:
        while types[event_id] == "withdrawn":
            event_id = targets[event_id] or ""
        return types[event_id]

    return any(root(event.id) in watched for event in new)


def closed_on(log: caselog.Log) -> dt.date | None:
    closed: dt.date | None = None
    for event in known(log):
        if event.type == "case_closed":
            closed = event.on
        elif event.type == "case_reopened":
            closed = None
    return closed


def access(log: caselog.Log, profile: Profile) -> list[Access]:
    running: dict[tuple[str, str, str], list[Access]] = {}
    ended: list[Access] = []
    for event in known(log):
        if event.type not in ACCESS_TYPES:
            continue
        holder = _holder(event)
        ended += [replace(row, until_day=event.on) for row in running.pop(holder, [])]
        if event.type == "unit_joined":
            if event.data["part"] == "coordinating":
                ended += _hand_over(running, event.on)
            running[holder] = _unit_rows(event, profile)
        elif event.type == "assigned":
            running[holder] = _user_rows(event, profile)
    ended += [row for rows in running.values() for row in rows]
    return sorted({row for row in ended if row.until_day != row.from_day}, key=_order)


def _hand_over(running: dict[tuple[str, str, str], list[Access]], on: dt.date) -> list[Access]:
    """Coordination is one unit's: whoever had it goes on taking part. Gives the rows that ended."""
    ended: list[Access] = []
    for holder, rows in running.items():
        if any(row.coordinating for row in rows):
            ended += [replace(row, until_day=on) for row in rows]
            running[holder] = [replace(row, from_day=on, coordinating=False) for row in rows]
    return ended


def _holder(event: caselog.Event) -> tuple[str, str, str]:
    if event.type in ("unit_joined", "unit_left"):
        return event.data["unit"], "", ""
    return event.data.get("unit") or "", event.data["role"], event.data["user"]


def _unit_rows(event: caselog.Event, profile: Profile) -> list[Access]:
    unit = event.data["unit"]
    coordinating = event.data["part"] == "coordinating"
    return [
        Access(unit, "", zone, event.on, None, event.data["ground"], coordinating)
        for zone in _zones_of_unit(profile, unit)
    ]


def _user_rows(event: caselog.Event, profile: Profile) -> list[Access]:
    """An assignment gives its role's zone; only one entered in the protected zone gives that."""
    role = profile.roles.get(event.data["role"])
    zones = {"coordination"}
    if role is not None and role.zone != "protected":
        zones.add(role.zone)
    if event.zone == "protected":
        zones.add("protected")
    return [Access("", event.data["user"], zone, event.on, None, "assigned", False) for zone in zones]


def _zones_of_unit(profile: Profile, slug: str) -> tuple[str, ...]:
    """The zones that the unit's kind reads. A unit that the profile no longer has reads nothing."""
    unit = profile.units.get(slug)
    if unit is None:
        return ()
    return tuple(zone for zone in profile.unit_kinds[unit.kind].zones if zone != "protected")


def persons(log: caselog.Log) -> list[Taking]:
    found: dict[str, Taking] = {}
    for event in known(log):
        if event.type not in PERSON_TYPES:
            continue
        data = event.data
        earlier = found.get(data["person"])
        if event.type == "person_joined":
            found[data["person"]] = Taking(data["person"], data["part"], data["lives_here"], event.zone, event.on, None)
        elif earlier is not None and event.type == "person_changed":
            found[data["person"]] = replace(
                earlier,
                part=data.get("part") or earlier.part,
                lives_here=data.get("lives_here") or earlier.lives_here,
            )
        elif earlier is not None:
            found[data["person"]] = replace(earlier, until_day=event.on)
    return sorted(found.values(), key=lambda row: row.person_id)


def store(*, case: Case, log: caselog.Log, profile: Profile) -> None:
    """Replace the case's rows by what the log says now. Rows that are right already are left alone."""
    if (rights := access(log, profile)) != stored_access(case=case):
        CaseAccess.objects.filter(case=case).delete()
        units = _units(case, rights)
        CaseAccess.objects.bulk_create(_access_model(case, row, units) for row in rights)
    if (takings := persons(log)) != stored_persons(case=case):
        CasePerson.objects.filter(case=case).delete()
        CasePerson.objects.bulk_create(_person_model(case, row) for row in takings)


def stored_access(*, case: Case) -> list[Access]:
    fields = ("unit__slug", "user_id", "zone", "from_day", "until_day", "ground", "coordinating")
    rows = CaseAccess.objects.filter(case=case).values_list(*fields)
    return sorted((Access(unit or "", user or "", *rest) for unit, user, *rest in rows), key=_order)


def stored_persons(*, case: Case) -> list[Taking]:
    fields = ("person_id", "part", "lives_here", "zone", "from_day", "until_day")
    return [Taking(*row) for row in CasePerson.objects.filter(case=case).order_by("person_id").values_list(*fields)]


def _order(row: Access) -> tuple[str, str, str, dt.date, dt.date]:
    return row.unit, row.user_id, row.zone, row.from_day, row.until_day or dt.date.max


def _units(case: Case, rights: list[Access]) -> dict[str, int]:
    """Row numbers by slug, of the units of the case's own profile."""
    units = Unit.objects.filter(profile=case.board.profile, slug__in={row.unit for row in rights if row.unit})
    return dict(units.values_list("slug", "pk"))


def _access_model(case: Case, row: Access, units: dict[str, int]) -> CaseAccess:
    return CaseAccess(
        case=case,
        unit_id=units[row.unit] if row.unit else None,
        user_id=row.user_id or None,
        zone=row.zone,
        from_day=row.from_day,
        until_day=row.until_day,
        ground=row.ground,
        coordinating=row.coordinating,
    )


def _person_model(case: Case, row: Taking) -> CasePerson:
    return CasePerson(
        case=case,
        person_id=row.person_id,
        part=row.part,
        lives_here=row.lives_here,
        zone=row.zone,
        from_day=row.from_day,
        until_day=row.until_day,
    )
