# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rule manual: every rule on paper, for a jurist to read, doubt and approve. One HTML file, nothing fetched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from html import escape

from kvarbo.rules.law import Law
from kvarbo.rules.rule import Example, Length, Reading, Rule, Source, Value
from kvarbo.rules.wording import say_count, say_day, say_list

# Folder → heading, in the order a notice meets the laws.
LAWS = {
    "jordabalken": "Jordabalken (1970:994), 12 kap.",
    "bostadsrattslagen": "Bostadsrättslagen (1991:614), 7 kap.",
    "privatuthyrningslagen": "Privatuthyrningslagen (2026:772)",
    "betalningsforelaggande": "Lagen (1990:746) om betalningsföreläggande och handräckning",
    "utsokningsbalken": "Utsökningsbalken (1981:774)",
    "socialtjanstlagen": "Socialtjänstlagen (2025:400)",
    "socialtjanstforordningen": "Socialtjänstförordningen (2025:468)",
    "forvaltningslagen": "Förvaltningslagen (2017:900)",
}
KIND_SV = {
    "last_day": "Sista dag",
    "earliest": "Tidigaste dag",
    "day": "En dag",
    "same_day": "Samma dag",
    "at_once": "Genast",
}
METHOD_SV = {
    "längd": "Tidens längd läggs till startdagen.",
    "vardagar_gått": "Dagen efter att så många vardagar har gått.",
    "nte_vardag": "Den vardag som har det numret efter startdagen.",
    "föregående_arbetsdag": "Närmast föregående arbetsdag.",
    "själva_dagen": "Dagen själv.",
    "år_och_årsskifte": "Åren läggs till (tidigast). Sista dag är den 31 december kalenderåret därefter.",
}
CERTAINTY_SV = {
    "ordagrant": "läst ord för ord i lagtexten",
    "andrahand": "läst i en annan källa än lagtexten",
    "tolkning": "vår tolkning av lagtexten",
    "ur_minnet": "skrivet ur minnet, inte kontrollerat",
}
REGIME_SV = {
    "JB12": "hyra enligt 12 kap. jordabalken",
    "BRL": "bostadsrätt",
    "PRIV2012": "äldre privat uthyrning, lagen (2012:978)",
    "PRIV2026": "privatuthyrningslagen (2026:772)",
    "ANNAT": "annat boende",
}
UNIT_SV = {
    "dagar": ("dag", "dagar"),
    "veckor": ("vecka", "veckor"),
    "månader": ("månad", "månader"),
    "år": ("år", "år"),
    "vardagar": ("vardag", "vardagar"),
}
ANSWER_SV = {"nominal": "Nominell dag", "due": "Får ändå göras", "earliest": "Tidigast"}

STYLE = """
@page { size: A4; margin: 18mm 16mm 20mm; }
body { color: #1a1a1a; font: 11pt/1.45 "Liberation Sans", Arial, sans-serif; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; }
h1 { font-size: 20pt; } h2 { border-bottom: 2px solid; font-size: 15pt; margin-top: 2rem; }
h3 { font-size: 13pt; margin-bottom: .2rem; } h4 { font-size: 11pt; margin: .9rem 0 .2rem; }
tr, .reading { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
section.law + section.law { break-before: page; }
article { border-top: 1px solid #777; margin-top: 1.2rem; padding-top: .4rem; }
code { font-size: 10pt; } .rule-id { margin: 0; }
dl { display: grid; gap: .15rem .9rem; grid-template-columns: 10rem 1fr; margin: .5rem 0; }
dt { font-weight: 700; } dd { margin: 0; }
table { border-collapse: collapse; font-size: 10pt; width: 100%; }
th, td { border: 1px solid #777; padding: .2rem .4rem; text-align: left; vertical-align: top; }
.reading { border-left: 3px solid #777; margin: .5rem 0; padding-left: .7rem; }
.reading p { margin: .1rem 0; } .by { font-size: 9pt; }
ul { margin: 0; padding-left: 1.1rem; }
.unsure { border-left-color: #000; } .mark { border: 1.5px solid; font-weight: 700; padding: 0 .3rem; }
a { color: inherit; overflow-wrap: anywhere; }
@media print { body { max-width: none; padding: 0; } .contents a { text-decoration: none; } }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } }
"""


INLINE = ("a", "code", "span", "strong")


class Html(str):
    """Text that is already HTML. Everything else is escaped when it is put into an element."""

    __slots__ = ()


