# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading one rule file with a closed schema. The format is told for jurists in `regelverk/README.md`."""

from __future__ import annotations

from typing import Any

from kvarbo.rules.documents import Reader, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.rule import Example, Fact, Length, Reading, Rule, Source, Value, Variant
from kvarbo.rules.words import REGIMES

# Swedish word in the file → answer kind in the contract.
KINDS = {
    "sista_dag": "last_day",
    "tidigast": "earliest",
    "dag": "day",
    "samma_dag": "same_day",
    "genast": "at_once",
}
FACT_TYPES = ("dag", "månad", "ja_nej")
UNITS = ("dagar", "veckor", "månader", "år", "vardagar")
METHODS = (
    "längd",
    "vardagar_gått",
    "nte_vardag",
    "föregående_arbetsdag",
    "själva_dagen",
    "år_och_årsskifte",
)
STARTS = ("dag", "senaste_av", "före_månad", "brev", "regel")
CERTAINTY = ("ordagrant", "andrahand", "tolkning", "ur_minnet")


def read_source(raw: object, place: str) -> Source:
    reader = Reader(raw, place)
    found = Source(reader.text("hänvisning"), reader.text("länk"))
    if not found.link.startswith("https://"):
        raise InputError("länken ska börja med https://", place=place)
    reader.done()
    return found


def read_rule(text: str, *, place: str, folder: str = "") -> Rule:
    """One rule file. Raises InputError that names file, key and row."""
    r = Reader(read_yaml(text, place=place), place)
    facts = r.items("ges", _fact)
    keys = frozenset(fact.key for fact in facts)
    counting = _counting(r.inner("räkna"), keys)
    regimes = r.words("regimer", REGIMES, ())
    rule = Rule(
        id=r.slug("regel"),
        revision=str(r.number("version")),
        title=r.text("rubrik"),
        question=r.text("fråga"),
        kind=KINDS[r.word("slag", KINDS)],
        rolls=r.yes("rullar"),
        regimes=regimes,
        otherwise=r.text("annars") if regimes else "",
        says=r.text("säger").strip(),
        facts=facts,
        **counting,
        always_preliminary=r.yes("alltid_preliminär", False),
        missing=_missing(r.inner("saknas"), keys),
        deciding=r.text("avgörande_dag"),
        values=r.items("värden", lambda raw, at: _value(raw, at, keys, counting["method"])),
        who=r.text("vem"),
        lost=r.text("förlorat"),
        sources=r.items("källor", read_source, ()),
        **_checked(r.inner("kontrollerad")),
        approved=_approval(r.table("godkänd", None)),
        readings=r.items("tolkningar", _reading),
        examples=r.items("exempel", lambda raw, at: _example(raw, at, keys)),
        folder=folder,
        fact_keys=keys,
    )
    r.done()
    _check(rule, place)
    return rule


def _checked(r: Reader) -> dict[str, Any]:
    found = {
        "verified_on": r.day("dag"),
        "wording_of": r.day("lydelse"),
        "verified_by": r.text("av"),
        "certainty": r.word("säkerhet", CERTAINTY),
    }
    r.done()
    return found


def _approval(reader: Reader | None) -> str:
    if reader is None:
        return ""
    found = f"{reader.text('av')}, {reader.day('dag')}"
    reader.done()
    return found


def _check(rule: Rule, place: str) -> None:
    starts = [value.valid_from for value in rule.values]
    if not starts or starts != sorted(set(starts)):
        raise InputError("värden ska stå i tidsordning, ett per dag, minst ett", place=f"{place}: värden")
    if len(rule.examples) < 2 or not any(example.edge for example in rule.examples):
        raise InputError("minst två exempel behövs, varav ett på en kant", place=f"{place}: exempel")


def _fact(raw: object, place: str) -> Fact:
    r = Reader(raw, place)
    fact = Fact(r.text("uppgift"), r.text("etikett"), r.word("typ", FACT_TYPES), r.text("hjälp", ""))
    r.done()
    return fact


