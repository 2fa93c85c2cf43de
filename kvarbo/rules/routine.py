# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A routine: a dated document of steps with what, who, when, under which condition, done by which event.

The keys, in the order a process leader writes them (`*` must be there):

* `rutin*`, `version*`, `gäller_från*`, `rubrik`, `uppgifter` (how own facts are said), `prova`, `avsnitt*` (id,
  rubrik, när: the first that holds), `avslut` (what hinders a closing: `closingrules`).
* each step: `id*`, `avsnitt*`, `rubrik*`, `rubrik_utåt*`, `beskrivning`, `per*`, `när` (condition), `utlöses_av` (event
  that sets it off; default: what created its subject), `efter` (steps that must be done, with `utfall`), `öppnar` (so
  long after what set it off), `öppnar_senast` (opens by then at the latest, also without its event), `senast` (one or
  two; the earlier holds), `tar` (arbetsdagar of work), `klart_av` (events), `upphör`, `upprepas`, `roll*`, `deltar`,
  `zon*`, `krav*`, `regel` (what the law demands), `paragraf` (where the routine says so).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules.closingrules import ClosingRule, read_closing
from kvarbo.rules.conditions import ALWAYS, SUBJECTS, Condition, read_condition
from kvarbo.rules.dictionary import event_code, field_code, value_code
from kvarbo.rules.documents import Reader, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import EVENT_TYPES
from kvarbo.rules.words import ZONE_SV

REQUIRED = {"lag": "law", "rutin": "routine", "nej": "no"}
OUTCOMES = ("uteblev", "hölls", "nådd", "inget_svar", "avböjde", "behov", "inget_behov", "beviljat", "avslag")
EVICTION = "avhysning"
# Said of the field `med`: somebody in the case, not the landlord, Kronofogden or a school.
HOUSEHOLD = "hushållet"
EVERY = re.compile(r"([1-9]\d*) arbetsdag(?:ar)?")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Events of one type whose data hold these values."""

    type: str
    where: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class After:
    """A step that must be done first; `outcomes`: patterns of which its completing event must match one."""

    step: str
    outcome: str


@dataclass(frozen=True, slots=True)
class When:
    """A day: so many arbetsdagar, days or months after what set the step off, or arbetsdagar before an anchor.

    `before`: rule ids, the first that runs for the subject, or `avhysning`.
    """

    workdays: int = 0
    days: int = 0
    months: int = 0
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    every: int
    most: int
    until: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a routine. `effort`: arbetsdagar of work."""

    id: str
    sections: tuple[str, ...]
    title: str
    outside_title: str
    description: str
    per: str
    condition: Condition
    triggers: tuple[Pattern, ...]
    after: tuple[After, ...]
    opens: When | None
    opens_by: When | None
    latest: tuple[When, ...]
    effort: int
    done_by: tuple[Pattern, ...]
    ends: Condition | None
    repeat: Repeat | None
    role: str
    joins: tuple[str, ...]
    zone: str
    required: str
    rule: str
    paragraph: str
    done_types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine in one version; `sha` pins it."""

    slug: str
    version: str
    valid_from: dt.date
    title: str
    sections: tuple[Section, ...]
    steps: tuple[Step, ...]
    by_id: Mapping[str, Step]
    sha: str
    text: str
    closing: tuple[ClosingRule, ...] = ()


def parse_routine(text: str, *, place: str) -> Routine:
    """A routine from its YAML. Raises InputError that names step and key."""
    r = Reader(read_yaml(text, place=place), place)
    if r.has("prova"):
        _check_trial(r.inner("prova"))
    labels = _labels(r)
    sections = r.items("avsnitt", lambda raw, at: _section(raw, at, labels))
    names = tuple(section.id for section in sections)
    steps = r.items("steg", lambda raw, at: _step(raw, at, names, labels))
    by_id = {step.id: step for step in steps}
    if not sections or len(set(names)) != len(names):
        raise InputError("minst ett avsnitt behövs, och varje id en gång", place=r.at("avsnitt"))
    if len(by_id) != len(steps):
        twice = next(step.id for n, step in enumerate(steps) if step.id in {other.id for other in steps[:n]})
        raise InputError(f"steget ”{twice}” står två gånger", place=r.at("steg"))
    routine = Routine(
        slug=r.slug("rutin"),
        version=r.text("version"),
        valid_from=r.day("gäller_från"),
        title=r.text("rubrik", ""),
        sections=sections,
        steps=steps,
        by_id=by_id,
        sha=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        closing=read_closing(r.table("avslut", None), labels),
    )
    r.done()
    _check_order(routine, place)
    return routine


def check_rules(routine: Routine, rule_ids: Collection[str]) -> None:
    """Raise InputError for a rule that a step names and the law lacks."""
    for step in routine.steps:
        named = [name for when in (*step.latest, step.opens_by) if when for name in when.before]
        for name in (*named, step.rule):
            if name and name != EVICTION and name not in rule_ids:
                place = f"rutin {routine.slug} {routine.version}: steg {step.id}"
                raise InputError(f"okänd regel ”{name}”", place=place)


def _check_trial(r: Reader) -> None:
    """The gaps that proving the routine will try."""
    for key in ("underrättelser", "barn", "avhysning_om_arbetsdagar"):
        r.raw(key, None)
    r.done()


def _check_order(routine: Routine, place: str) -> None:
    for step in routine.steps:
        at = f"{place}: steg {step.id}"
        for after in step.after:
            if after.step not in routine.by_id:
                raise InputError(f"efter ett okänt steg ”{after.step}”", place=at)
        seen, ahead = {step.id}, [after.step for after in step.after]
        while ahead:
            name = ahead.pop()
            if name == step.id:
                raise InputError("steget väntar på sig självt", place=at)
            if name not in seen:
                seen.add(name)
                ahead += [after.step for after in routine.by_id[name].after]


def _labels(r: Reader) -> dict[str, str]:
    """How the municipality's own facts are said: code word → words a reader understands."""
    table = r.table("uppgifter", None)
    return {word: table.text(word) for word in table.mapping} if table else {}