def _el(name: str, *parts: str, **attributes: str) -> Html:
    inside = "".join(part if isinstance(part, Html) else escape(part) for part in parts)
    said = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    end = "" if name in INLINE else "\n"
    return Html(f"<{name}{said}>{inside}</{name}>{end}")


def _mark(text: str) -> Html:
    return _el("span", text, class_="mark")


def _list(name: str, parts: Iterable[str], **attributes: str) -> Html:
    return _el(name, *parts, **attributes)


def _bullets(parts: Iterable[str]) -> Html:
    return _list("ul", (_el("li", part) for part in parts))


def render_manual(law: Law, *, printed_on: dt.date) -> str:
    """The whole manual as one self-contained HTML document that prints on A4."""
    title = "Kvarbos regelhandbok"
    folders = _in_order(law)
    body = _el(
        "body",
        _el("h1", title),
        _intro(law, printed_on),
        _contents(folders),
        *(_law_section(folder, rules) for folder, rules in folders),
    )
    head = _el("head", Html('<meta charset="utf-8">\n'), _viewport(), _el("title", title), _el("style", Html(STYLE)))
    return "<!doctype html>\n" + _el("html", head, body, lang="sv")


def _viewport() -> Html:
    return Html('<meta name="viewport" content="width=device-width, initial-scale=1">\n')


def _in_order(law: Law) -> list[tuple[str, list[Rule]]]:
    known = list(LAWS)
    folders = sorted(
        {rule.folder for rule in law.rules.values()},
        key=lambda folder: (known.index(folder) if folder in LAWS else len(known), folder),
    )
    return [
        (folder, sorted((rule for rule in law.rules.values() if rule.folder == folder), key=_natural))
        for folder in folders
    ]


def _natural(rule: Rule) -> list[tuple[int, str]]:
    """So that 9 stands before 20."""
    return [(int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", rule.id)]


def _intro(law: Law, printed_on: dt.date) -> Html:
    approved = sum(bool(rule.approved) for rule in law.rules.values())
    return _el(
        "div",
        _el("p", f"Utskriven {say_day(printed_on)}. Regelverkets fingeravtryck: ", _el("code", law.sha[:16]), "."),
        _el(
            "p",
            f"Handboken visar hur Kvarbo räknar {len(law.rules)} tider ur lag. {approved} av dem är godkända av en "
            "namngiven jurist. Texten är vår egen; länkarna leder till lagens ord.",
        ),
        _el(
            "p",
            "Två dagar ges för en tid. Den nominella dagen är den då veckorna eller månaderna tar slut, och det är den "
            "vi larmar på. ”Får ändå göras” är den dag då det som ska göras får göras om den nominella dagen är en "
            "söndag, annan helgdag, lördag, midsommarafton, julafton eller nyårsafton. Punkter som är ",
            _mark("osäkra"),
            " kan läsas på mer än ett sätt. Vi har valt det som är säkrast för hushållet.",
        ),
        _el("h2", "Så räknas tid"),
        _bullets(_source(source) for source in law.counting.values()),
    )


def _contents(folders: list[tuple[str, list[Rule]]]) -> Html:
    return _el(
        "nav",
        _el("h2", "Innehåll"),
        *(
            _el("div", _el("h3", LAWS.get(folder, folder)), _list("ul", (_contents_row(rule) for rule in rules)))
            for folder, rules in folders
        ),
        class_="contents",
    )


def _contents_row(rule: Rule) -> Html:
    return _el("li", _el("a", rule.title, href=f"#{rule.id}"), " ", _el("code", rule.id))


def _law_section(folder: str, rules: list[Rule]) -> Html:
    return _el("section", _el("h2", LAWS.get(folder, folder)), *(_rule(rule) for rule in rules), class_="law")


def _rule(rule: Rule) -> Html:
    return _el(
        "article",
        _el("h3", rule.title),
        _el("p", _el("code", rule.id), f" version {rule.revision}", class_="rule-id"),
        _el("p", _el("strong", rule.question)),
        _el("p", rule.says),
        _facts(rule),
        _values(rule),
        _readings(rule.readings),
        _examples(rule),
        id=rule.id,
    )


def _facts(rule: Rule) -> Html:
    rows: list[tuple[str, Html | str]] = [
        ("Svarar med", f"{KIND_SV[rule.kind]}. {_how(rule)}"),
        ("Börjar", rule.start_text),
        ("Avgörande dag", rule.deciding),
        ("Frågar efter", _bullets(f"{f.label} ({f.key}). {f.help}".rstrip() for f in rule.facts)),
        ("Om något är okänt", _bullets(rule.missing.values())),
        ("Vem ska göra det", rule.who),
        ("Vad som går förlorat", rule.lost),
        ("Gäller för", _regimes(rule)),
        ("Fler källor", _bullets(_source(source) for source in rule.sources) if rule.sources else "Inga."),
        ("Kontrollerad", _checked(rule)),
        ("Godkänd", rule.approved or "Nej, ännu inte av någon jurist."),
    ]
    return _list("dl", (part for term, told in rows for part in (_el("dt", term), _el("dd", told))))


def _how(rule: Rule) -> str:
    moved = "Är dagen en helg, lördag eller afton visas också nästa dag." if rule.rolls else "Flyttas aldrig för helg."
    more = " Tidigast är dagen efter den nominella." if rule.earliest_day_after else ""
    sure = " Svaret är alltid preliminärt." if rule.always_preliminary else ""
    return f"{METHOD_SV[rule.method]} {moved}{more}{sure}"


def _regimes(rule: Rule) -> str:
    if not rule.regimes:
        return "Alla boendeformer."
    known = say_list([REGIME_SV[regime] for regime in rule.regimes])
    return f"{known[0].upper()}{known[1:]}. {rule.otherwise}"


def _checked(rule: Rule) -> str:
    return (
        f"{say_day(rule.verified_on)} av {rule.verified_by}, mot lydelsen {say_day(rule.wording_of)} "
        f"({CERTAINTY_SV[rule.certainty]})"
    )


def _source(source: Source) -> Html:
    return _link(source.citation, source.link)


def _link(text: str, address: str) -> Html:
    return _el("span", text, ", ", _el("a", address, href=address))


def _values(rule: Rule) -> Html:
    return _el(
        "div",
        _el("h4", "Värden och från vilken dag de gäller"),
        _table(("Från", "Värde", "Hänvisning"), (_value_row(value) for value in rule.values)),
    )


def _value_row(value: Value) -> tuple[Html | str, ...]:
    told = _length(value.length)
    if value.longer_if:
        told = f"{told}, eller {_length(value.longer_if[1])} ({value.longer_if[0]})"
    return say_day(value.valid_from), told, _source(value.source)


def _length(length: Length | None) -> str:
    return say_count(length.number, *UNIT_SV[length.unit]) if length else "ingen tid, bara dagen"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[Html | str, ...]]) -> Html:
    head = _el("thead", _list("tr", (_el("th", text, scope="col") for text in heads)))
    body = _list("tbody", (_list("tr", (_el("td", cell) for cell in row)) for row in rows))
    return _el("table", head, body)


