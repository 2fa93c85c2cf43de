# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The top of the case page: who, the situation in one sentence, and what may still stop it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kvarbo.dwellings.enums import Hand, Regime
from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.plan_rows import event_url, kinds_for, rule_title, unknown_of
from kvarbo.web.cases.reading import CaseReading, Member
from kvarbo.web.labels import LIVES_HERE_SV, PART_SV
from kvarbo.web.ui.dates import clock_time, days_to, in_days, long_day, near_day, plain_day, short_day
from kvarbo.web.ui.plan import AIM
from kvarbo.web.ui.shapes import Action, Chip, Fact, Option, Situation
from kvarbo.web.ui.words import count_of, kronor, square_metres, upper_first

# Deadlines by which the household, or the board for it, can still stop or delay an eviction; what then is done.
STOPPING = {
    "jb-12-44-atervinningsfrist": "Betala hyresskulden",
    "jb-12-44-betalningsatagande": "Nämnden åtar sig skriftligt att betala",
    "brl-7-23-atervinningsfrist": "Betala avgiftsskulden",
    "bfl-25-yttrande": "Svara på Kronofogdens föreläggande",
    "bfl-53-atervinning-utslag": "Begära återvinning av utslaget",
    "ub-16-4-anstand": "Anstånd, som Kronofogden beslutar",
    "ub-16-5-uppskov": "Uppskov, som hyresvärden går med på",
    "ub-18-7-overklagande": "Överklaga Kronofogdens beslut",
    "jb-12-70-overklagande": "Överklaga hyresnämndens beslut",
}
REGIME_CHIPS = {"BRL": "Bostadsrätt", "PRIV2012": "Privat uthyrning, äldre avtal", "PRIV2026": "Privat uthyrning"}
ORDINALS = ("", "Första", "Andra", "Tredje", "Fjärde", "Femte", "Sjätte")
Row = Mapping[str, Any]


def lead(reading: CaseReading) -> SafeString:
    """Age, masked number, and the children by name."""
    tenant, today = reading.tenant, reading.today
    parts: list[str] = []
    if tenant is not None:
        age = tenant.age(today)
        parts = [part for part in (f"{age} år" if age is not None else "", tenant.number) if part]
    children = [one for one in reading.household if one.part == "child" and one.lives_here != "no"]
    told = format_html("{}", ", ".join(parts) + ("." if parts else ""))
    if not children:
        return told
    words = format_html_join(
        ", ", "{} <strong>{}</strong>", ((_how(child), _child(child, reading)) for child in children)
    )
    return format_html("{} Barn: {}.", told, words)


def _how(child: Member) -> str:
    return {"alternating": "växelvis", "visiting": "på umgänge"}.get(child.lives_here, "")


def _child(child: Member, reading: CaseReading) -> str:
    age = child.age(reading.today)
    return f"{child.name}, {age} år" if age is not None else f"{child.name}, okänd ålder"


def chips(reading: CaseReading) -> list[Chip]:
    found = [*eviction_chips(reading), *_children_chips(reading), *_notice_chips(reading), *_contact_chips(reading)]
    tenancy = reading.situation.home
    if tenancy is not None and tenancy.data["regime"] in REGIME_CHIPS:
        found.append(Chip("regime", REGIME_CHIPS[tenancy.data["regime"]]))
    if any(person.is_old(reading.today) for person in reading.situation.residents.values()):
        found.append(Chip("older", "65 år eller äldre"))
    return found


def eviction_chips(reading: CaseReading, *, brief: bool = False) -> list[Chip]:
    times = [reading.situation.evictions[key].data["at"] for key in subjects.active_evictions(reading)]
    if brief:
        return [Chip("eviction", f"Avhysning {short_day(at[:10], today=reading.today)}") for at in times]
    return [
        Chip("eviction", f"Avhysning {short_day(at[:10], today=reading.today)} kl. {clock_time(at[11:])}")
        for at in times
    ]


def _children_chips(reading: CaseReading) -> list[Chip]:
    children = reading.situation.children
    if not children:
        return []
    partly = sum(child.lives_here in ("alternating", "visiting") for child in children)
    return [Chip("children", f"{len(children)} barn{f', varav {partly} ibland' if partly else ''}")]


