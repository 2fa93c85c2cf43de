# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Swedish order and unicode letters, the same on SQLite and PostgreSQL.

PostgreSQL has the collation `svenska` from ICU (migration common 0001). SQLite gets a comparison of the same name and
UPPER, LOWER and LIKE that know å ä ö, each time a connection opens.
"""

import re
import sqlite3
import unicodedata
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.db.models.functions import Collate

SWEDISH = "svenska"

_Stored = str | bytes | int | float | None

# Signs and digits in the order of ICU's root collation; letters follow.
_SIGNS = "_-‐‑–—,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`´^¯¨°©®+±÷×<=>|¦~¤¢$£¥€0123456789"
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_PRIMARY = {sign: place for place, sign in enumerate(" " + _SIGNS + _LETTERS, 1)}
_AFTER_ALL = len(_PRIMARY) + 1
# Letters that Swedish order takes for others with a mark; those of the same letter in their order.
_COUNTS_AS = {"đ": "d", "ð": "d", "ł": "l", "þ": "th", "ü": "y", "ű": "y"}
_COUNTS_AS |= {"æ": "ä", "ę": "ä", "ø": "ö", "ő": "ö", "œ": "ö", "ô": "ö"}
_OWN_MARK = {letter: (place,) for place, letter in enumerate(_COUNTS_AS, 1)}
# ICU's order of acute, grave, breve, circumflex, caron, ring, diaeresis, double acute, tilde, dot, cedilla, macron.
_MARKS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0304"


def swedish(field: str) -> Collate:
    """For `order_by`: the field in Swedish order on either database."""
    return Collate(F(field), SWEDISH)


@lru_cache(maxsize=8192)
def sort_key(text: str) -> tuple[object, ...]:
    """A key that sorts as ICU's sv-SE: letters first, then marks, then small before capital, then the code points."""
    primary: list[int] = []
    marks: list[tuple[int, ...]] = []
    capitals: list[int] = []
    for character in unicodedata.normalize("NFC", text):
        for letter, mark in _letters_of(character.casefold()):
            primary.append(_PRIMARY.get(letter, _AFTER_ALL + ord(letter)))
            marks.append(mark)
            capitals.append(1 if character != character.lower() else 0)
    return tuple(primary), tuple(marks), tuple(capitals), text


def compare(first: str, second: str) -> int:
    """Negative, zero or positive: the order of two texts."""
    a, b = sort_key(first), sort_key(second)
    return (a > b) - (a < b)


def _letters_of(folded: str) -> list[tuple[str, tuple[int, ...]]]:
    found: list[tuple[str, tuple[int, ...]]] = []
    for letter in folded:
        if letter in "åäö":
            found.append((letter, ()))
        elif letter in _COUNTS_AS:
            found.extend((base, _OWN_MARK[letter]) for base in _COUNTS_AS[letter])
        else:
            apart = unicodedata.normalize("NFD", letter)
            found.append((apart[0], tuple(_mark_rank(mark) for mark in apart[1:])))
    return found


def _mark_rank(mark: str) -> int:
    place = _MARKS.find(mark)
    return place if place >= 0 else ord(mark)


def teach_sqlite_swedish(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of connection_created: SQLite's own functions know no letters beyond ASCII."""
    if connection.vendor != "sqlite":
        return
    database: sqlite3.Connection = connection.connection
    database.create_collation(SWEDISH, compare)
    database.create_function("UPPER", 1, _upper, deterministic=True)
    database.create_function("LOWER", 1, _lower, deterministic=True)
    database.create_function("LIKE", 2, _like, deterministic=True)
    database.create_function("LIKE", 3, _like, deterministic=True)


def _upper(value: _Stored) -> _Stored:
    return value.upper() if isinstance(value, str) else value


def _lower(value: _Stored) -> _Stored:
    return value.lower() if isinstance(value, str) else value


def _like(pattern: object, value: object, escape: str | None = None) -> bool | None:
    if pattern is None or value is None:
        return None
    return _pattern(str(pattern), escape).fullmatch(str(value)) is not None


@lru_cache(maxsize=256)
def _pattern(pattern: str, escape: str | None) -> re.Pattern[str]:
    parts: list[str] = []
    signs = iter(pattern)
    for sign in signs:
        if sign == escape:
            parts.append(re.escape(next(signs, "")))
        elif sign == "%":
            parts.append(".*")
        elif sign == "_":
            parts.append(".")
        else:
            parts.append(re.escape(sign))
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
