# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works with the household, since when, and how to reach them. A number is shown on a click, which is noted."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from kvarbo.notices.models import Notice
from kvarbo.parties.enums import PartyKind
from kvarbo.parties.models import Party
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import matter_name
from kvarbo.web.ui.dates import plain_day
from kvarbo.web.ui.words import upper_first

UNIT, LANDLORD, ENFORCEMENT = "enhet", "hyresvard", "kronofogden"


@dataclass(frozen=True)
class Worker:
    """A unit with those who work there, or a party outside. `url` shows the number; empty when none is known."""

    title: str
    names: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Contact:
    """A number to ring, and where to write."""

    title: str
    phone: str
    email: str = ""
    note: str = ""


def workers(reading: CaseReading) -> list[Worker]:
    """The units in the case, the one that coordinates first; then the landlord and Kronofogden."""
    joined = {event.data["unit"]: event for event in units_inside(reading)}
    slugs = sorted(joined, key=lambda slug: slug != reading.coordinator)
    return [*(_unit(reading, slug, joined[slug]) for slug in slugs), *_landlord(reading), *_enforcement(reading)]


def units_inside(reading: CaseReading) -> list[Event]:
    """What brought each unit that takes part today, in the order they came."""
    found: dict[str, Event] = {}
    for event in reading.situation.of("unit_joined", "unit_left"):
        found.pop(event.data["unit"], None)
        if event.type == "unit_joined":
            found[event.data["unit"]] = event
    return list(found.values())


def assigned_to(reading: CaseReading, unit: str) -> list[str]:
    """Names of those who are appointed at the unit today, the first appointed first."""
    found: dict[tuple[str, str], None] = {}
    for event in reading.situation.of("assigned", "unassigned"):
        if event.data.get("unit") not in (unit, None) or (event.data.get("unit") is None and event.unit != unit):
            continue
        key = (event.data["role"], event.data["user"])
        if event.type == "assigned":
            found[key] = None
        else:
            found.pop(key, None)
    return list(dict.fromkeys(reading.staff.get(user, "En medarbetare") for _, user in found))


def contact_of(reading: CaseReading, contact_id: str) -> Contact | None:
    """The contact that an address names, if it belongs to this case; None for any other."""
    kind, _, slug = contact_id.partition("-")
    if kind == UNIT and slug in {event.data["unit"] for event in units_inside(reading)}:
        unit, names = reading.profile.units.get(slug), assigned_to(reading, slug)
        note = f"Be att få tala med {' eller '.join(names)}." if names else ""
        return Contact(reading.unit_name(slug), unit.phone if unit else "", note=note)
    if contact_id == LANDLORD and reading.tenancy is not None:
        landlord = reading.tenancy.landlord
        return Contact(landlord.name, landlord.phone or _told_phone(reading, "landlord"), landlord.email)
    if contact_id == ENFORCEMENT and reading.situation.matters:
        party = Party.objects.filter(kind=PartyKind.ENFORCEMENT).exclude(phone="", email="").order_by("pk").first()
        told = _told_phone(reading, "kfm") or (party.phone if party else "")
        return Contact("Kronofogden", told, party.email if party else "")
    return None


def _unit(reading: CaseReading, slug: str, joined: Event) -> Worker:
    part = "samordnar" if joined.data["part"] == "coordinating" else "med"
    names = assigned_to(reading, slug)
    return Worker(
        title=reading.unit_name(slug),
        names=", ".join(names) or "Ingen utsedd än",
        note=f"{upper_first(part)} sedan {plain_day(joined.on, today=reading.today)}",
        url=_url(reading, f"{UNIT}-{slug}"),
    )


def _landlord(reading: CaseReading) -> list[Worker]:
    if reading.tenancy is None:
        return []
    title = "Förening" if reading.tenancy.regime == "BRL" else "Hyresvärd"
    return [Worker(title, reading.tenancy.landlord.name, url=_url(reading, LANDLORD))]


def _enforcement(reading: CaseReading) -> list[Worker]:
    matters = reading.situation.matters
    if not matters:
        return []
    names = ", ".join(upper_first(matter_name(matter)) for matter in matters if "_" not in matter)
    since = plain_day(next(iter(matters.values())).on, today=reading.today)
    return [Worker("Kronofogden", names or "Mål om avhysning", f"Känt sedan {since}", _url(reading, ENFORCEMENT))]


def _told_phone(reading: CaseReading, sender: str) -> str:
    """The number on the newest paper from the sender, of the papers that this reader sees."""
    ids = [key for key, event in reading.situation.notices.items() if event.data["sender"] == sender]
    told = Notice.objects.filter(pk__in=ids).exclude(landlord_phone="").order_by("-received_on", "pk")
    return told.values_list("landlord_phone", flat=True).first() or ""


def _url(reading: CaseReading, contact_id: str) -> str:
    return reverse("case-contact", args=[reading.case.number, contact_id])