def _notice_chips(reading: CaseReading) -> list[Chip]:
    count = len(reading.situation.notices)
    if count < 2:
        return []
    ordinal = ORDINALS[count] if count < len(ORDINALS) else f"{count}:e"
    return [Chip("notices", f"{ordinal} underrättelsen")]


def _contact_chips(reading: CaseReading) -> list[Chip]:
    tries = [one for one in reading.situation.of("contact", "visit") if one.data["with"] in _adults(reading)]
    reached = [one for one in tries if one.data["result"] == "reached"]
    if reached:
        return [Chip("contact", f"Kontakt {plain_day(max(one.on for one in reached), today=reading.today)}")]
    return [Chip("no_contact", f"Ingen kontakt än, {count_of(len(tries), one='försök', many='försök')}")]


def _adults(reading: CaseReading) -> set[str]:
    return {one.id for one in reading.household if one.part != "child"}


def facts(reading: CaseReading) -> list[Fact]:
    tenancy, found = reading.tenancy, []
    if tenancy is not None:
        home = tenancy.dwelling
        size = square_metres(home.size_m2)
        more = ", ".join(filter(None, [f"{home.rooms} rum" if home.rooms else "", size, home.city]))
        flat = f", lgh {home.flat_number}" if home.flat_number else ""
        found.append(Fact("Bostad", f"{home.street}{flat}", more))
        found.append(Fact("Avtal och regler", str(Hand(tenancy.hand).label), str(Regime(tenancy.regime).label)))
        owner = "Förening" if tenancy.regime == "BRL" else "Hyresvärd"
        found.append(Fact(owner, tenancy.landlord.name, tenancy.landlord.phone))
    notices = list(reading.situation.notices.values())
    if notices and notices[-1].data.get("amount"):
        came = short_day(notices[-1].data["received_on"], today=reading.today)
        found.append(Fact("Belopp", kronor(notices[-1].data["amount"]), f"i underrättelsen som kom {came}"))
    return found


def members(reading: CaseReading) -> list[Fact]:
    today = reading.today
    rows = []
    for one in reading.household:
        age = one.age(today)
        note = ", ".join(filter(None, [f"{age} år" if age is not None else "", LIVES_HERE_SV[one.lives_here].lower()]))
        rows.append(Fact(PART_SV[one.part], one.name, upper_first(note)))
    return rows


def units(reading: CaseReading) -> list[Fact]:
    """The units that take part, and how to ring them."""
    slugs: dict[str, str] = {}
    for event in reading.situation.of("unit_joined", "unit_left"):
        slugs.pop(event.data["unit"], None)
        if event.type == "unit_joined":
            slugs[event.data["unit"]] = "Samordnar" if event.data["part"] == "coordinating" else "Är med"
    known = reading.profile.units
    return [
        Fact(part, reading.unit_name(slug), known[slug].phone if slug in known else "") for slug, part in slugs.items()
    ]


def situation(reading: CaseReading) -> Situation:
    """One sentence: the eviction if one is set, else the law's nearest day."""
    if reading.case.closed_on:
        return Situation(f"Ärendet är avslutat {plain_day(reading.case.closed_on, today=reading.today)}.")
    sentence, pressing, after = _sentence(reading)
    step = _next_step(reading)
    return Situation(
        sentence,
        pressing,
        after,
        text=_next_words(reading, step),
        action=_action(reading, step),
        options=_options(reading),
    )


def _sentence(reading: CaseReading) -> tuple[str, str, str]:
    """The words before, in, and after what presses."""
    active = subjects.active_evictions(reading)
    if active:
        return _eviction(reading, reading.situation.evictions[active[-1]].data["at"])
    ended = [one for matter in reading.situation.matters if (one := reading.situation.ended(matter))]
    return (_ended(reading, ended[-1]), "", "") if ended else _nearest(reading)


def _eviction(reading: CaseReading, at: str) -> tuple[str, str, str]:
    when = f"Avhysning {long_day(at[:10])} kl. {clock_time(at[11:])}"
    if days_to(at[:10], today=reading.today) < 0:
        return "Tiden för avhysning har passerat.", when, ". Ange hur det gick."
    return "Kronofogden har satt tid.", when, f", {in_days(at[:10], today=reading.today)}."


