# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading cases. Pages get a case from `get_case` and lists from `Case.objects.visible_to`: nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kvarbo.cases.exceptions import CaseNotFound
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, CaseAccess, CasePerson, EventPayload
from kvarbo.organisation.models import Membership, User

__all__ = [
    "Candidate",
    "candidates",
    "coordinating_unit",
    "get_case",
    "get_case_with_zones",
    "has_tenant",
    "hidden_persons",
    "log_of",
    "part_in",
    "tenancies_held",
    "zones_for",
]


def get_case(*, user: User, number: str, on: dt.date) -> Case:
    """The case if the user may see it. Raises CaseNotFound, the same for none and for another's."""
    try:
        return Case.objects.visible_to(user=user, on=on).select_related("board").get(number=number)
    except Case.DoesNotExist:
        raise CaseNotFound from None


def get_case_with_zones(*, user: User, number: str, on: dt.date) -> tuple[Case, frozenset[str]]:
    """The case and the zones of it that the user holds, in one question. Raises CaseNotFound."""
    held = CaseAccess.objects.held_by(user=user, on=on).filter(case__number=number)
    rows = list(held.select_related("case__board"))
    if not rows:
        raise CaseNotFound
    return rows[0].case, frozenset(row.zone for row in rows)


def zones_for(*, user: User, case: Case, on: dt.date) -> frozenset[str]:
    """The zones of the case that the user holds on the day."""
    held = CaseAccess.objects.held_by(user=user, on=on).filter(case=case)
    return frozenset(held.values_list("zone", flat=True))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open case that a notice on the person could join: no more than the registrar needs to choose."""

    case: Case
    person_id: str


def candidates(*, user: User, person_ids: Iterable[str], on: dt.date) -> list[Candidate]:
    """Open cases of the user's boards where these persons take part in the zone of coordination."""
    boards = Membership.objects.on_day(on).filter(user=user).values("unit__area__board")
    rows = (
        CasePerson.objects.filter(person__in=list(person_ids), zone="coordination", until_day__isnull=True)
        .filter(case__in=Case.objects.open().filter(board__in=boards))
        .select_related("case")
        .order_by("-case__opened_on", "case__number")
    )
    return [Candidate(case=row.case, person_id=row.person_id) for row in rows]


def coordinating_unit(*, case: Case, on: dt.date) -> str | None:
    """The slug of the unit that coordinates on the day."""
    rows = CaseAccess.objects.on_day(on).filter(case=case, coordinating=True)
    return rows.values_list("unit__slug", flat=True).first()


def tenancies_held(*, person_ids: Iterable[str], case: Case | None = None) -> dict[str, list[str]]:
    """Ids of the tenancies that persons hold by the logs, newest first; only what lies in the zone of coordination."""
    ids = list(person_ids)
    told = EventPayload.objects.filter(event__type="tenancy_recorded", event__zone="coordination")
    if case is not None:
        told = told.filter(event__case=case)
    else:
        cases = CasePerson.objects.filter(person__in=ids, zone="coordination").values("case")
        told = told.filter(event__case__in=cases)
    told = told.filter(data__holder__in=ids).order_by("-event__recorded_at", "-event_id")
    found: dict[str, list[str]] = {}
    for data in told.values_list("data", flat=True):
        held = found.setdefault(data["holder"], [])
        if data["tenancy"] not in held:
            held.append(data["tenancy"])
    return found


def hidden_persons(*, person_ids: Iterable[str]) -> set[str]:
    """Those who take part in cases, but in none of them in the zone of coordination."""
    rows = CasePerson.objects.filter(person__in=list(person_ids)).values_list("person_id", "zone")
    zones: dict[str, set[str]] = {}
    for person_id, zone in rows:
        zones.setdefault(person_id, set()).add(zone)
    return {person_id for person_id, held in zones.items() if "coordination" not in held}


def part_in(*, case: Case, person_id: str) -> str | None:
    """The person's part in the case, if any."""
    return CasePerson.objects.filter(case=case, person=person_id).values_list("part", flat=True).first()


def has_tenant(*, case: Case) -> bool:
    return CasePerson.objects.filter(case=case, part="tenant", until_day__isnull=True).exists()
