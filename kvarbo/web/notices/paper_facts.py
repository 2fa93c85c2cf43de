# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper says, as facts in its own order."""

from __future__ import annotations

import datetime as dt

from kvarbo.dwellings.enums import Regime
from kvarbo.notices.models import Notice
from kvarbo.notices.papers import PAPERS
from kvarbo.web.labels import label_of
from kvarbo.web.ui.dates import clock_time, plain_day, short_day
from kvarbo.web.ui.shapes import Fact
from kvarbo.web.ui.words import kronor, square_metres


def notice_facts(notice: Notice, *, today: dt.date) -> list[Fact]:
    """What the paper says, in its own order; what it does not say is left out."""
    came = f"{label_of('channel', notice.channel)}, kom in {short_day(notice.received_on, today=today)}"
    posted = f"Postat {short_day(notice.posted_on, today=today)}" if notice.posted_on else ""
    found = [Fact("Kom in", came, posted), *_sender(notice, today), _home(notice), *_money(notice, today)]
    paper = PAPERS.get(notice.paper)
    if paper and "served_on" in paper.fields:
        served = short_day(notice.served_on, today=today) if notice.served_on else "Vet inte ännu"
        found.append(Fact("Hyresgästen delgavs", served))
    if notice.regime:
        found.append(Fact("Lag", str(Regime(notice.regime).label)))
    return found


def _sender(notice: Notice, today: dt.date) -> list[Fact]:
    paper = PAPERS.get(notice.paper)
    label = paper.sender_label if paper else "Hyresvärd"
    found = [Fact(label, notice.landlord_name, notice.landlord_phone)] if notice.landlord_name else []
    if notice.matter:
        applied = f"Ansökan kom {plain_day(notice.applied_on, today=today)}" if notice.applied_on else ""
        found.append(Fact("Målnummer", notice.matter, applied))
    if notice.eviction_at:
        when = f"{short_day(notice.eviction_at, today=today)} kl. {clock_time(notice.eviction_at)}"
        found.append(Fact("Tid för avhysning", when))
    return found


def _home(notice: Notice) -> Fact:
    flat = f"lgh {notice.flat_number}" if notice.flat_number else ""
    rooms = f"{notice.rooms} rum" if notice.rooms else ""
    home = ", ".join(filter(None, [rooms, square_metres(notice.size_m2), flat]))
    return Fact("Adress", notice.tenant_street, ", ".join(filter(None, [notice.tenant_postal, home])))


def _money(notice: Notice, today: dt.date) -> list[Fact]:
    found = []
    if notice.amount:
        due = f"Förföll {short_day(notice.due_on, today=today)}" if notice.due_on else ""
        found.append(Fact("Belopp", kronor(notice.amount), due))
    if notice.cut_off_on:
        found.append(Fact("Elen kan stängas av", short_day(notice.cut_off_on, today=today)))
    return found
