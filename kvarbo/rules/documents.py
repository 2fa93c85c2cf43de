# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Strict reading of YAML and JSON: no duplicate key, no unknown key, no guessed type."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kvarbo.rules.errors import InputError

T = TypeVar("T")
REGELVERK = Path(__file__).resolve().parents[2] / "regelverk"

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
SLUG = re.compile(r"[a-zåäö0-9]+(?:[-_.][a-zåäö0-9]+)*")


class _StrictLoader(yaml.CSafeLoader):
    """YAML where a word is a word: only true, false, null, whole and decimal numbers are anything else.

    YAML 1.1 would read `2026-01-01` as a date, `2026:2` as a number in base sixty and `no` as false.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    # Without these an explicit tag (!!timestamp, !!set, !!binary) would still bring in other types.
    yaml_constructors = {
        tag: construct
        for tag, construct in yaml.CSafeLoader.yaml_constructors.items()
        if tag is None or tag.rpartition(":")[2] in ("null", "bool", "int", "float", "str", "seq")
    }


_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if not isinstance(key, str):
            raise InputError(f"nyckeln {key!r} på rad {line} är inte ett ord")
        if key in found:
            raise InputError(f"nyckeln ”{key}” står två gånger (rad {line})")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(text: str, *, place: str) -> dict[str, Any]:
    """One YAML document whose top is a mapping. Raises InputError."""
    try:
        found = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a SafeLoader with fewer types
    except InputError as fault:
        raise InputError(fault.message, place=place) from None
    except yaml.MarkedYAMLError as fault:
        line = f" på rad {fault.problem_mark.line + 1}" if fault.problem_mark else ""
        raise InputError(f"filen går inte att läsa som YAML{line}", place=place) from None
    except yaml.YAMLError:
        raise InputError("filen går inte att läsa som YAML", place=place) from None
    if not isinstance(found, dict):
        raise InputError("filen ska vara en tabell med nycklar", place=place)
    return found


def read_json(text: str, *, place: str) -> Any:
    """One JSON value without duplicate keys. Raises InputError."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                raise InputError(f"nyckeln ”{key}” står två gånger", place=place)
            found[key] = value
        return found

    def refuse(word: str) -> Any:
        raise InputError(f"{word} är inget tal", place=place)

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=refuse)
    except json.JSONDecodeError as fault:
        raise InputError(f"filen går inte att läsa som JSON (rad {fault.lineno})", place=place) from None
    except RecursionError:
        raise InputError("filen är nästlad för djupt", place=place) from None


# Years that a case can speak of. Beyond them a day is a slip of the pen, and counting from it could leave the calendar.
YEARS = range(1900, 2200)


def read_day(value: object, *, place: str) -> dt.date:
    """A day as ÅÅÅÅ-MM-DD and nothing else, from 1900 on. Raises InputError."""
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            found = dt.date.fromisoformat(value)
        except ValueError:
            found = None
        if found is not None and found.year in YEARS:
            return found
        if found is not None:
            raise InputError(f"året i ”{value}” är orimligt (1900–2199 går bra)", place=place)
    raise InputError(f"”{value}” är ingen dag (skriv ÅÅÅÅ-MM-DD)", place=place)


def read_month(value: object, *, place: str) -> str:
    """A month as ÅÅÅÅ-MM. Raises InputError."""
    if isinstance(value, str) and MONTH.fullmatch(value) and int(value[:4]) in YEARS:
        return value
    raise InputError(f"”{value}” är ingen månad (skriv ÅÅÅÅ-MM)", place=place)


def read_word(value: object, words: Collection[str], *, place: str) -> str:
    """One of the words. Raises InputError that lists them."""
    if isinstance(value, str) and value in words:
        return value
    raise InputError(f"okänt ord ”{value}” (känt: {', '.join(words)})", place=place)