def _counting(r: Reader, keys: frozenset[str]) -> dict[str, Any]:
    given = [kind for kind in STARTS if r.has(kind)]
    if len(given) != 1:
        raise InputError(f"räkningen ska börja från en av: {', '.join(STARTS)}", place=r.place)
    kind = given[0]
    start: Any
    if kind == "senaste_av":
        start = r.words(kind, sorted(keys))
    elif kind == "brev":
        letter = r.inner(kind)
        start = tuple(letter.word(part, sorted(keys)) for part in ("postat", "mottaget", "rekommenderat"))
        letter.done()
    elif kind == "regel":
        start = r.slug(kind)
    else:
        start = r.word(kind, sorted(keys))
    found = {
        "start_kind": kind,
        "start": start,
        "start_text": r.text("börjar"),
        "method": r.word("sätt", METHODS),
        "earliest_day_after": r.yes("tidigast_dagen_efter", False),
    }
    r.done()
    return found


def _missing(r: Reader, keys: frozenset[str]) -> dict[str, str]:
    found = {key: r.text(key) for key in ("allt", *sorted(keys)) if r.has(key)}
    r.text("allt")
    r.done()
    return found


def _length(raw: object, place: str) -> Length:
    r = Reader(raw, place)
    units = [unit for unit in UNITS if r.has(unit)]
    if len(units) != 1:
        raise InputError(f"längden ska ha en av: {', '.join(UNITS)}", place=place)
    found = Length(r.number(units[0]), units[0])
    r.done()
    return found


def _value(raw: object, place: str, keys: frozenset[str], method: str) -> Value:
    r = Reader(raw, place)
    longer = r.table("längre_om", None)
    longer_if = None
    if longer:
        longer_if = (longer.word("uppgift", sorted(keys)), _length(longer.raw("längd"), longer.at("längd")))
        longer.done()
    counted = method not in ("själva_dagen", "föregående_arbetsdag")
    value = Value(
        valid_from=r.day("från"),
        length=_length(r.raw("längd"), r.at("längd")) if counted else None,
        longer_if=longer_if,
        source=Source(r.text("hänvisning"), r.text("länk")),
    )
    if not value.source.link.startswith("https://"):
        raise InputError("länken ska börja med https://", place=place)
    r.done()
    return value


def _variant(raw: object, place: str) -> Variant:
    r = Reader(raw, place)
    change = {}
    if r.has("räknat"):
        counted = r.inner("räknat")
        change = {
            key: counted.word(key, words)
            for key, words in (("från", ("rullad_dag",)), ("vardag", ("arbetsdag",)))
            if counted.has(key)
        }
        counted.done()
    found = Variant(r.text("läsning"), change)
    r.done()
    return found


def _reading(raw: object, place: str) -> Reading:
    r = Reader(raw, place)
    reading = Reading(
        question=r.text("fråga"),
        reading=r.text("läsning"),
        unsure=r.yes("osäker"),
        by=r.text("av"),
        on=r.day("dag"),
        others=r.items("andra", _variant, ()),
    )
    r.done()
    return reading


def _example(raw: object, place: str, keys: frozenset[str]) -> Example:
    r = Reader(raw, place)
    given = r.inner("ges")
    for key in given.mapping:
        if key not in keys:
            raise InputError(f"okänd uppgift ”{key}”", place=given.place)
    refused = r.yes("vägras", False)
    answer: dict[str, Any] = {}
    if not refused:
        svar = r.inner("svar")
        answer = {
            key: svar.mapping[key]
            for key in ("nominal", "due", "earliest", "preliminary", "immediate")
            if key in svar.mapping and (svar.has(key) or True)
        }
        svar.done()
        if "nominal" not in answer:
            raise InputError("svaret ska minst ha nominal", place=svar.place)
    found = Example(
        title=r.text("rubrik"),
        given=dict(given.mapping),
        on=r.day("den", None),
        regime=r.word("regim", REGIMES, None),
        answer=answer,
        edge=r.yes("kant", False),
        refused=refused,
    )
    r.done()
    return found
