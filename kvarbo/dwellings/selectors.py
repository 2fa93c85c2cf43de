# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding dwellings."""

from kvarbo.common.collation import swedish
from kvarbo.dwellings.models import Dwelling, Tenancy


def find_dwellings(*, street: str, flat_number: str = "", postcode: str = "", limit: int = 20) -> list[Dwelling]:
    """Dwellings at an address; a flat number or postcode narrows."""
    street = " ".join(street.split())
    if not street:
        return []
    found = Dwelling.objects.filter(street__iexact=street)
    if flat_number:
        found = found.filter(flat_number__iexact=flat_number.strip())
    if postcode:
        found = found.filter(postcode="".join(postcode.split()))
    return list(found.order_by(swedish("street"), "flat_number", "pk")[:limit])


def get_tenancy(*, tenancy_id: str) -> Tenancy | None:
    """One tenancy with its dwelling and landlord."""
    return Tenancy.objects.select_related("dwelling__area", "landlord").filter(pk=tenancy_id).first()
