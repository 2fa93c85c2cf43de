# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices as rows of a list, and a notice's facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kvarbo.dwellings.enums import Regime
from kvarbo.notices.enums import Likeness, NoticeDecision
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.web.labels import CAUSE_SV, label_of
from kvarbo.web.notices.reckoning import notice_clock
from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.dates import clock_time, days_to, near_day, short_day
from kvarbo.web.ui.shapes import CompareRow, Fact
from kvarbo.web.ui.words import count_of, kronor, square_metres

OUTCOME = {
    Likeness.SAME: "same",
    Likeness.NEAR: "almost",
    Likeness.DIFFERENT: "different",
    Likeness.UNKNOWN: "missing",
}


@dataclass(frozen=True)
class WaitingRow:
    notice: Notice
    waited: str
    old: bool
    came: str
    what: str
    clock: Clock


@dataclass(frozen=True)
class DecidedRow:
    notice: Notice
    when: str
    what: str


def waiting_rows(notices: Iterable[Notice], *, today: dt.date) -> list[WaitingRow]:
    return [
        WaitingRow(
            notice=notice,
            waited=_waited(notice, today),
            old=days_to(notice.received_on, today=today) < 0,
            came=f"kom {near_day(notice.received_on, today=today)}",
            what=f"Underrättelse: {CAUSE_SV[notice.cause]}",
            clock=notice_clock(notice, today=today),
        )
        for notice in notices
    ]


def decided_rows(notices: Iterable[Notice], *, today: dt.date) -> list[DecidedRow]:
    rows = list(notices)
    names = names_of_staff(ids=[notice.decided_by for notice in rows])
    return [
        DecidedRow(notice, _decided_when(notice, today), decided_words(notice, by=names.get(notice.decided_by, "")))
        for notice in rows
    ]


def decided_words(notice: Notice, *, by: str) -> str:
    who = f" {by}." if by else ""
    if notice.decision == NoticeDecision.NONE:
        return f"Ingen åtgärd: {notice.decision_reason.rstrip('.')}.{who}"
    number = notice.case.number if notice.case else ""
    if notice.decision == NoticeDecision.JOIN:
        return f"Lades till i ärende {number}.{who}"
    return f"Nytt ärende {number}.{who}"


def notice_facts(notice: Notice, *, today: dt.date) -> list[Fact]:
    """What the paper says, in its own order."""
    came = f"{label_of('channel', notice.channel)}, kom in {short_day(notice.received_on, today=today)}"
    posted = f"Postat {short_day(notice.posted_on, today=today)}" if notice.posted_on else ""
    size = square_metres(notice.size_m2)
    home = ", ".join(filter(None, [f"{notice.rooms} rum" if notice.rooms else "", size, _flat(notice)]))
    due = f"Förföll {short_day(notice.due_on, today=today)}" if notice.due_on else ""
    served = short_day(notice.served_on, today=today) if notice.served_on else "Vet inte ännu"
    return [
        Fact("Kom in", came, posted),
        Fact("Hyresvärd", notice.landlord_name, notice.landlord_phone),
        Fact("Adress", notice.tenant_street, ", ".join(filter(None, [notice.tenant_postal, home]))),
        Fact("Belopp", kronor(notice.amount), due),
        Fact("Hyresgästen delgavs", served),
        Fact("Lag", str(Regime(notice.regime).label)),
    ]


def compare_rows(match: Match) -> list[CompareRow]:
    return [CompareRow(row.label, row.on_paper, row.with_us, OUTCOME[row.likeness]) for row in match.rows]


def _flat(notice: Notice) -> str:
    return f"lgh {notice.flat_number}" if notice.flat_number else ""


def _waited(notice: Notice, today: dt.date) -> str:
    days = -days_to(notice.received_on, today=today)
    return "I dag" if days <= 0 else count_of(days, one="dag", many="dagar")


def _decided_when(notice: Notice, today: dt.date) -> str:
    if notice.decided_at is None:
        return ""
    return f"{near_day(notice.decided_at, today=today)} kl. {clock_time(notice.decided_at)}"
