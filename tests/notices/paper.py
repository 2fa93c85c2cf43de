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

Register = Callable[..., Notice]
