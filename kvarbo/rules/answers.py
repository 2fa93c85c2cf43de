# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ask one rule: the JSON of `kvarbo rule`, with reasons a layperson can read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from kvarbo.rules.counting import Counted, Facts, FactValue, count, count_variant
from kvarbo.rules.days import is_vardag
from kvarbo.rules.documents import read_day, read_month, read_word
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import Law
from kvarbo.rules.rule import Fact, Length, Rule
from kvarbo.rules.wording import say_count, say_day
from kvarbo.rules.words import REGIMES

UNIT_WORDS = {
    "dagar": ("dag", "dagar"),
    "veckor": ("vecka", "veckor"),
    "månader": ("månad", "månader"),
    "år": ("år", "år"),
    "vardagar": ("vardag", "vardagar"),
}


def answer(
    *,
    law: Law,
    rule_id: str,
    given: Mapping[str, object],
    on: dt.date | None = None,
    regime: str | None = None,
) -> dict[str, Any]:
    """The answer of one rule as JSON-ready values (spine: *Answer kinds of rules*).

    `given`: the rule's own keys; a missing or null fact is unknown. `on`: the day whose wording of the law is asked
    for (default: the day that decides). Raises InputError for an unknown key or value, or a regime without the rule.
    """
    rule = law.rule(rule_id)
    facts = read_facts(rule=rule, given=given)
    if regime is None and "regime" in given and "regime" not in rule.fact_keys:
        regime = read_word(given["regime"], REGIMES, place=f"{rule_id}: regime")
    refuse_regime(rule=rule, regime=regime)
    counted = count(law=law, rule_id=rule_id, facts=facts, on=on)
    found: dict[str, Any] = {
        "rule": rule.id,
        "kind": rule.kind,
        "nominal": _iso(counted.nominal),
        "due": _iso(counted.due),
    }
    if counted.earliest is not None:
        found["earliest"] = _iso(counted.earliest)
    found["preliminary"] = counted.preliminary
    if rule.kind == "at_once":
        found["immediate"] = True
    found["because"] = [
        {"text": text, "rule": rule.id, "legal_basis": basis}
        for text, basis in reasons(law=law, counted=counted, facts=facts)
    ]
    found["legal_basis"] = counted.value.source.citation
    found["version"] = rule.revision
    found["readings"] = readings(law=law, counted=counted, facts=facts, on=on)
    return found


def read_facts(*, rule: Rule, given: Mapping[str, object]) -> dict[str, FactValue]:
    """The given facts with their types; null counts as missing. Raises InputError naming rule and key."""
    known = {fact.key: fact for fact in rule.facts}
    facts: dict[str, FactValue] = {}
    for key, value in given.items():
        if key not in known:
            if key == "regime":
                continue
            raise InputError(f"okänd uppgift ”{key}” (känd: {', '.join(known)})", place=rule.id)
        if value is not None:
            facts[key] = _read(known[key], value, f"{rule.id}: {key}")
    return facts


def _read(fact: Fact, value: object, place: str) -> FactValue:
    if fact.type == "dag":
        return read_day(value, place=place)
    if fact.type == "månad":
        return read_month(value, place=place)
    if not isinstance(value, bool):
        raise InputError(f"”{value}” är varken true eller false", place=place)
    return value


def refuse_regime(*, rule: Rule, regime: str | None) -> None:
    """Raise InputError with the reason when the rule does not exist under the regime."""
    if regime is None or not rule.regimes or regime in rule.regimes:
        return
    read_word(regime, REGIMES, place=f"{rule.id}: regim")
    raise InputError(f"regeln finns inte för {regime}. {rule.otherwise}", place=rule.id)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def reasons(*, law: Law, counted: Counted, facts: Facts) -> list[tuple[str, str]]:
    """(sentence, citation) for each step of the counting, in order."""
    rule, basis = counted.rule, counted.value.source.citation
    found: list[tuple[str, str]] = []
    sentence = missing_sentence(counted)
    if sentence:
        found.append((sentence, basis))
    if counted.start is None or counted.nominal is None:
        return found
    known = "".join(f" {fact.label}: {_say(facts[fact.key])}." for fact in rule.facts if fact.key in facts)
    found.append((f"{rule.start_text}{known}", basis))
    if rule.method != "själva_dagen":
        found.append((_counting_sentence(counted, counted.start, counted.nominal), _counting_basis(law, counted)))
    if counted.due != counted.nominal and counted.due is not None:
        text = f"Den dagen är {_listed(counted.nominal)}. Det som ska göras får då göras {say_day(counted.due)}."
        found.append((text, law.counting["rullning"].citation))
    if counted.earliest and rule.kind != "earliest":
        found.append((f"Tidigast {say_day(counted.earliest)}.", basis))
    return found


def _listed(day: dt.date) -> str:
    if day.weekday() == 6:
        return "en söndag"
    if not is_vardag(day):
        return "en helgdag"
    return "en lördag" if day.weekday() == 5 else "en afton som räknas som helg"


def missing_sentence(counted: Counted) -> str:
    """What is not known, and what that means; empty when all is known."""
    missing = counted.rule.missing
    if counted.start is None:
        return missing["allt"]
    return " ".join(missing[key] for key in counted.missing if key in missing)


def _counting_sentence(counted: Counted, start: dt.date, nominal: dt.date) -> str:
    method, length = counted.rule.method, counted.length
    if method == "föregående_arbetsdag":
        return f"Närmast föregående arbetsdag är {say_day(nominal)}."
    if method == "vardagar_gått":
        return f"{_say_length(length)} ska ha gått efter {say_day(start)}. Dagen efter dem är {say_day(nominal)}."
    if method == "nte_vardag":
        return f"Vi räknar {_say_length(length)} efter {say_day(start)}. Det blir {say_day(nominal)}."
    if method == "år_och_årsskifte":
        year_end = f"och sedan till slutet av nästa kalenderår: {say_day(nominal)}"
        return f"{_say_length(length)} efter {say_day(start)}, {year_end}."
    return f"{_say_length(length)} efter {say_day(start)} är {say_day(nominal)}."


def _counting_basis(law: Law, counted: Counted) -> str:
    if counted.rule.method in ("vardagar_gått", "nte_vardag"):
        return law.counting["vardag"].citation
    if counted.length and counted.length.unit in ("veckor", "månader", "år"):
        return law.counting["tid"].citation
    return counted.value.source.citation


def _say_length(length: Length | None) -> str:
    return say_count(length.number, *UNIT_WORDS[length.unit]) if length else ""


def _say(value: FactValue) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return say_day(value) if isinstance(value, dt.date) else value


def readings(*, law: Law, counted: Counted, facts: Facts, on: dt.date | None) -> list[dict[str, Any]]:
    """How unclear points were read, and which day each other reading would give."""
    return [
        {
            "question": reading.question,
            "reading": reading.reading,
            "unsure": reading.unsure,
            "others": [
                {
                    "text": other.text,
                    "day": _iso(count_variant(law=law, counted=counted, facts=facts, on=on, change=other.change)),
                }
                for other in reading.others
            ],
        }
        for reading in counted.rule.readings
    ]