class Reader:
    """Reads a mapping key by key and refuses what nobody asked for.

    Every method takes a key; with `default` given the key may be missing or null. Call `done()` last.
    """

    _MISSING: Any = object()

    def __init__(self, mapping: object, place: str) -> None:
        if not isinstance(mapping, Mapping):
            raise InputError("här ska det stå en tabell med nycklar", place=place)
        self.mapping: Mapping[str, Any] = mapping
        self.place = place
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        return f"{self.place}: {key}"

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return self.mapping.get(key) is not None

    def raw(self, key: str, default: Any = _MISSING) -> Any:
        self._asked.add(key)
        value = self.mapping.get(key)
        if value is None:
            if default is not Reader._MISSING:
                return default
            raise InputError(f"”{key}” saknas", place=self.place)
        return value

    def _typed(self, key: str, kind: type[T], called: str, default: Any) -> T:
        value = self.raw(key, default)
        if value is default and default is not Reader._MISSING:
            return value  # type: ignore[no-any-return]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise InputError(f"”{value}” är inte {called}", place=self.at(key))
        return value

    def text(self, key: str, default: Any = _MISSING) -> str:
        return self._typed(key, str, "text (sätt citattecken om det ser ut som ett tal)", default)

    def number(self, key: str, default: Any = _MISSING) -> int:
        return self._typed(key, int, "ett heltal", default)

    def yes(self, key: str, default: Any = _MISSING) -> bool:
        value = self.raw(key, default)
        if value is default and default is not Reader._MISSING:
            return bool(value)
        if value not in ("ja", "nej"):
            raise InputError(f"”{value}” är varken ja eller nej", place=self.at(key))
        return bool(value == "ja")

    def day(self, key: str, default: Any = _MISSING) -> dt.date:
        value = self.raw(key, default)
        if value is default and default is not Reader._MISSING:
            return value  # type: ignore[no-any-return]
        return read_day(value, place=self.at(key))

    def word(self, key: str, words: Collection[str], default: Any = _MISSING) -> str:
        value = self.raw(key, default)
        if value is default and default is not Reader._MISSING:
            return value  # type: ignore[no-any-return]
        return read_word(value, words, place=self.at(key))

    def slug(self, key: str, default: Any = _MISSING) -> str:
        value = self.text(key, default)
        if value and not SLUG.fullmatch(value):
            raise InputError(
                f"”{value}” är inget giltigt namn (små bokstäver, siffror och bindestreck)", place=self.at(key)
            )
        return value

    def words(self, key: str, words: Collection[str] | None = None, default: Any = _MISSING) -> tuple[str, ...]:
        found = self.items(key, lambda value, place: _word_or_text(value, words, place), default)
        if len(set(found)) != len(found):
            raise InputError("samma ord står två gånger", place=self.at(key))
        return found

    def items(self, key: str, read: Callable[[Any, str], T], default: Any = _MISSING) -> tuple[T, ...]:
        """Each item of a list through `read(item, place)`."""
        value = self.raw(key, default)
        if value is default and default is not Reader._MISSING:
            return tuple(value)
        if not isinstance(value, list):
            raise InputError("här ska det stå en lista", place=self.at(key))
        return tuple(read(item, f"{self.place}: {key}[{n}]") for n, item in enumerate(value, 1))

    def table(self, key: str, default: Any = _MISSING) -> Reader | None:
        value = self.raw(key, default)
        if value is default and default is not Reader._MISSING:
            return None
        return Reader(value, self.at(key))

    def inner(self, key: str) -> Reader:
        return Reader(self.raw(key), self.at(key))

    def done(self) -> None:
        refuse_unknown(self.mapping, self._asked, place=self.place)


def _word_or_text(value: object, words: Collection[str] | None, place: str) -> str:
    if words is not None:
        return read_word(value, words, place=place)
    if not isinstance(value, str):
        raise InputError(f"”{value}” är inte ett ord", place=place)
    return value


def refuse_unknown(keys: Iterable[str], known: Collection[str], *, place: str) -> None:
    """Raise InputError for the first key that is not known."""
    for key in keys:
        if key not in known:
            raise InputError(f"okänd nyckel ”{key}” (känd: {', '.join(sorted(known))})", place=place)
