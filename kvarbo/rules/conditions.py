# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions as rows (fact, comparison, value), all or any, so that *why* can list which held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules.dictionary import value_code
from kvarbo.rules.documents import Reader
from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import CODE_WORD

# Fact → (what it is per, type, how it is said). Per "ärende" is known everywhere.
FACTS: dict[str, tuple[str, str, str]] = {
    "mål.antal": ("ärende", "tal", "mål hos Kronofogden"),
    "barn.antal": ("ärende", "tal", "barn i hushållet"),
    "barn.boende": ("ärende", "tal", "barn som bor här hela tiden"),
    "barn.växelvis": ("ärende", "tal", "barn som bor här växelvis"),
    "barn.umgänge": ("ärende", "tal", "barn som är här på umgänge"),
    "vuxna.65_eller_äldre": ("ärende", "tal", "boende som är 65 år eller äldre"),
    "underrättelser.antal": ("ärende", "tal", "underrättelser"),
    "underrättelser.hyra_eller_störning": ("ärende", "tal", "underrättelser om hyra eller störning på tolv månader"),
    "underrättelser.elskuld": ("ärende", "tal", "underrättelser om elskuld"),
    "ärende.avslutat": ("ärende", "ja_nej", "ärendet är avslutat"),
    "kontakt.nådd": ("ärende", "ja_nej", "vi har fått kontakt"),
    "samtycke.finns": ("ärende", "ja_nej", "samtycke finns"),
    "ansökan.finns": ("ärende", "ja_nej", "en ansökan finns"),
    "boende.ordnat": ("ärende", "ja_nej", "ett boende är ordnat"),
    "avhysning.verkställd": ("ärende", "ja_nej", "avhysningen är verkställd"),
    "barnutredning.pågår": ("ärende", "ja_nej", "en utredning om barn pågår"),
    "bostad.regim": ("ärende", "ord", "reglerna för bostaden"),
    "underrättelse.orsak": ("underrättelse", "ord", "underrättelsens orsak"),
    "underrättelse.slag": ("underrättelse", "ord", "underrättelsens slag"),
    "underrättelse.avsändare": ("underrättelse", "ord", "underrättelsens avsändare"),
    "underrättelse.regim": ("underrättelse", "ord", "reglerna för bostaden"),
    "underrättelse.löst": ("underrättelse", "ja_nej", "skulden är betald eller åtagen i tid"),
    "underrättelse.frist_löper": ("underrättelse", "ja_nej", "fristen för skulden löper"),
    "underrättelse.efter_kronofogden": ("underrättelse", "ja_nej", "den kom efter att Kronofogden fått ett mål"),
    "underrättelse.delgivning_känd": ("underrättelse", "ja_nej", "delgivningsdagen är känd"),
    "underrättelse.belopp_ifrågasatt": ("underrättelse", "ja_nej", "beloppet är ifrågasatt"),
    "mål.återkallat": ("mål", "ja_nej", "avhysningen är återkallad"),
    "mål.verkställt": ("mål", "ja_nej", "avhysningen är verkställd"),
    "mål.tid_satt": ("mål", "ja_nej", "en tid är satt"),
    "barn.bor": ("barn", "ord", "hur barnet bor här"),
    "möte.hölls": ("möte", "ja_nej", "mötet hölls"),
}
SUBJECTS = ("ärende", "underrättelse", "barn", "mål", "avhysningstid", "möte")
# A fact that staff set (event fact_set) is written fakta.<kodord> and compared with ja or nej.
SET_FACT = "fakta."

