# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A story's paper, filled in as whoever sent it would have."""

from __future__ import annotations

import datetime as dt

from kvarbo.demo.numbers import invented_number
from kvarbo.demo.shapes import Story
from kvarbo.notices.papers import PAPERS
from kvarbo.notices.services import NoticeDraft
from kvarbo.rules.days import add_days, add_workdays, is_workday

CITY = "999 05 Exempelstad"
TOLD = {
    "disturbance": "Hög musik på nätterna och skrik i trapphuset. Grannar har hört av sig flera gånger.",
    "electricity_debt": "Två fakturor är obetalda. Elen kan stängas av.",
    "unlawful_sublet": "En familj bor i lägenheten. Den som har avtalet bor på annan ort.",
    "eviction": "Sökanden begär avhysning.",
    "rent_arrears": "Hyran kommer ofta sent.",
}


def paper_of(
    *, story: Story, received: dt.date, matter: str, posted: dt.date | None, served: dt.date | None
) -> NoticeDraft:
    """Only the fields that the paper has."""
    home, paper = story.home, story.paper
    given = {
        "paper": paper.slug, "cause": paper.cause, "sender": paper.sender, "kind_reason": paper.kind_reason,
        "regime": home.regime, "channel": story.channel, "received_on": received.isoformat(),
        "posted_on": posted.isoformat() if posted else "", "served_on": served.isoformat() if served else "",
        "landlord_name": home.landlord, "landlord_phone": "000-12 34 00",
        "landlord_address": "Box 1, 999 05 Exempelstad", "tenant_name": story.name,
        "tenant_personnummer": invented_number(
            born_on=dt.date.fromisoformat(story.born), birth_number=story.birth_number
        ),
        "tenant_street": home.street, "tenant_postal": CITY, "flat_number": home.flat, "rooms": home.rooms,
        "size_m2": home.size, "amount": str(home.amount), "due_on": add_days(received, -20).isoformat(),
        "payment_account": "000-0000", "told": paper.told or TOLD[paper.cause], "matter": matter,
        "applied_on": add_days(received, -3).isoformat(), "eviction_at": "",
        "cut_off_on": add_days(received, 14).isoformat(), "children_told": "yes" if story.children else "",
    }  # fmt: skip
    if paper.slug == "kronofogden-tid":
        day = add_days(received, story.eviction_in)
        given["eviction_at"] = f"{day if is_workday(day) else add_workdays(day, 1)}T09:30"
    if paper.slug == "hyra":
        given["told"] = ""
    return NoticeDraft(**{key: value for key, value in given.items() if key in PAPERS[paper.slug].fields})
