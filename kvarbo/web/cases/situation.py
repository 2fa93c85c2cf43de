# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The situation in one sentence, what comes next, and what can still stop it or no longer can."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kvarbo.rules.caselog import Event
from kvarbo.rules.words import AIM
from kvarbo.web.cases import subjects
from kvarbo.web.cases.flags import unheard_children
from kvarbo.web.cases.plan_rows import event_url, kinds_for, rule_title, rule_url, unknown_of
from kvarbo.web.cases.putting_off import DECIDED_BY, put_off
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.ui.dates import clock_time, days_to, in_days, long_day, near_day, plain_day, short_day
from kvarbo.web.ui.shapes import Action, Option, Situation

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
Row = Mapping[str, Any]


def situation(reading: CaseReading) -> Situation:
    """One sentence: the eviction if one is set, else the law's nearest day."""
    if reading.case.closed_on:
        return Situation(f"Ärendet är avslutat {plain_day(reading.case.closed_on, today=reading.today)}.")
    sentence, pressing, after = _sentence(reading)
    step = next_step(reading)
    return Situation(
        sentence,
        pressing,
        after,
        text=_next_words(reading, step),
        action=_action(reading, step),
        remarks=_remarks(reading),
        options=_options(reading),
    )


def _remarks(reading: CaseReading) -> tuple[tuple[str, str, str], ...]:
    """What is easily forgotten: said to those who may read what is said about the children."""
    children = reading.situation.children
    missing = unheard_children(reading)
    if not missing:
        return ()
    all_of = len(missing) == len(children)
    words = "Barnet är inte hört än." if len(children) == 1 else "Barnen är inte hörda än."
    names = [member.name for member in reading.household if member.id in missing]
    return (("child", words if all_of else "Alla barn är inte hörda än.", "" if all_of else ", ".join(names)),)


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


def next_step(reading: CaseReading) -> Row | None:
    """The open step nearest in time: the reader's own unit's first, and of them what the law wanted by today."""
    found = [one for one in reading.plan["steps"] if one["key"] and one["state"] == "open"]
    own, today = reading.own_unit, reading.today.isoformat()

    def order(one: Row) -> tuple[bool, bool, str, bool, str]:
        law, due = one["required"] == "law", one["due"] or "9999"
        return (one["unit"] != own, not (law and due <= today), due, not law, one["key"])

    return min(found, key=order, default=None)


def _next_words(reading: CaseReading, step: Row | None) -> str:
    if step is None:
        return ""
    theirs = f" för {reading.unit_name(step['unit'])}" if step["unit"] and step["unit"] != reading.own_unit else ""
    if not step["due"]:
        return f"Nästa steg{theirs}: {step['title']}."
    days = days_to(step["due"], today=reading.today)
    when = near_day(step["due"], today=reading.today)
    if days < 0:
        now = f"Väntar{theirs}" if theirs else "Gör det nu"
        return f"{now}: {step['title']}. Skulle ha varit klart {when}."
    return f"I dag{theirs}: {step['title']}." if days == 0 else f"Nästa steg{theirs}: {step['title']}, senast {when}."


def _action(reading: CaseReading, step: Row | None) -> Action | None:
    kinds = kinds_for(reading, step) if step else []
    if not step or not kinds:
        return None
    return Action(kinds[0].verb, event_url(reading, kinds[0], step), icon=kinds[0].icon, primary=True)


def _options(reading: CaseReading) -> tuple[Option, ...]:
    """What still can, the nearest day first; then what no longer can, and when it went."""
    found = [one for one in reading.plan["deadlines"] if one["rule"] in STOPPING and one["nominal"]]
    found = [one for one in found if one["state"] in ("running", "missed")]
    dated = [(one["nominal"], _option(reading, one)) for one in found]
    told = {one["rule"] for one in found}
    dated += [pair for rule in DECIDED_BY if rule not in told for pair in put_off(reading, rule)]
    dated.sort(key=lambda pair: (pair[1].gone, pair[0]))
    rows = list(dict.fromkeys(option for _, option in dated))
    ahead = [one for one in rows if not one.gone]
    return (*ahead, *_agreement(reading, rows), *(one for one in rows if one.gone))


def _option(reading: CaseReading, one: Row) -> Option:
    gone = one["state"] == "missed"
    last = one["nominal"] if not gone else one["due"] or one["nominal"]
    word = "gick ut" if gone else "minst till" if one["preliminary"] else "senast"
    after = ""
    if not gone and one["due"] and one["due"] != one["nominal"]:
        after = f"Får ändå göras till {short_day(one['due'], today=reading.today)}."
    return Option(
        STOPPING[one["rule"]],
        when=f"{word} {short_day(last, today=reading.today)}",
        note=". ".join(filter(None, [one["who"], after])),
        gone=gone,
        legal_basis=one["legal_basis"] or "",
        law_url=rule_url(one["rule"]),
    )


def _agreement(reading: CaseReading, rows: list[Option]) -> list[Option]:
    """What no law sets a day for, and what is left when every day of the law has run out."""
    matters = reading.situation.matters
    if any(reading.situation.ended(matter) for matter in matters) or not (rows or matters):
        return []
    owner = "föreningen" if reading.tenancy is not None and reading.tenancy.regime == "BRL" else "hyresvärden"
    active = subjects.active_evictions(reading)
    day = reading.situation.evictions[active[-1]].data["at"][:10] if active else ""
    if day and days_to(day, today=reading.today) < 0:
        return []
    when = f"före {short_day(day, today=reading.today)}" if day else "ingen bestämd dag"
    return [Option(f"Komma överens med {owner}", when=when, note="Till exempel ett nytt avtal")]
