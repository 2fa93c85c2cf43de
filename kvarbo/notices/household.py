# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice told as what enters a case's log: who lives there, the tenancy, and the notice itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import coordinating_unit, has_tenant, part_in, tenancies_held
from kvarbo.casework.drafts import Draft
from kvarbo.common.errors import DomainError
from kvarbo.dwellings.enums import Regime
from kvarbo.dwellings.models import Tenancy
from kvarbo.dwellings.services import create_tenancy, ensure_dwelling
from kvarbo.notices.models import Notice
from kvarbo.notices.papers import PAPERS
from kvarbo.organisation.models import Area
from kvarbo.organisation.selectors import unit_by_slug
from kvarbo.parties.services import ensure_party
from kvarbo.people.models import Person
from kvarbo.people.services import create_person

UNNAMED = "Namn okänt"
NO_LANDLORD = "Hyresvärden är inte känd"


class UnknownPerson(DomainError):
    """No such person at the board, or none that the actor may see."""

    def __init__(self) -> None:
        super().__init__("Personen finns inte.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone else in the household, as far as the registrar knows. An unknown age is None.

    A protected one joins in the protected zone, where only a named person reads.
    """

    name: str = ""
    part: str = "child"
    lives_here: str = "unknown"
    born_on: dt.date | None = None
    protected: bool = False


def tenant_draft(*, notice: Notice, person: Person, part: str = "tenant") -> Draft:
    data: dict[str, Any] = {"person": person.pk, "part": part, "lives_here": "permanent"}
    if person.born_on:
        data["born_on"] = person.born_on.isoformat()
    return Draft(type="person_joined", data=data, on=notice.received_on, about=(person.pk,))


def member_drafts(
    *, actor_id: str, notice: Notice, members: Sequence[Member], today: dt.date, now: dt.datetime
) -> list[Draft]:
    """New persons and their joining. Raises BadEvent later for an unknown word, DomainError for a bad birthday."""
    drafts = []
    for member in members:
        if member.born_on and member.born_on > today:
            raise DomainError("Födelsedagen kan inte ligga i framtiden.")
        person = create_person(
            actor_id=actor_id,
            board=notice.board,
            name=member.name or UNNAMED,
            born_on=member.born_on,
            protected=member.protected,
            now=now,
        )
        data: dict[str, Any] = {"person": person.pk, "part": member.part, "lives_here": member.lives_here}
        if member.born_on:
            data["born_on"] = member.born_on.isoformat()
        zone = "protected" if member.protected else None
        drafts.append(Draft(type="person_joined", data=data, on=notice.received_on, about=(person.pk,), zone=zone))
    return drafts


def tenancy_of(*, actor_id: str, notice: Notice, area: Area | None, hand: str, now: dt.datetime) -> Tenancy:
    """A tenancy as the paper tells it, of a dwelling and a landlord that may be known already."""
    named = names_landlord(notice)
    landlord = ensure_party(
        actor_id=actor_id,
        kind="association" if notice.regime == "BRL" else "landlord",
        name=notice.landlord_name if named else NO_LANDLORD,
        phone=notice.landlord_phone if named else "",
        now=now,
    )
    postcode, city = _postal(notice.tenant_postal)
    dwelling = ensure_dwelling(
        actor_id=actor_id,
        street=notice.tenant_street,
        flat_number=notice.flat_number,
        postcode=postcode,
        city=city,
        area=area,
        rooms=notice.rooms,
        size_m2=notice.size_m2,
        now=now,
    )
    return create_tenancy(
        actor_id=actor_id,
        dwelling=dwelling,
        landlord_id=landlord.pk,
        regime=notice.regime or Regime.ANNAT,
        hand=hand,
        now=now,
    )


def names_landlord(notice: Notice) -> bool:
    """Whether the name on the paper is that of the home's landlord."""
    return bool(notice.landlord_name) and PAPERS[notice.paper].names_landlord and notice.sender != "grid_company"


def _postal(text: str) -> tuple[str, str]:
    plain = text.replace(" ", "", 1) if text[3:4] == " " else text
    return plain[:5], plain[5:].strip()


def tenancy_draft(*, notice: Notice, tenancy: Tenancy, holder: Person, area: Area | None) -> Draft:
    data = {
        "tenancy": tenancy.pk,
        "regime": tenancy.regime,
        "hand": tenancy.hand,
        "holder": holder.pk,
        "landlord": tenancy.landlord_id,
        "area": area.slug if area else None,
    }
    return Draft(type="tenancy_recorded", data=data, on=notice.received_on, about=(holder.pk,))


def notice_draft(*, notice: Notice, tenancy_id: str, tenant: Person) -> Draft:
    data: dict[str, Any] = {
        "notice": notice.pk,
        "kind": notice.kind,
        "cause": notice.cause,
        "sender": notice.sender,
        "tenancy": tenancy_id,
        "channel": notice.channel,
        "received_on": notice.received_on.isoformat(),
    }
    days = {
        "posted_on": notice.posted_on,
        "served_on": notice.served_on,
        "due_on": notice.due_on,
        "cut_off_on": notice.cut_off_on,
    }
    data |= {name: day.isoformat() for name, day in days.items() if day}
    if notice.rent_month:
        data["rent_month"] = notice.rent_month
    data |= {name: kronor for name in ("amount", "interest") if (kronor := getattr(notice, name)) is not None}
    return Draft(type="notice_joined", data=data, on=notice.received_on, about=(notice.pk, tenant.pk))


def area_of(*, case: Case, on: dt.date) -> Area | None:
    """Where the unit that coordinates the case works: a home that a notice tells of lies there until known better."""
    slug = coordinating_unit(case=case, on=on)
    unit = unit_by_slug(profile=case.board.profile, slug=slug) if slug else None
    return unit.area if unit else None


def joining_drafts(
    *, actor_id: str, notice: Notice, case: Case, tenant: Person, area: Area | None, hand: str, now: dt.datetime
) -> list[Draft]:
    """What an open case needs to take in the notice: the person and the tenancy only where it lacks them."""
    drafts = []
    if part_in(case=case, person_id=tenant.pk) is None:
        part = "co_tenant" if has_tenant(case=case) else "tenant"
        drafts.append(tenant_draft(notice=notice, person=tenant, part=part))
    tenancy_id = _known_tenancy(notice, case, tenant)
    if tenancy_id is None:
        tenancy = tenancy_of(actor_id=actor_id, notice=notice, area=area, hand=hand, now=now)
        drafts.append(tenancy_draft(notice=notice, tenancy=tenancy, holder=tenant, area=area))
        tenancy_id = tenancy.pk
    drafts.append(notice_draft(notice=notice, tenancy_id=tenancy_id, tenant=tenant))
    return drafts


def _known_tenancy(notice: Notice, case: Case, tenant: Person) -> str | None:
    """The tenancy in the case's own log that the paper speaks of: same holder, street, landlord and law.

    What the paper does not say cannot differ. A paper that names no landlord may also name another than the holder.
    """
    holders = [tenant.pk]
    if not names_landlord(notice):
        holders += [row.person_id for row in case.persons.filter(zone="coordination").exclude(person=tenant)]
    by_holder = tenancies_held(person_ids=holders, case=case)
    held = [tenancy for holder in holders for tenancy in by_holder.get(holder, [])]
    rows = Tenancy.objects.select_related("dwelling", "landlord").in_bulk(held)
    for tenancy_id in held:
        tenancy = rows.get(tenancy_id)
        if tenancy and notice.regime in ("", tenancy.regime) and _says_the_same(notice, tenancy):
            return tenancy_id
    return None


def _says_the_same(notice: Notice, tenancy: Tenancy) -> bool:
    pairs = [(notice.tenant_street, tenancy.dwelling.street)]
    if names_landlord(notice):
        pairs.append((notice.landlord_name, tenancy.landlord.name))
    return all(" ".join(a.casefold().split()) == " ".join(b.casefold().split()) for a, b in pairs)
