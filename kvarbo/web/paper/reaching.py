# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom to ring, on paper: a printed number has been shown, and that is noted."""

from __future__ import annotations

from dataclasses import dataclass

from kvarbo.casework.services import record_read, record_shown_contact
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.cases.consents import standing_consents
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import matter_name
from kvarbo.web.cases.workers import ENFORCEMENT, LANDLORD, UNIT, assigned_to, contact_of, units_inside
from kvarbo.web.paper.household import may_say_where
from kvarbo.web.ui.words import HARD_SPACE, upper_first

LANDLORD_RECEIVER = "hyresvärden"
NO_NUMBER = "numret finns inte här"


@dataclass(frozen=True, kw_only=True)
class Reach:
    """One to reach. `write_in`: a line for a number that the program has not. `contact_id`: what is noted.

    `note`: how a person would rather be reached.
    """

    label: str
    text: str
    phone: str = ""
    note: str = ""
    write_in: bool = False
    contact_id: str = ""

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.text, self.phone, self.note)))


def reaches(reading: CaseReading) -> list[Reach]:
    """The home, the household, the landlord, Kronofogden, then the units."""
    home = [*_home(reading), *_adults(reading)] if may_say_where(reading) else []
    return [*home, *_landlord(reading), *_enforcement(reading), *_units(reading)]


def note_printed(reading: CaseReading, found: list[Reach]) -> None:
    """The sheet was read, and every number on it was shown."""
    actor, now = reading.actor, reading.visit.now
    record_read(actor=actor, case=reading.case, now=now, what="case_paper")
    for one in found:
        if one.contact_id:
            record_shown_contact(actor=actor, case=reading.case, contact_id=one.contact_id, now=now)


def _whole(phone: str) -> str:
    """A number is never parted at the end of a line."""
    return (phone or NO_NUMBER).replace(" ", HARD_SPACE)


def _home(reading: CaseReading) -> list[Reach]:
    if reading.tenancy is None:
        return []
    home = reading.tenancy.dwelling
    flat = f", lgh {home.flat_number}" if home.flat_number else ""
    place = f", {home.city}" if home.city else ""
    return [Reach(label="Bostad", text=f"{home.street}{flat}{place} ({reading.tenancy.regime})")]


def _adults(reading: CaseReading) -> list[Reach]:
    """Their own numbers; for one that is not known there is a line to write it on."""
    adults = [one for one in reading.household if one.part != "child" and one.name != UNSEEN_NAME]
    return [
        Reach(
            label=f"{one.name.partition(' ')[0]}, telefon",
            text="",
            phone=one.phone.replace(" ", HARD_SPACE),
            note=one.reach_note,
            write_in=not one.phone,
            contact_id=one.id if one.phone else "",
        )
        for one in adults
    ]


def _landlord(reading: CaseReading) -> list[Reach]:
    """By name and number only where someone has consented: else the sheet says that nothing may be told."""
    if reading.tenancy is None:
        return []
    title = "Förening" if reading.tenancy.regime == "BRL" else "Hyresvärd"
    agreed = any(LANDLORD_RECEIVER in event.data["receivers"] for event in standing_consents(reading))
    contact = contact_of(reading, LANDLORD) if agreed and may_say_where(reading) else None
    if contact is None:
        return [Reach(label=title, text="Inget samtycke: lämna inga uppgifter.")]
    return [
        Reach(
            label=f"{title}, samtycke finns",
            text=contact.title,
            phone=_whole(contact.phone),
            contact_id=LANDLORD if contact.phone else "",
        )
    ]


def _enforcement(reading: CaseReading) -> list[Reach]:
    contact = contact_of(reading, ENFORCEMENT)
    if contact is None:
        return []
    names = [upper_first(matter_name(matter)) for matter in reading.situation.matters if "_" not in matter]
    contact_id = ENFORCEMENT if contact.phone else ""
    return [Reach(label="Kronofogden", text=", ".join(names), phone=_whole(contact.phone), contact_id=contact_id)]


def _units(reading: CaseReading) -> list[Reach]:
    slugs = [event.data["unit"] for event in units_inside(reading)]
    found = []
    for slug in sorted(slugs, key=lambda one: one != reading.coordinator):
        contact_id = f"{UNIT}-{slug}"
        contact, names = contact_of(reading, contact_id), assigned_to(reading, slug)
        phone = contact.phone if contact else ""
        text, noted = " och ".join(names) or "Ingen utsedd än", contact_id if phone else ""
        found.append(Reach(label=reading.unit_name(slug), text=text, phone=_whole(phone), contact_id=noted))
    return found
