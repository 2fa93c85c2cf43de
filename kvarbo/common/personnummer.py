# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personnummer and coordination numbers as people write them, made twelve digits and checked."""

import datetime as dt
import re

from personnummer import personnummer as library

from kvarbo.common.errors import DomainError

_WRITTEN = re.compile(r"([0-9]{2})?([0-9]{6})([-+])?([0-9]{4})", re.ASCII)
# Skatteverket keeps birth numbers 980-999 for test persons.
_FIRST_TEST_BIRTH_NUMBER = 980


class BadPersonnummer(DomainError):
    """The text is not a personnummer; the message says what is wrong with it."""


def normalise(text: str, *, today: dt.date) -> str:
    """Twelve digits from ten or twelve, with `-` or `+` or neither. Raises BadPersonnummer.

    Ten digits mean the latest such birthday not after `today`; `+` means the year of the hundredth or later.
    """
    written = re.sub(r"[\s\u2010-\u2015\u2212]", _plain_sign, text.strip())
    match = _WRITTEN.fullmatch(written)
    if not match:
        raise BadPersonnummer(_fault_of_form(written))
    century, six, sign, last_four = match.groups()
    born = _born_on(century, six, sign, today)
    number = f"{born.year:04d}{six[2:]}{last_four}"
    if born > today:
        raise BadPersonnummer("Födelsedagen i personnumret ligger i framtiden.")
    if last_four[:3] == "000":
        raise BadPersonnummer("Personnumret kan inte ha 000 som födelsenummer.")
    if not library.valid(number):
        raise BadPersonnummer("Kontrollsiffran i personnumret stämmer inte. Jämför med handlingen.")
    return number


def birth_date(number: str) -> dt.date:
    """The birthday in a normalised number; a coordination number's day is less sixty."""
    return _day(int(number[:4]), number[2:8])


def is_coordination_number(number: str) -> bool:
    """Whether a normalised number is a samordningsnummer."""
    return int(number[6:8]) > 60


def is_test_number(number: str) -> bool:
    """Whether a normalised number is in Skatteverket's series for test persons."""
    return int(number[8:11]) >= _FIRST_TEST_BIRTH_NUMBER


def masked(number: str) -> str:
    """A normalised number with its last four hidden."""
    return f"{number[:8]}-••••"


def written(number: str) -> str:
    """A normalised number as people read it."""
    return f"{number[:8]}-{number[8:]}"


def _plain_sign(match: re.Match[str]) -> str:
    return "" if match.group().isspace() else "-"


def _fault_of_form(written: str) -> str:
    if not written:
        return "Skriv ett personnummer."
    if re.search(r"[^0-9+-]", written):
        return "Personnumret får bara ha siffror och ett bindestreck (eller plustecken)."
    digits = len(re.sub(r"[^0-9]", "", written))
    if digits not in (10, 12):
        return f"Personnumret ska ha tio eller tolv siffror; här är det {digits}."
    return "Bindestrecket ska stå före de fyra sista siffrorna."


def _born_on(century: str | None, six: str, sign: str | None, today: dt.date) -> dt.date:
    if century:
        return _day(int(century + six[:2]), six)
    latest = today.year - 100 if sign == "+" else today.year
    year = latest - (latest - int(six[:2])) % 100
    born = _day(year, six)
    return _day(year - 100, six) if born > today else born


def _day(year: int, six: str) -> dt.date:
    month, day = int(six[2:4]), int(six[4:6])
    try:
        return dt.date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        raise BadPersonnummer("Datumet i personnumret finns inte.") from None
