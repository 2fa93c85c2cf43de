# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing dwellings and tenancies."""

import datetime as dt
import re
from decimal import Decimal

from django.db import transaction

from kvarbo.audit.services import record
from kvarbo.dwellings.enums import Hand, Regime
from kvarbo.dwellings.exceptions import BadDwelling, BadTenancy
from kvarbo.dwellings.models import Dwelling, Tenancy
from kvarbo.organisation.models import Area

_POSTCODE = re.compile(r"[1-9][0-9]{4}", re.ASCII)
_LARGEST_M2 = Decimal("9999.9")


@transaction.atomic
def ensure_dwelling(
    *,
    actor_id: str,
    street: str,
    flat_number: str = "",
    postcode: str = "",
    city: str = "",
    area: Area | None = None,
    rooms: int | None = None,
    size_m2: Decimal | None = None,
    now: dt.datetime,
) -> Dwelling:
    """The dwelling at that street, flat number and postcode, else a new one. Raises BadDwelling."""
    street = " ".join(street.split())
    postcode = "".join(postcode.split())
    if not street:
        raise BadDwelling("Ange gatuadressen.")
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise BadDwelling("Postnumret ska ha fem siffror.")
    if (rooms is not None and rooms < 1) or (size_m2 is not None and not 0 < size_m2 <= _LARGEST_M2):
        raise BadDwelling("Bostadens storlek kan inte stämma.")
    flat_number = flat_number.strip()
    same = Dwelling.objects.filter(street__iexact=street, flat_number__iexact=flat_number, postcode=postcode)
    # Without a flat number the street may be a house of many homes; then it is never taken for the same.
    found = same.order_by("pk").first() if flat_number else None
    if found is not None:
        return found
    dwelling = Dwelling.objects.create(
        street=street,
        flat_number=flat_number,
        postcode=postcode,
        city=city.strip(),
        area=area,
        rooms=rooms,
        size_m2=size_m2,
    )
    record(actor_id=actor_id, action="create", object_kind="dwelling", object_id=dwelling.pk, at=now)
    return dwelling


@transaction.atomic
def create_tenancy(
    *,
    actor_id: str,
    dwelling: Dwelling,
    landlord_id: str,
    regime: str,
    hand: str,
    rent: int | None = None,
    agreed_on: dt.date | None = None,
    now: dt.datetime,
) -> Tenancy:
    """A tenancy of a dwelling from a landlord's id. Raises BadTenancy."""
    if regime not in Regime.values:
        raise BadTenancy(f"Okänd regim: {regime}.")
    if hand not in Hand.values:
        raise BadTenancy(f"Okänd upplåtelse: {hand}.")
    if rent is not None and rent < 0:
        raise BadTenancy("Hyran kan inte vara negativ.")
    tenancy = Tenancy.objects.create(
        dwelling=dwelling, landlord_id=landlord_id, regime=regime, hand=hand, rent=rent, agreed_on=agreed_on
    )
    record(actor_id=actor_id, action="create", object_kind="tenancy", object_id=tenancy.pk, at=now)
    return tenancy
