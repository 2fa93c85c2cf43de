# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing parties."""

import datetime as dt
import re

from django.db import IntegrityError, transaction

from kvarbo.audit.services import record
from kvarbo.parties.enums import PartyKind
from kvarbo.parties.exceptions import BadParty, PartyExists
from kvarbo.parties.models import Party

_ORGANISATION_NUMBER = re.compile(r"(?:16)?([0-9]{6})-?([0-9]{4})", re.ASCII)


@transaction.atomic
def create_party(
    *,
    actor_id: str,
    kind: str,
    name: str,
    phone: str = "",
    email: str = "",
    organisation_number: str = "",
    now: dt.datetime,
) -> Party:
    """A party new to the municipality. Raises BadParty, PartyExists."""
    if kind not in PartyKind.values:
        raise BadParty(f"Okänt slag av part: {kind}.")
    name = " ".join(name.split())
    if not name:
        raise BadParty("Ange vad parten heter.")
    party = Party(
        kind=kind,
        name=name,
        phone=phone.strip(),
        email=email.strip(),
        organisation_number=plain_organisation_number(organisation_number),
    )
    try:
        with transaction.atomic():
            party.save()
    except IntegrityError:
        raise PartyExists("Det finns redan en part med det organisationsnumret.") from None
    record(actor_id=actor_id, action="create", object_kind="party", object_id=party.pk, at=now)
    return party


@transaction.atomic
def ensure_party(
    *,
    actor_id: str,
    kind: str,
    name: str,
    phone: str = "",
    email: str = "",
    organisation_number: str = "",
    now: dt.datetime,
) -> Party:
    """The party with that organisation number, else with that kind, name and no number, else a new one."""
    number = plain_organisation_number(organisation_number)
    known = Party.objects.filter(kind=kind, name__iexact=" ".join(name.split()))
    found = (Party.objects.filter(organisation_number=number) if number else known).order_by("pk").first()
    if found is not None:
        return found
    return create_party(
        actor_id=actor_id, kind=kind, name=name, phone=phone, email=email, organisation_number=number, now=now
    )


def plain_organisation_number(text: str) -> str:
    """An organisation number as NNNNNN-NNNN, or empty. Raises BadParty, also for what looks like a personnummer."""
    text = "".join(text.split())
    if not text:
        return ""
    match = _ORGANISATION_NUMBER.fullmatch(text)
    if not match:
        raise BadParty("Organisationsnumret ska ha tio siffror, till exempel 556016-0680.")
    # The third digit of an organisation number is at least 2; in a personnummer it begins the month.
    if match[1][2] < "2":
        raise BadParty("Det där ser ut som ett personnummer. En privatperson har inget organisationsnummer här.")
    return f"{match[1]}-{match[2]}"
