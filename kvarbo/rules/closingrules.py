# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a routine says must be so before a case is closed: `avslut`, a key that a routine may lack.

`hinder*`: rows of `id*`, `när*` (a condition; besides the facts of steps it may name the outcome), `text*` (what stands
in the way), `paragraf` (where the routine says so). The case is not closed while a row's condition holds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kvarbo.rules.conditions import FACTS, Condition, read_condition
from kvarbo.rules.documents import Reader
from kvarbo.rules.errors import InputError

OUTCOME = "avslut.utfall"
CLOSING_FACTS = {**FACTS, OUTCOME: ("ärende", "utfall", "utfallet")}


@dataclass(frozen=True, slots=True)
class ClosingRule:
    """While the condition holds, the case is not closed."""

    id: str
    condition: Condition
    text: str
    paragraph: str

    @property
    def outcomes(self) -> frozenset[str]:
        """The outcomes that the rule names."""
        named: set[str] = set()
        for row in self.condition.rows:
            if row.fact == OUTCOME:
                named |= row.value if isinstance(row.value, frozenset) else {row.value}
        return frozenset(named)


def read_closing(r: Reader | None, labels: Mapping[str, str]) -> tuple[ClosingRule, ...]:
    """The rows of `avslut`; none when the routine has no such key. Raises InputError that names row and key."""
    if r is None:
        return ()
    found = r.items("hinder", lambda raw, at: _rule(raw, at, labels))
    r.done()
    if not found:
        raise InputError("minst ett hinder behövs (annars utelämnas avslut)", place=r.at("hinder"))
    names = [rule.id for rule in found]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise InputError(f"hindret ”{twice}” står två gånger", place=r.at("hinder"))
    return found


def check_outcomes(rules: Collection[ClosingRule], known: Collection[str], *, place: str) -> None:
    """Raise InputError for an outcome that the profile's code list lacks."""
    for rule in rules:
        if strange := sorted(rule.outcomes - set(known)):
            raise InputError(f"utfallet ”{strange[0]}” finns inte i koder/outcome.yaml", place=f"{place}: {rule.id}")


def _rule(raw: object, place: str, labels: Mapping[str, str]) -> ClosingRule:
    r = Reader(raw, place)
    found = ClosingRule(
        id=r.slug("id"),
        condition=read_condition(r.raw("när"), r.at("när"), labels=labels, facts=CLOSING_FACTS),
        text=r.text("text"),
        paragraph=r.text("paragraf", ""),
    )
    r.done()
    return found
