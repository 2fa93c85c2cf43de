# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers as people write them, made one written form."""

import re

from kvarbo.common.errors import DomainError

SWEDEN = "+46"
# Area codes of two and three digits, with their zero. 000 belongs to nobody: the demo's numbers. All others have four.
_SHORT = frozenset({"08"})
_MIDDLE = frozenset(
    "000 010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 070 072 073 074 075 076 "
    "077 078 079 090 099".split()
)
# Digits at home with the leading zero, and abroad with the country's.
_AT_HOME, _ABROAD = (8, 10), (8, 15)
_SIGNS = re.compile(r"[\s\u2010-\u2015\u2212\-./()]")
_GROUPS = {4: (2, 2), 5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}


class BadPhone(DomainError):
    """The text is not a telephone number; the message says what is wrong with it."""


def normalise(text: str) -> str:
    """070-123 45 67 however it was written; a foreign number as + and digits. Raises BadPhone."""
    plain = _SIGNS.sub("", text)
    if re.match(r"00[1-9]", plain):
        plain = f"+{plain[2:]}"
    digits = plain.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise BadPhone("Skriv telefonnumret med siffror, till exempel 070-174 06 05.")
    if plain.startswith(SWEDEN):
        plain = f"0{plain.removeprefix(SWEDEN).removeprefix('0')}"
    if plain.startswith("+"):
        _count(digits, *_ABROAD)
        return plain
    if not plain.startswith("0"):
        raise BadPhone("Börja med riktnumret, till exempel 08 eller 070.")
    _count(plain, *_AT_HOME)
    return _written(plain)


def dialled(number: str) -> str:
    """A normalised number as a telephone takes it."""
    return re.sub(r"[^0-9+]", "", number)


def _count(digits: str, fewest: int, most: int) -> None:
    if len(digits) < fewest:
        raise BadPhone("Telefonnumret har för få siffror.")
    if len(digits) > most:
        raise BadPhone("Telefonnumret har för många siffror. Skriv bara ett nummer.")


def _written(digits: str) -> str:
    area = digits[:2] if digits[:2] in _SHORT else digits[:3] if digits[:3] in _MIDDLE else digits[:4]
    rest, found = digits[len(area) :], []
    for size in _GROUPS[len(rest)]:
        found.append(rest[:size])
        rest = rest[size:]
    return f"{area}-{' '.join(found)}"
