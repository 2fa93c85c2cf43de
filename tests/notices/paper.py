# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper form 3, and registering it. All of it is invented."""

from collections.abc import Callable

from kvarbo.notices.models import Notice

PAPER: dict[str, object] = {
    "regime": "JB12",
    "channel": "recommended_letter",
    "posted_on": "2026-11-18",
    "received_on": "2026-11-20",
    "landlord_name": "Exempelbostäder AB",
    "landlord_phone": "000-12 34 00",
    "tenant_name": "Elen Påhitsson",
    "tenant_street": "Fantasigränd 5",
    "tenant_postal": "999 05 Provdal",
    "rooms": "3 rum och kök",
    "size_m2": "74 m²",
    "amount": "17 800",
    "due_on": "2026-10-30",
    "interest": "112",
    "payment_account": "000-0000",
}

# What every paper needs, and what each needs beside it.
BASE: dict[str, object] = {
    "channel": "letter",
    "received_on": "2026-11-20",
    "tenant_name": "Elen Påhitsson",
    "tenant_street": "Fantasigränd 5",
    "tenant_postal": "999 05 Provdal",
}
LANDLORD = {"landlord_name": "Exempelbostäder AB", "regime": "JB12"}
OTHERS: dict[str, dict[str, object]] = {
    "storning": {**LANDLORD, "told": "Hög musik om nätterna"},
    "elskuld": {"landlord_name": "Påhittad El AB", "sender": "grid_company", "cut_off_on": "2026-12-01"},
    "andrahand": {**LANDLORD, "sender": "landlord"},
    "kronofogden-ansokan": {"matter": "U-12345-26", "applied_on": "2026-11-16"},
    "kronofogden-tid": {"matter": "U-12345-26", "eviction_at": "2026-12-09T09:30"},
    "hyresnamnden": {"matter": "1234-26", "cause": "disturbance", "regime": "JB12"},
    "ansokan": {"sender": "person", "cause": "rent_arrears", "amount": "17 800"},
    "anmalan": {"sender": "person", "cause": "disturbance", "told": "Grannen ska vräkas"},
    "tidig-signal": {
        "landlord_name": "Exempelbostäder AB",
        "sender": "landlord",
        "cause": "rent_arrears",
        "kind_reason": "Samtycke den 18 november",
    },
}


def paper_of(slug: str) -> dict[str, object]:
    """A whole paper of the kind."""
    return PAPER if slug == "hyra" else {**BASE, **OTHERS[slug], "paper": slug}


Register = Callable[..., Notice]
