# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Form 3 as anyone may hand it in: text by field, judged as a whole, every fault said at once.

The same door for a page, a file and an endpoint. Field names are the columns of a notice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from kvarbo.common import personnummer
from kvarbo.common.errors import DomainError
from kvarbo.notices.exceptions import BadNotice
from kvarbo.rules.words import CAUSES, CHANNELS, NOTICE_KINDS, REGIMES, SENDERS

LARGEST_SUM = 9_999_999
LENGTHS = {
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
POSTAL = re.compile(r"[1-9]\d{2} ?\d{2} +\S.*", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
ROOMS = re.compile(r"(\d{1,2})( ?(rum|rok|r\.? ?o\.? ?k\.?)( och kök)?| rum och kokvrå)?", re.ASCII | re.IGNORECASE)
SIZE = re.compile(r"(\d{1,4}([.,]\d)?) ?(m2|m²|kvm|kvadratmeter)?", re.IGNORECASE)
PHONE = re.compile(r"\+?[0-9][0-9 ()/-]{4,}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """Form 3 by its numbers, each field as text. Empty means that the paper does not say."""

    kind: str = "notice"
    cause: str = "rent_arrears"
    sender: str = "landlord"
    regime: str = ""
    channel: str = ""
    posted_on: str = ""
    received_on: str = ""
    served_on: str = ""
    landlord_name: str = ""
    landlord_address: str = ""
    landlord_phone: str = ""
    tenant_name: str = ""
    tenant_personnummer: str = ""
    tenant_street: str = ""
    tenant_postal: str = ""
    rooms: str = ""
    size_m2: str = ""
    flat_number: str = ""
    amount: str = ""
    due_on: str = ""
    interest: str = ""
    payment_account: str = ""
    ocr: str = ""
    rent_month: str = ""

    @classmethod
    def from_mapping(cls, given: Mapping[str, object]) -> NoticeDraft:
        """A draft from keys and values of any kind. Raises BadNotice for keys that the form has not."""
        known = {one.name for one in fields(cls)}
        if unknown := sorted(set(given) - known):
            raise BadNotice({key: f"Fältet ”{key}” finns inte på blanketten." for key in unknown})
        return cls(**{key: "" if value is None else str(value).strip() for key, value in given.items()})


@dataclass(slots=True)
class _Judge:
    """Reads fields one by one and gathers what is wrong with them."""

    draft: NoticeDraft
    errors: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(getattr(self.draft, name)).strip()

    def fault(self, name: str, message: str) -> None:
        self.errors.setdefault(name, message)

    def take(self, name: str, read: Callable[[str], Any], *, missing: str = "") -> None:
        """The field through `read`; `missing` is the message when it must not be empty."""
        text = self.text(name)
        if not text:
            self.values[name] = None
            if missing:
                self.fault(name, missing)
            return
        try:
            self.values[name] = read(text)
        except DomainError as fault:
            self.values[name] = None
            self.fault(name, fault.message)


def judge(*, draft: NoticeDraft, today: dt.date) -> dict[str, Any]:
    """The notice's values by column. Raises BadNotice with one Swedish message per field at fault."""
    case = _Judge(draft)
    _words(case)
    _arrival(case, today)
    _texts(case)
    _tenant(case, today)
    _dwelling(case)
    _money(case)
    if case.errors:
        raise BadNotice(case.errors)
    return case.values


def questions(*, draft: NoticeDraft) -> dict[str, str]:
    """What the paper does not say but somebody may know: asked, never demanded."""
    asked: dict[str, str] = {}
    if draft.channel == "recommended_letter" and not draft.posted_on:
        asked["posted_on"] = (
            "Läs poststämpeln: ett rekommenderat brev räknas som lämnat när det postades."
            " Utan dagen är fristen preliminär."
        )
    if not draft.served_on:
        asked["served_on"] = "Fråga hyresvärden när hyresgästen delgavs. Fristen räknas om när svaret kommer."
    return asked


def _words(case: _Judge) -> None:
    wanted = {
        "kind": (NOTICE_KINDS, ("notice",), "Blankett 3 är en underrättelse."),
        "cause": (CAUSES, ("rent_arrears",), "Blankett 3 gäller obetald hyra eller årsavgift."),
        "sender": (SENDERS, ("landlord",), "Blankett 3 kommer från en hyresvärd eller bostadsrättsförening."),
        "regime": (
            REGIMES,
            ("JB12", "BRL", "PRIV2012"),
            "Avtal som följer den lagen har ingen blankett 3. Välj den lag som avtalet följer.",
        ),
        "channel": (CHANNELS, CHANNELS, ""),
    }
    missing = {"regime": "Välj vilken lag avtalet följer.", "channel": "Välj hur underrättelsen kom in."}
    for name, (known, allowed, elsewhere) in wanted.items():

        def read(text: str, known: Any = known, allowed: Any = allowed, elsewhere: str = elsewhere) -> str:
            if text not in known:
                raise DomainError(f"Okänt ord ”{text}”. Välj ett i listan.")
            if text not in allowed:
                raise DomainError(elsewhere)
            return text

        case.take(name, read, missing=missing.get(name, "Välj ett i listan."))


def _arrival(case: _Judge, today: dt.date) -> None:
    case.take("received_on", _day, missing="Ange vilken dag underrättelsen kom in.")
    for name in ("posted_on", "served_on"):
        case.take(name, _day)
    received, posted, served = (case.values[name] for name in ("received_on", "posted_on", "served_on"))
    if received and received > today:
        case.fault("received_on", "Dagen då underrättelsen kom in kan inte ligga i framtiden.")
    if posted and posted > (received or today):
        case.fault("posted_on", "Brevet kan inte ha postats efter att det kom in.")
    if served and served > today:
        case.fault("served_on", "Dagen då hyresgästen delgavs kan inte ligga i framtiden.")


def _texts(case: _Judge) -> None:
    missing = {
        "landlord_name": "Ange hyresvärdens namn.",
        "tenant_name": "Ange hyresgästens namn som det står på blanketten.",
        "tenant_street": "Ange gatuadressen.",
    }
    for name, longest in LENGTHS.items():
        case.take(name, _short(longest), missing=missing.get(name, ""))
        case.values[name] = case.values[name] or ""


def _tenant(case: _Judge, today: dt.date) -> None:
    case.take("tenant_personnummer", lambda text: personnummer.normalise(text, today=today))
    case.values["tenant_personnummer"] = case.values["tenant_personnummer"] or ""
    for name in ("tenant_name", "landlord_name"):
        if case.values[name] and not any(letter.isalpha() for letter in case.values[name]):
            case.fault(name, "Namnet ska innehålla bokstäver.")
    if case.values["tenant_postal"] and not POSTAL.fullmatch(case.values["tenant_postal"]):
        case.fault("tenant_postal", "Skriv postnummer och ort, till exempel 999 05 Provdal.")
    if case.values["landlord_phone"] and not PHONE.fullmatch(case.values["landlord_phone"]):
        case.fault("landlord_phone", "Skriv telefonnumret med siffror, till exempel 000-12 34 00.")


def _dwelling(case: _Judge) -> None:
    case.take("rooms", _rooms)
    case.take("size_m2", _size)


def _money(case: _Judge) -> None:
    case.take("amount", _kronor, missing="Ange beloppet som ska betalas, i hela kronor.")
    case.take("interest", _kronor)
    case.take("due_on", _day)
    case.take("rent_month", _month)
    case.values["rent_month"] = case.values["rent_month"] or ""
    if case.values["amount"] == 0:
        case.fault("amount", "Beloppet ska vara mer än noll kronor.")
    due, received = case.values["due_on"], case.values["received_on"]
    if due and received and due >= received:
        case.fault("due_on", "Förfallodagen ska ligga före dagen då underrättelsen kom in.")


def _day(text: str) -> dt.date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise DomainError(f"”{text}” är ingen dag. Skriv som 2026-11-20.") from None
    if not 2000 <= day.year <= 2100:
        raise DomainError(f"År {day.year} stämmer nog inte. Kontrollera dagen.")
    return day


def _month(text: str) -> str:
    if not MONTH.fullmatch(text) or not "2000" <= text[:4] <= "2100":
        raise DomainError(f"”{text}” är ingen månad. Skriv som 2026-11.")
    return text


def _short(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if any(not sign.isprintable() for sign in text):
            raise DomainError("Texten innehåller tecken som inte går att spara. Skriv den på en rad.")
        if len(text) > longest:
            raise DomainError(f"Skriv högst {longest} tecken; här är det {len(text)}.")
        return text

    return read


def _kronor(text: str) -> int:
    plain = re.sub(r"(\s|kr|kronor|:-)+$|\s", "", text.lower())
    if re.fullmatch(r"\d+[.,]\d{1,2}", plain, re.ASCII):
        raise DomainError("Skriv hela kronor, utan ören.")
    if not re.fullmatch(r"\d+", plain, re.ASCII):
        raise DomainError(f"”{text}” är inget belopp. Skriv hela kronor, till exempel 17 800.")
    if len(plain) > 7 or int(plain) > LARGEST_SUM:
        raise DomainError("Beloppet är orimligt stort. Kontrollera det mot blanketten.")
    return int(plain)


def _rooms(text: str) -> int:
    match = ROOMS.fullmatch(text)
    if match is None or int(match[1]) == 0:
        raise DomainError(f"”{text}” är inget antal rum. Skriv till exempel 3 eller 3 rum och kök.")
    return int(match[1])


def _size(text: str) -> Decimal:
    match = SIZE.fullmatch(text)
    if match is None or Decimal(match[1].replace(",", ".")) == 0:
        raise DomainError(f"”{text}” är ingen storlek. Skriv kvadratmeter, till exempel 74.")
    return Decimal(match[1].replace(",", "."))
