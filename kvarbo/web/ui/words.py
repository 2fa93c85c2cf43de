# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers and names as Swedes write them."""

from __future__ import annotations

import re
from decimal import Decimal

HARD_SPACE = "\N{NO-BREAK SPACE}"
SMALL_NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
# "kl. 09.42." does not end at "kl.": a sentence ends where a capital follows.
SENTENCE = re.compile(r"^(.*?[.!?])\s+(?=[A-ZÅÄÖ<])(.*)$", re.DOTALL)


def grouped(number: int) -> str:
    """17 800, and 8 940 the same way, with spaces that do not break."""
    return f"{number:,}".replace(",", HARD_SPACE).replace("-", "\N{MINUS SIGN}")


def kronor(amount: int) -> str:
    return f"{grouped(amount)}{HARD_SPACE}kr"


def square_metres(size: Decimal | None) -> str:
    """74 m², and 48,5 m²; empty when the size is not known."""
    return f"{float(size):g} m²".replace(".", ",") if size else ""


def count_of(number: int, *, one: str, many: str) -> str:
    return f"{grouped(number)} {one if number == 1 else many}"


def in_words(number: int, *, gender: str = "n") -> str:
    """fyra; digits above twelve. `ett` things are asked for with gender "t"."""
    if number == 1 and gender == "t":
        return "ett"
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else grouped(number)


def initials(name: str) -> str:
    parts = name.split()
    return "".join(part[0] for part in (parts[0], *parts[1:][-1:])).upper() if parts else ""


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def split_sentence(text: str) -> tuple[str, str]:
    """The first sentence and the rest, which may be empty."""
    found = SENTENCE.match(text)
    return (found.group(1), found.group(2)) if found else (text, "")