def _readings(readings: tuple[Reading, ...]) -> Html:
    return _el("div", _el("h4", "Så har vi läst det"), *(_reading(reading) for reading in readings))


def _reading(reading: Reading) -> Html:
    mark = Html(_mark("Osäker") + " ") if reading.unsure else Html("")
    others = (
        _el("p", "Kan också läsas: ", "; ".join(other.text.rstrip(".") for other in reading.others), ".")
        if reading.others
        else Html("")
    )
    return _el(
        "div",
        _el("p", mark, _el("strong", reading.question)),
        _el("p", reading.reading),
        others,
        _el("p", f"{reading.by}, {say_day(reading.on)}", class_="by"),
        class_="reading unsure" if reading.unsure else "reading",
    )


def _examples(rule: Rule) -> Html:
    return _el(
        "div",
        _el("h4", "Exempel, som också är prov"),
        _table(("Exempel", "Uppgifter", "Svar"), (_example_row(rule, example) for example in rule.examples)),
    )


def _example_row(rule: Rule, example: Example) -> tuple[str, ...]:
    told = example.given
    asked = [f"{fact.label}: {_say(told[fact.key])}" for fact in rule.facts if fact.key in told] or ["inget är känt"]
    if example.regime:
        asked.append(f"för {REGIME_SV[example.regime]}")
    title = f"{example.title} (på en kant)" if example.edge else example.title
    return title, "; ".join(asked), _answer(example)


def _answer(example: Example) -> str:
    if example.refused:
        return "Vägras: regeln finns inte där eller då."
    told = [
        f"{word}: {_say(example.answer[key])}"
        for key, word in ANSWER_SV.items()
        if key == "nominal" or example.answer.get(key, example.answer["nominal"]) != example.answer["nominal"]
    ]
    if example.answer.get("preliminary"):
        told.append("preliminärt")
    if example.answer.get("immediate"):
        told.append("genast")
    return "; ".join(told)


def _say(value: object) -> str:
    if value is None:
        return "ingen dag ännu"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    try:
        return say_day(dt.date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