COMPARISONS: dict[str, tuple[tuple[str, ...], Callable[[Any, Any], bool]]] = {
    "minst": (("tal",), lambda value, wanted: value >= wanted),
    "högst": (("tal",), lambda value, wanted: value <= wanted),
    "är": (("tal", "ja_nej", "ord", "utfall"), lambda value, wanted: bool(value == wanted)),
    "är_inte": (("tal", "ja_nej", "ord", "utfall"), lambda value, wanted: bool(value != wanted)),
    "någon_av": (("ord", "utfall"), lambda value, wanted: value in wanted),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison. `said` is how a reader sees it."""

    fact: str
    comparison: str
    value: Any
    said: str

    def holds(self, value: Any) -> bool:
        return COMPARISONS[self.comparison][1](value, self.value)


@dataclass(frozen=True, slots=True)
class Condition:
    """All or any of its rows; no rows: always."""

    every: bool
    rows: tuple[Row, ...]


ALWAYS = Condition(True, ())


def read_condition(
    raw: object,
    place: str,
    *,
    per: str = "ärende",
    labels: Mapping[str, str] | None = None,
    facts: Mapping[str, tuple[str, str, str]] = FACTS,
) -> Condition:
    """`alltid`, `{alla: [[fakta, jämförelse, värde], …]}` or `{någon: […]}`. Raises InputError."""
    if raw == "alltid":
        return ALWAYS
    reader = Reader(raw, place)
    given = [key for key in ("alla", "någon") if reader.has(key)]
    if len(given) != 1:
        reader.done()
        raise InputError("villkoret ska vara alltid, eller en tabell med alla eller någon", place=place)
    rows = reader.items(given[0], lambda row, at: _row(row, at, per, labels or {}, facts))
    reader.done()
    if not rows:
        raise InputError("villkoret har inga rader (skriv alltid)", place=place)
    return Condition(given[0] == "alla", rows)


def _row(
    raw: object, place: str, per: str, labels: Mapping[str, str], facts: Mapping[str, tuple[str, str, str]]
) -> Row:
    if not isinstance(raw, list) or len(raw) != 3:
        raise InputError("en rad är [uppgift, jämförelse, värde]", place=place)
    fact, comparison, value = raw
    if isinstance(fact, str) and fact.startswith(SET_FACT) and len(fact) > len(SET_FACT):
        name = fact.removeprefix(SET_FACT)
        scope, kind, said = "ärende", "ja_nej", labels.get(name, name.replace("_", " "))
    elif fact in facts:
        scope, kind, said = facts[fact]
    else:
        raise InputError(f"okänd uppgift ”{fact}”", place=place)
    if scope not in ("ärende", per) and (per, scope) != ("avhysningstid", "mål"):
        raise InputError(f"”{fact}” finns bara för steg som är per {scope}", place=place)
    if comparison not in COMPARISONS or kind not in COMPARISONS[comparison][0]:
        raise InputError(f"jämförelsen ”{comparison}” går inte att göra med ”{fact}”", place=place)
    return Row(fact, comparison, _value(kind, comparison, value, place), _say(said, kind, comparison, value))


def _value(kind: str, comparison: str, value: object, place: str) -> Any:
    if kind == "tal":
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise InputError(f"”{value}” är inget heltal", place=place)
    if kind == "ja_nej":
        if value in ("ja", "nej"):
            return value == "ja"
        raise InputError(f"”{value}” är varken ja eller nej", place=place)
    if comparison == "någon_av":
        if not isinstance(value, list):
            raise InputError("här ska det stå en lista", place=place)
        return frozenset(_word(item, place, kind) for item in value)
    return _word(value, place, kind)


def _word(value: object, place: str, kind: str) -> str:
    if kind == "utfall":
        # The municipality's own word: its code list is not known here.
        if isinstance(value, str) and CODE_WORD.fullmatch(value):
            return value
        raise InputError(f"”{value}” är inget kodord (små bokstäver a–z och understreck)", place=place)
    from_law = ("JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT")
    return str(value) if value in from_law else value_code(value, place=place)


def _say(said: str, kind: str, comparison: str, value: Any) -> str:
    if kind == "ja_nej":
        return said if (value == "ja") == (comparison == "är") else f"det gäller inte att {said}"
    spoken = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{said} {comparison.replace('_', ' ')} {spoken.replace('_', ' ')}"
