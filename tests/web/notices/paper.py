# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Form 3 as it may lie on a desk, and a notice registered from it."""

import datetime as dt

import pytest

from kvarbo.notices.models import Notice
from kvarbo.notices.services import NoticeDraft, register
from kvarbo.organisation.models import User
from kvarbo.rules.profile import Profile
from tests.casebook import actor
from tests.personas import NOW, TODAY

PAPER = {
    "channel": "recommended_letter",
    "posted_on": "2026-11-19",
    "received_on": "2026-11-20",
    "landlord_name": "Exempelbostäder AB",
    "landlord_phone": "000-12 34 00",
    "tenant_name": "Ellen Påhittsson",
    "tenant_street": "Fantasigränd 7",
    "tenant_postal": "999 05 Provdal",
    "rooms": "3 rum och kök",
    "size_m2": "74 m²",
    "amount": "17 800 kr",
    "due_on": "2026-10-30",
    "regime": "JB12",
}


def registered(user: User, *, now: dt.datetime = NOW, **changes: str) -> Notice:
    draft = NoticeDraft.from_mapping(PAPER | changes)
    return register(actor=actor(user), form=draft, today=TODAY, now=now)


@pytest.fixture
def notice(profile: Profile, maj: User) -> Notice:
    """Registered by Maj and waiting; the tenant is nobody the board knows."""
    return registered(maj)
