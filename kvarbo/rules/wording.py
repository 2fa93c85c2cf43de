# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How days, amounts and lists are said in Swedish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")


@lru_cache(maxsize=65536)
def say_day(day: dt.date) -> str:
    """tors 3 dec 2026"""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_amount(kronor: int) -> str:
    """17 800 kr (with a space that does not break)"""
    return f"{kronor:,}".replace(",", "\u00a0") + "\u00a0kr"


def say_list(words: Sequence[str], last: str = "och") -> str:
    """a, b och c"""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def say_count(number: int, one: str, many: str) -> str:
    """1 vecka, 3 veckor"""
    return f"{number} {one if number == 1 else many}"
