# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a header means: proposed from `columns.yaml`, completed by people."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kvarbo.notices.papers import PAPERS
from kvarbo.rules.documents import read_yaml

OWN_COLUMNS = ("rad", "vad som är fel")
Columns = dict[str, int]
Constants = dict[str, str]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """`columns.yaml` as read."""

    labels: Mapping[str, str]
    headings: Mapping[str, str]
    parts: Mapping[str, tuple[str, ...]]
    days: frozenset[str]
    amounts: frozenset[str]
    months: frozenset[str]
    moments: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    papers: tuple[str, ...]
    given: frozenset[str]
    constant: tuple[str, ...]
    marks: tuple[str, ...]
    dated_by: tuple[str, ...]


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    path = Path(__file__).with_name("columns.yaml")
    read = read_yaml(path.read_text(encoding="utf-8"), place=path.name)
    fields = read["fält"]
    return Dictionary(
        labels={name: one["etikett"] for name, one in fields.items()},
        headings={compact(word): name for name, one in fields.items() for word in [*one["rubriker"], one["etikett"]]},
        parts={name: tuple(parts) for name, parts in read["delar"].items()},
        days=frozenset(read["dagar"]),
        amounts=frozenset(read["belopp"]),
        months=frozenset(read["månader"]),
        moments=frozenset(read["klockslag"]),
        words={name: {plain(key): code for key, code in words.items()} for name, words in read["ord"].items()},
        papers=tuple(read["papper"]),
        given=frozenset(read["av_sig_själv"]),
        constant=tuple(read["samma"]),
        marks=tuple(read["kännetecken"]),
        dated_by=tuple(read["tid_på_raden"]),
    )


def plain(text: str) -> str:
    """Headers and words without case, signs and doubled spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def compact(text: str) -> str:
    return plain(text).replace(" ", "")


def sender_key(sender: str) -> str:
    return plain(sender)[:200]


def header_key(header: Sequence[str]) -> str:
    """The header row as one word; the columns that our own list of faults adds do not count."""
    names = [name for name in map(plain, header) if name not in OWN_COLUMNS]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def propose(header: Sequence[str]) -> Columns:
    """Field → place of its column, each column once; the first of two that mean the same."""
    found: Columns = {}
    for place, name in enumerate(header):
        field = dictionary().headings.get(compact(name))
        if field and field not in found:
            found[field] = place
    for whole, parts in dictionary().parts.items():
        if whole in found and all(part in found for part in parts):
            del found[whole]
    return found


def by_heading(columns: Columns, header: Sequence[str]) -> dict[str, str]:
    """The same as a table that survives when columns move: field → header."""
    return {field: header[place] for field, place in columns.items()}


def from_headings(named: Mapping[str, str], header: Sequence[str]) -> Columns:
    return {field: list(header).index(name) for field, name in named.items() if name in header}


def missing(columns: Mapping[str, int], constants: Mapping[str, str]) -> list[str]:
    """Labels of the fields that every row needs and none will have."""
    words = dictionary()
    if "paper" in columns and not constants.get("paper"):
        needed = {"tenant_name", "tenant_street"}
    else:
        needed = set(PAPERS[constants.get("paper") or words.papers[0]].required) - words.given
    found = []
    for field in words.labels:
        parts = words.parts.get(field, ())
        told = constants.get(field) or any(name in columns for name in (field, *parts))
        if field in needed and not told:
            found.append(words.labels[field])
    return found