def _section(raw: object, place: str, labels: Mapping[str, str]) -> Section:
    r = Reader(raw, place)
    section_id = r.slug("id")
    condition = read_condition(r.raw("när"), r.at("när"), labels=labels)
    found = Section(section_id, r.text("rubrik", section_id), condition)
    r.done()
    return found


def _step(raw: object, place: str, sections: tuple[str, ...], labels: Mapping[str, str]) -> Step:
    name = raw.get("id") if isinstance(raw, Mapping) else None
    r = Reader(raw, f"{place.rsplit(':', 1)[0]}: steg {name}" if name else place)
    per = r.word("per", SUBJECTS)
    ends, done_by = r.raw("upphör", None), _patterns(r, "klart_av")
    step = Step(
        id=r.slug("id"),
        sections=r.words("avsnitt", sections),
        title=r.text("rubrik"),
        outside_title=r.text("rubrik_utåt"),
        description=r.text("beskrivning", "").strip(),
        per=per,
        condition=read_condition(r.raw("när", "alltid"), r.at("när"), per=per, labels=labels),
        triggers=_patterns(r, "utlöses_av"),
        after=r.items("efter", _after, ()),
        opens=_when(r.raw("öppnar", None), r.at("öppnar")),
        opens_by=_when(r.raw("öppnar_senast", None), r.at("öppnar_senast")),
        latest=_latest(r),
        effort=_effort(r.table("tar", None)),
        done_by=done_by,
        done_types=frozenset(pattern.type for pattern in done_by),
        ends=read_condition(ends, r.at("upphör"), per=per, labels=labels) if ends is not None else None,
        repeat=_repeat(r),
        role=r.slug("roll"),
        joins=r.words("deltar", None, ()),
        zone=ZONE_SV[r.word("zon", ZONE_SV)],
        required=REQUIRED[r.word("krav", REQUIRED)],
        rule=r.slug("regel", ""),
        paragraph=r.text("paragraf", ""),
    )
    r.done()
    if step.condition is ALWAYS and not step.sections:
        raise InputError("steget hör inte till något avsnitt", place=r.place)
    if step.required == "law" and not step.rule:
        raise InputError("ett steg som lagen kräver ska ha en regel", place=r.place)
    return step


