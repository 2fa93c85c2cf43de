# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Swedish word ↔ English code, from `regelverk/ord.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kvarbo.rules.documents import REGELVERK, Reader, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import EVENT_TYPES


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, dict[str, str]]:
    path = REGELVERK / "ord.yaml"
    reader = Reader(read_yaml(path.read_text(encoding="utf-8"), place=path.name), path.name)
    found = {}
    for part in ("händelser", "fält", "värden"):
        table = reader.raw(part)
        if not isinstance(table, Mapping) or len(set(table.values())) != len(table):
            raise InputError("varje svenskt ord ska ha ett eget kodord", place=f"{path.name}: {part}")
        found[part] = dict(table)
    reader.done()
    if set(found["händelser"].values()) != set(EVENT_TYPES):
        raise InputError("händelserna är inte desamma som i loggen", place=path.name)
    return found


def _code(part: str, word: object, place: str, called: str) -> str:
    table = _dictionary()[part]
    if isinstance(word, str):
        if word in table:
            return table[word]
        if word in table.values():
            return word
    raise InputError(f"{called} ”{word}”", place=place)


def event_code(word: object, *, place: str) -> str:
    """kallelse_skickad → summons_sent. The code itself is also understood. Raises InputError."""
    return _code("händelser", word, place, "okänd händelse")


def field_code(word: object, *, place: str) -> str:
    return _code("fält", word, place, "okänt fält")


def value_code(word: object, *, place: str) -> str:
    return _code("värden", word, place, "okänt värde")


@lru_cache(maxsize=1)
def _swedish() -> dict[str, str]:
    tables = _dictionary()
    return {
        code: word.replace("_", " ") for part in ("värden", "fält", "händelser") for word, code in tables[part].items()
    }


def in_swedish(code: str) -> str:
    """summons_sent → ”kallelse skickad”, for reasons; an unknown code is given back as it is."""
    return _swedish().get(code, code)
