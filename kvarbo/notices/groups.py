# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The groups of fields that papers share, each read and compared on its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from kvarbo.common import personnummer
from kvarbo.common.errors import DomainError
from kvarbo.notices import readers
from kvarbo.notices.reading import Judge
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.errors import InputError
from kvarbo.rules.noticekinds import kind_of
from kvarbo.rules.words import CAUSES, CHANNELS, NOTICE_KINDS, REGIMES, SENDERS

LONGEST = {
    "landlord_name": 200,
    "landlord_address": 200,
    "landlord_phone": 40,
    "tenant_name": 200,
    "tenant_street": 200,
    "tenant_postal": 120,
    "flat_number": 20,
    "payment_account": 60,
    "ocr": 40,
}
LONGEST_TOLD, LONGEST_REASON = 2000, 300


def words(case: Judge) -> None:
    """Sender, cause, the law that the agreement follows, and how the paper came."""
    paper = case.paper
    _only(
        case, "sender", SENDERS, paper.senders, "Den avsändaren skickar inte det här papperet. Välj ett annat papper."
    )
    _only(case, "cause", CAUSES, paper.causes, "Den orsaken gäller inte det här papperet. Välj ett annat papper.")
    _only(case, "regime", REGIMES, paper.regimes, paper.otherwise)
    _only(case, "channel", CHANNELS, CHANNELS, "")


def _only(case: Judge, name: str, known: Collection[str], allowed: tuple[str, ...], elsewhere: str) -> None:
    def read(text: str) -> str:
        if text not in known:
            raise DomainError(f"Okänt ord ”{text}”. Välj ett i listan.")
        if text not in allowed:
            raise DomainError(elsewhere)
        return text

    if not case.text(name) and len(allowed) == 1:
        case.values[name] = allowed[0]
        return
    case.take(name, read, empty="")


def arrival(case: Judge) -> None:
    received = case.take("received_on", readers.day)
    posted, served = case.take("posted_on", readers.day), case.take("served_on", readers.day)
    if received and received > case.today:
        case.fault("received_on", "Dagen då underrättelsen kom in kan inte ligga i framtiden.")
    if posted and posted > (received or case.today):
        case.fault("posted_on", "Brevet kan inte ha postats efter att det kom in.")
    if served and served > case.today:
        case.fault("served_on", "Dagen då hyresgästen delgavs kan inte ligga i framtiden.")


def kind(case: Judge) -> None:
    """What the paper is, by the table; another kind only with a reason."""
    case.take("kind_reason", readers.long(LONGEST_REASON), empty="")
    chosen = case.take("kind", _kind, empty="")
    case.values["kind_by_table"] = by_table = _by_table(case)
    case.values["kind"] = chosen or by_table
    if chosen and by_table and chosen != by_table and not case.text("kind_reason"):
        case.fault("kind_reason", "Skriv varför papperet är något annat än det brukar vara.")


def _kind(text: str) -> str:
    if text not in NOTICE_KINDS:
        raise DomainError(f"Okänt ord ”{text}”. Välj ett i listan.")
    return text


def _by_table(case: Judge) -> str:
    sender, cause = case.values["sender"], case.values["cause"]
    if not sender or not cause:
        return ""
    on = case.values["received_on"] or case.today
    try:
        return kind_of(law=current_law(), sender=sender, cause=cause, on=on, paper=case.paper.slug).kind
    except InputError:
        case.fault("kind", "Tabellen säger inte vad papperet är. Kontrollera avsändare och orsak.")
        return ""


def texts(case: Judge) -> None:
    for name, longest in LONGEST.items():
        case.take(name, readers.short(longest), empty="")
    for name in ("tenant_name", "landlord_name"):
        if case.values[name] and not any(letter.isalpha() for letter in case.values[name]):
            case.fault(name, "Namnet ska innehålla bokstäver.")
    if case.values["tenant_postal"] and not readers.POSTAL.fullmatch(case.values["tenant_postal"]):
        case.fault("tenant_postal", "Skriv postnummer och ort, till exempel 999 05 Provdal.")
    if case.values["landlord_phone"] and not readers.PHONE.fullmatch(case.values["landlord_phone"]):
        case.fault("landlord_phone", "Skriv telefonnumret med siffror, till exempel 000-12 34 00.")


def number(case: Judge) -> None:
    def read(text: str) -> str:
        return personnummer.normalise(text, today=case.today)

    case.take("tenant_personnummer", read, empty="")


def home(case: Judge) -> None:
    case.take("rooms", readers.rooms)
    case.take("size_m2", readers.size)


def money(case: Judge) -> None:
    amount = case.take("amount", readers.kronor)
    case.take("interest", readers.kronor)
    due, received = case.take("due_on", readers.day), case.values["received_on"]
    case.take("rent_month", readers.month, empty="")
    if amount == 0:
        case.fault("amount", "Beloppet ska vara mer än noll kronor.")
    if due and received and due >= received:
        case.fault("due_on", "Förfallodagen ska ligga före dagen då underrättelsen kom in.")


def matter(case: Judge) -> None:
    """An authority's own number and days, and the day the electricity is cut off."""
    case.take("matter", readers.matter, empty="")
    applied, received = case.take("applied_on", readers.day), case.values["received_on"]
    if applied and applied > (received or case.today):
        case.fault("applied_on", "Ansökan kan inte ha gjorts efter att papperet kom in.")
    at = case.take("eviction_at", readers.moment, empty="")
    if at and applied and dt.date.fromisoformat(at[:10]) < applied:
        case.fault("eviction_at", "Avhysningen kan inte ligga före ansökan.")
    case.take("cut_off_on", readers.day)


def told(case: Judge) -> None:
    case.take("told", readers.long(LONGEST_TOLD), empty="")
    case.take("children_told", readers.yes_or_no, empty="")


GROUPS = (words, arrival, kind, texts, number, home, money, matter, told)
