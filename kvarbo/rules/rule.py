# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a legal rule is, once its file has been read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kvarbo.rules.errors import InputError


@dataclass(frozen=True, slots=True)
class Source:
    """A citation and the address where the words themselves stand."""

    citation: str
    link: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a rule is asked with: a day, a month or a yes/no."""

    key: str
    label: str
    type: str
    help: str


@dataclass(frozen=True, slots=True)
class Length:
    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class Value:
    """What holds from a day: how long the time is, and where that stands."""

    valid_from: dt.date
    length: Length | None
    longer_if: tuple[str, Length] | None
    source: Source


@dataclass(frozen=True, slots=True)
class Variant:
    """Another reading of the same words; `change` tells how it would count (empty: it cannot be counted)."""

    text: str
    change: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """How an unclear point was read, by whom, when, and what else could be said."""

    question: str
    reading: str
    unsure: bool
    by: str
    on: dt.date
    others: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Example:
    title: str
    given: Mapping[str, Any]
    on: dt.date | None
    regime: str | None
    answer: Mapping[str, Any]
    edge: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One legal statement. See the README of `regelverk/`."""

    id: str
    revision: str
    title: str
    question: str
    kind: str
    rolls: bool
    regimes: tuple[str, ...]
    otherwise: str
    says: str
    facts: tuple[Fact, ...]
    start_kind: str
    start: Any
    start_text: str
    method: str
    earliest_day_after: bool
    always_preliminary: bool
    missing: Mapping[str, str]
    deciding: str
    values: tuple[Value, ...]
    who: str
    lost: str
    sources: tuple[Source, ...]
    verified_on: dt.date
    wording_of: dt.date
    verified_by: str
    certainty: str
    approved: str
    readings: tuple[Reading, ...]
    examples: tuple[Example, ...]
    folder: str
    fact_keys: frozenset[str] = field(default=frozenset())

    def value_on(self, day: dt.date) -> Value:
        """The value in force on the day. Raises InputError before the first."""
        found = None
        for value in self.values:
            if value.valid_from <= day:
                found = value
        if found is None:
            raise InputError(
                f"regeln finns inte i regelverket för {day}; den börjar {self.values[0].valid_from}", place=self.id
            )
        return found