def _after(raw: object, place: str) -> After:
    r = Reader(raw, place)
    found = After(r.slug("steg"), r.word("utfall", OUTCOMES, ""))
    r.done()
    return found


def _patterns(r: Reader, key: str) -> tuple[Pattern, ...]:
    raw = r.raw(key, None)
    if raw is None:
        return ()
    rows = raw if isinstance(raw, list) else [raw]
    return tuple(_pattern(row, r.at(key)) for row in rows)


def _pattern(raw: object, place: str) -> Pattern:
    if isinstance(raw, str):
        return Pattern(event_code(raw, place=place), ())
    r = Reader(raw, place)
    kind = EVENT_TYPES[event_code(r.raw("händelse"), place=r.at("händelse"))]
    where = []
    table = r.table("där", None)
    for word, value in (table.mapping if table else {}).items():
        field = field_code(word, place=f"{place}: där")
        if field not in kind.by_name:
            raise InputError(f"{kind.name} har inget fält ”{word}”", place=f"{place}: där")
        where.append((field, _pattern_value(value, f"{place}: där.{word}")))
    r.done()
    return Pattern(kind.name, tuple(where))


def _pattern_value(value: object, place: str) -> Any:
    if value in ("ja", "nej"):
        return value == "ja"
    if value == HOUSEHOLD and place.endswith(".med"):
        return HOUSEHOLD
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, list):
        return frozenset(_pattern_value(item, place) for item in value)
    try:
        return value_code(value, place=place)
    except InputError:
        # A fact, a meeting's kind or a template is the municipality's own word.
        if isinstance(value, str) and place.rpartition(".")[2] in ("uppgift", "slag", "mall", "enhet", "roll"):
            return value
        raise


def _when(raw: object, place: str) -> When | None:
    if raw is None:
        return None
    r = Reader(raw, place)
    before: tuple[str, ...] = ()
    if r.has("före"):
        before = r.words("före") if isinstance(r.raw("före"), list) else (r.slug("före"),)
        found = When(workdays=r.number("arbetsdagar"), before=before)
    else:
        r.word("från", ("utlösare",), "utlösare")
        units = ("arbetsdagar", "dagar", "månader")
        if sum(r.has(unit) for unit in units) != 1:
            raise InputError(f"skriv en av: {', '.join(units)}", place=place)
        workdays, days, months = (r.number(unit, 0) for unit in units)
        found = When(workdays, days, months)
    if min(found.workdays, found.days, found.months) < 0:
        raise InputError("antalet kan inte vara mindre än 0", place=place)
    r.done()
    return found


def _latest(r: Reader) -> tuple[When, ...]:
    raw = r.raw("senast", None)
    rows = raw if isinstance(raw, list) else [raw]
    found = tuple(when for row in rows if (when := _when(row, r.at("senast"))) is not None)
    if len(found) > 2:
        raise InputError("högst två tider", place=r.at("senast"))
    return found


def _effort(r: Reader | None) -> int:
    if r is None:
        return 0
    found = r.number("arbetsdagar")
    r.done()
    return found


def _repeat(r: Reader) -> Repeat | None:
    raw = r.raw("upprepas", "nej")
    if raw == "nej":
        return None
    inner = Reader(raw, r.at("upprepas"))
    every = EVERY.fullmatch(inner.text("var"))
    if every is None:
        raise InputError("skriv till exempel ”3 arbetsdagar”", place=inner.at("var"))
    found = Repeat(int(every[1]), inner.number("högst"), _patterns(inner, "tills"))
    inner.done()
    return found
