# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One field of a paper from text to value. Each raises DomainError that says what is wrong and how to write it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from kvarbo.common.errors import DomainError

LARGEST_SUM = 9_999_999
POSTAL = re.compile(r"[1-9]\d{2} ?\d{2} +\S.*", re.ASCII)
PHONE = re.compile(r"\+?[0-9][0-9 ()/-]{4,}", re.ASCII)
MATTER = re.compile(r"[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9 ./:-]*")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T| +(?:kl\.? *)?)(([01]\d|2[0-3])[:.][0-5]\d)(?::00)?", re.ASCII)
_ROOMS = re.compile(r"(\d{1,2})( ?(rum|rok|r\.? ?o\.? ?k\.?)( och kök)?| rum och kokvrå)?", re.ASCII | re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,4}([.,]\d)?) ?(m2|m²|kvm|kvadratmeter)?", re.IGNORECASE)
YES, NO = "yes", "no"


def day(text: str) -> dt.date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        found = dt.date.fromisoformat(text)
    except ValueError:
        raise DomainError(f"”{text}” är ingen dag. Skriv som 2026-11-20.") from None
    if not 2000 <= found.year <= 2100:
        raise DomainError(f"År {found.year} stämmer nog inte. Kontrollera dagen.")
    return found


def moment(text: str) -> str:
    """A day and a time of the clock, as the log keeps it."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise DomainError(f"”{text}” är ingen tid. Skriv dag och klockslag, som 2026-12-09 09:30.")
    return f"{day(match[1]).isoformat()}T{match[2].replace('.', ':')}"


def month(text: str) -> str:
    if not _MONTH.fullmatch(text) or not "2000" <= text[:4] <= "2100":
        raise DomainError(f"”{text}” är ingen månad. Skriv som 2026-11.")
    return text


def short(longest: int) -> Callable[[str], str]:
    """A text on one line."""

    def read(text: str) -> str:
        if any(not sign.isprintable() for sign in text):
            raise DomainError("Texten innehåller tecken som inte går att spara. Skriv den på en rad.")
        return _within(text, longest)

    return read


def long(longest: int) -> Callable[[str], str]:
    """A text that may have several lines."""

    def read(text: str) -> str:
        plain = text.replace("\r\n", "\n")
        if any(not sign.isprintable() and sign not in "\n\t" for sign in plain):
            raise DomainError("Texten innehåller tecken som inte går att spara.")
        return _within(plain, longest)

    return read


def _within(text: str, longest: int) -> str:
    if len(text) > longest:
        raise DomainError(f"Skriv högst {longest} tecken; här är det {len(text)}.")
    return text


def matter(text: str) -> str:
    """An authority's number for its own file."""
    if len(text) > 40 or not MATTER.fullmatch(text) or not any(sign.isdigit() for sign in text):
        raise DomainError(f"”{text}” är inget målnummer. Skriv det som på papperet, till exempel U-12345-26.")
    return " ".join(text.split())


def yes_or_no(text: str) -> str:
    if text not in (YES, NO):
        raise DomainError("Välj ja, nej eller låt bli att svara.")
    return text


def kronor(text: str) -> int:
    plain = re.sub(r"(\s|kr|kronor|:-)+$|\s", "", text.lower())
    if re.fullmatch(r"\d+[.,]\d{1,2}", plain, re.ASCII):
        raise DomainError("Skriv hela kronor, utan ören.")
    if not re.fullmatch(r"\d+", plain, re.ASCII):
        raise DomainError(f"”{text}” är inget belopp. Skriv hela kronor, till exempel 17 800.")
    if len(plain) > 7 or int(plain) > LARGEST_SUM:
        raise DomainError("Beloppet är orimligt stort. Kontrollera det mot papperet.")
    return int(plain)


def rooms(text: str) -> int:
    match = _ROOMS.fullmatch(text)
    if match is None or int(match[1]) == 0:
        raise DomainError(f"”{text}” är inget antal rum. Skriv till exempel 3 eller 3 rum och kök.")
    return int(match[1])


def size(text: str) -> Decimal:
    match = _SIZE.fullmatch(text)
    if match is None or Decimal(match[1].replace(",", ".")) == 0:
        raise DomainError(f"”{text}” är ingen storlek. Skriv kvadratmeter, till exempel 74.")
    return Decimal(match[1].replace(",", "."))
