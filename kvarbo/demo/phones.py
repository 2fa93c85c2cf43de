# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers for those who hold the homes, in a series that nobody has: 000."""

from __future__ import annotations

import datetime as dt

from kvarbo.cases.models import CasePerson
from kvarbo.common.collation import swedish
from kvarbo.people.models import Person
from kvarbo.people.services import set_reach

HOLDERS = ("tenant", "co_tenant")
# Taken in turn. None: nobody has written a number down yet.
NOTES = (
    "", "", "", None, "helst sms", "helst efter kl. 16", "", "", "helst sms", "", None, "helst före kl. 12",
    "svarar inte på dolt nummer",
)  # fmt: skip
FIRST, STEP, SERIES = 120_038, 1_013, 1_000_000


def have_phones(*, actor_id: str, now: dt.datetime) -> None:
    """Most of them. In the order of their names, so that the same household has the same number in every filling."""
    held = CasePerson.objects.filter(part__in=HOLDERS).order_by(swedish("person__name"), "person__born_on")
    persons = Person.objects.in_bulk(list(held.values_list("person_id", flat=True)))
    for place, person_id in enumerate(dict.fromkeys(held.values_list("person_id", flat=True))):
        note = NOTES[place % len(NOTES)]
        if note is not None:
            digits = f"{(FIRST + place * STEP) % SERIES:06d}"
            set_reach(actor_id=actor_id, person=persons[person_id], phone=f"000{digits}", note=note, now=now)