def _ended(reading: CaseReading, event: Event) -> str:
    day = plain_day(event.on, today=reading.today)
    if event.type == "eviction_done":
        return f"Avhysningen verkställdes {day}. Var bor hushållet nu?"
    return f"Avhysningen återkallades {day}."


def _nearest(reading: CaseReading) -> tuple[str, str, str]:
    today = reading.today
    lasting = [one for one in reading.plan["deadlines"] if one["kind"] == "last_day" and one["nominal"]]
    aims = [one for one in lasting if one["rule"] == AIM and one["state"] == "running"]
    lasting = [one for one in lasting if one["rule"] != AIM]
    running = sorted((one for one in lasting if one["state"] == "running"), key=lambda one: one["nominal"])
    if running:
        first = running[0]
        title = rule_title(first["rule"])
        day = f"{'minst till' if first['preliminary'] else 'till och med'} {long_day(first['nominal'])}"
        unknown = unknown_of(reading, first)
        sure = f", preliminärt: {unknown}" if unknown else f", {in_days(first['nominal'], today=today)}"
        return f"{title} löper", day, f"{sure}."
    if aims:
        return "Avhysning är begärd. Kronofogdens mål är", long_day(aims[0]["nominal"]), ", men tiden kan bli tidigare."
    if any(one["state"] == "missed" for one in lasting):
        last = max((one for one in lasting if one["state"] == "missed"), key=lambda one: one["nominal"])
        return f"{rule_title(last['rule'])} gick ut", short_day(last["due"] or last["nominal"], today=today), "."
    if any(one["state"] == "met" for one in lasting):
        return "Klockan har stannat: det som lagen krävde är gjort i tid.", "", ""
    return "Lagen sätter ingen dag för det som är känt nu.", "", ""


def _next_step(reading: CaseReading) -> Row | None:
    """The open step nearest in time, of those the reader may see; the law's before others of the same day."""
    found = [one for one in reading.plan["steps"] if one["key"] and one["state"] == "open"]
    return min(found, key=lambda one: (one["due"] or "9999", one["required"] != "law", one["key"]), default=None)


def _next_words(reading: CaseReading, step: Row | None) -> str:
    if step is None:
        return ""
    if not step["due"]:
        return f"Nästa steg: {step['title']}."
    days = days_to(step["due"], today=reading.today)
    when = near_day(step["due"], today=reading.today)
    if days < 0:
        return f"Skulle ha varit klart {when}: {step['title']}. Gör det nu."
    return f"I dag: {step['title']}." if days == 0 else f"Nästa steg: {step['title']}, senast {when}."


def _action(reading: CaseReading, step: Row | None) -> Action | None:
    kinds = kinds_for(reading, step) if step else []
    if not step or not kinds:
        return None
    return Action(kinds[0].verb, event_url(reading, kinds[0], step), icon=kinds[0].icon, primary=True)


def _options(reading: CaseReading) -> tuple[Option, ...]:
    found = [one for one in reading.plan["deadlines"] if one["rule"] in STOPPING and one["nominal"]]
    rows = []
    for one in sorted(found, key=lambda one: (one["state"] != "running", one["nominal"])):
        if one["state"] not in ("running", "missed"):
            continue
        gone = one["state"] == "missed"
        word = "gick ut" if gone else "minst till" if one["preliminary"] else "senast"
        when = f"{word} {short_day(one['nominal'], today=reading.today)}"
        rows.append(Option(STOPPING[one["rule"]], "", when, one["who"], gone=gone))
    return tuple(dict.fromkeys([*_always_open(reading, rows), *rows]))


def _always_open(reading: CaseReading, rows: list[Option]) -> list[Option]:
    """What is left when every day of the law has run out."""
    ended = any(reading.situation.ended(matter) for matter in reading.situation.matters)
    if ended or not rows or not all(one.gone for one in rows):
        return []
    owner = "föreningen" if reading.tenancy is not None and reading.tenancy.regime == "BRL" else "hyresvärden"
    return [Option(f"Komma överens med {owner}", "", "ingen bestämd dag", "Till exempel ett nytt avtal eller uppskov")]
