# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The flags of a case: short marks, each with the events or the rule that it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from kvarbo.dwellings.enums import Regime
from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.rules import marks
from kvarbo.rules.caselog import Event
from kvarbo.rules.situation import OLD_AT
from kvarbo.web.cases import subjects
from kvarbo.web.cases.consents import standing_consents
from kvarbo.web.cases.plan_rows import unknown_of
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.labels import CAUSE_SV, LIVES_HERE_SV
from kvarbo.web.ui.dates import clock_time, short_day
from kvarbo.web.ui.line_chips import contact_chip
from kvarbo.web.ui.shapes import Chip
from kvarbo.web.ui.words import in_words, upper_first

REGIME_CHIPS = {"BRL": "Bostadsrätt", "PRIV2012": "Privat uthyrning, äldre avtal", "PRIV2026": "Privat uthyrning"}
CAUSE_CHIPS = {
    "disturbance": ("disturbance", "Störningar"),
    "electricity_debt": ("electricity", "Elskuld"),
    "unlawful_sublet": ("sublet", "Olovlig andrahand"),
}
ORDINALS = ("", "Första", "Andra", "Tredje", "Fjärde", "Femte", "Sjätte")


@dataclass(frozen=True)
class Flag:
    """`reason` says why the chip is there; `places` lead to the events on the page."""

    chip: Chip
    reason: str
    places: tuple[str, ...] = ()


def flags(reading: CaseReading) -> list[Flag]:
    found = [
        *_evictions(reading),
        *_children(reading),
        *_notices(reading),
        *_causes(reading),
        *_unknown(reading),
        *_contact(reading),
        *_violence(reading),
        *_unheard(reading),
        *_old(reading),
        *_consents(reading),
        *_regime(reading),
    ]
    return _merged(found)


def _merged(found: list[Flag]) -> list[Flag]:
    """Two equal chips are one, with the reasons and the places of both."""
    kept: dict[Chip, Flag] = {}
    for one in found:
        first = kept.get(one.chip)
        if first is None:
            kept[one.chip] = one
            continue
        reasons = " ".join(dict.fromkeys((first.reason, one.reason)))
        kept[one.chip] = Flag(one.chip, reasons, tuple(dict.fromkeys((*first.places, *one.places))))
    return list(kept.values())


def eviction_chips(reading: CaseReading) -> list[Chip]:
    times = [reading.situation.evictions[key].data["at"] for key in subjects.active_evictions(reading)]
    return [
        Chip("eviction", f"Avhysning {short_day(at[:10], today=reading.today)} kl. {clock_time(at[11:])}")
        for at in times
    ]


def _places(reading: CaseReading, *events: Event) -> tuple[str, ...]:
    return tuple(filter(None, (reading.place_of(event.id) for event in events)))


def _evictions(reading: CaseReading) -> list[Flag]:
    events = [reading.situation.evictions[key] for key in subjects.active_evictions(reading)]
    return [
        Flag(chip, f"Kronofogdens besked om tiden antecknades {_day(reading, event)}.", _places(reading, event))
        for chip, event in zip(eviction_chips(reading), events, strict=True)
    ]


def _children(reading: CaseReading) -> list[Flag]:
    children = reading.situation.children
    if not children:
        return []
    partly = sum(child.lives_here in ("alternating", "visiting") for child in children)
    chip = Chip("children", f"{len(children)} barn{f', varav {partly} ibland' if partly else ''}")
    names = {member.id: member.name for member in reading.household}
    told = [f"{names.get(one.id, UNSEEN_NAME)}: {LIVES_HERE_SV[one.lives_here].lower()}" for one in children]
    return [Flag(chip, f"{'. '.join(told)}.", _places(reading, *(one.events[-1] for one in children)))]


def _notices(reading: CaseReading) -> list[Flag]:
    """Repeated within the window: the same count that the lists are ordered by."""
    notices = marks.repeated_notices(reading.situation)
    count = len(notices)
    if count < 2:
        return []
    ordinal = ORDINALS[count] if count < len(ORDINALS) else f"{count}:e"
    days = ", ".join(short_day(one.data["received_on"], today=reading.today) for one in notices)
    chip = Chip("notices", f"{ordinal} underrättelsen")
    return [
        Flag(chip, f"{upper_first(in_words(count))} underrättelser har kommit: {days}.", _places(reading, *notices))
    ]


def _causes(reading: CaseReading) -> list[Flag]:
    found: dict[str, list[Event]] = {}
    for event in reading.situation.notices.values():
        found.setdefault(event.data["cause"], []).append(event)
    return [
        Flag(Chip(*CAUSE_CHIPS[cause]), f"Underrättelsen gäller {CAUSE_SV[cause]}.", _places(reading, *events))
        for cause, events in found.items()
        if cause in CAUSE_CHIPS
    ]


def _unknown(reading: CaseReading) -> list[Flag]:
    found = {}
    for one in reading.plan["deadlines"]:
        words = unknown_of(reading, one) if one["state"] == "running" else ""
        if words:
            notice = reading.situation.notices[one["subject"]]
            reason = "Det står inte i underrättelsen, så dagarna räknas som minst. Fråga hyresvärden."
            found[words] = Flag(Chip("missing", upper_first(words)), reason, _places(reading, notice))
    return list(found.values())


def _contact(reading: CaseReading) -> list[Flag]:
    s = reading.situation
    tries, reached, came = marks.tries_since_notice(s), marks.reached(marks.contact_tries(s)), marks.last_notice_on(s)
    last = reached[-1] if reached else None
    told = last.on if last else None
    chip = contact_chip(arrived_on=came, reached_on=told, attempts=len(tries), today=reading.today)
    if last and not marks.without_contact(arrived_on=came, reached_on=told):
        return [Flag(chip, "Då nådde vi någon vuxen i hushållet senast.", _places(reading, last))]
    reason = "Inget samtal eller besök är antecknat som ”fick kontakt” med någon vuxen i hushållet"
    if last is None:
        return [Flag(chip, f"{reason}.", _places(reading, *tries))]
    since = f"{reason} sedan den senaste underrättelsen kom. Vi nådde någon senast {_day(reading, last)}."
    return [Flag(chip, since, _places(reading, last, *tries))]


def _violence(reading: CaseReading) -> list[Flag]:
    """When the routine asks and nobody has noted that it is asked."""
    steps = marks.unasked_violence(reading.situation, reading.routine)
    asks = [step for step in steps if step.zone in reading.zones]
    if not asks or reading.case.closed_on:
        return []
    reason = f"Ingen har antecknat att frågan är ställd. {asks[0].paragraph}."
    return [Flag(Chip("violence", "Frågan om våld är inte ställd"), reason)]


def _unheard(reading: CaseReading) -> list[Flag]:
    """Said to those who may read what is said about the children."""
    missing = unheard_children(reading)
    if not missing or reading.case.closed_on:
        return []
    names = ", ".join(member.name for member in reading.household if member.id in missing)
    words = "Barnet är inte hört" if len(reading.situation.children) == 1 else "Barnen är inte hörda"
    if len(missing) < len(reading.situation.children):
        words = "Alla barn är inte hörda"
    return [Flag(Chip("children", words), f"Inget samtal där barnet kom till tals är antecknat: {names}.")]


def unheard_children(reading: CaseReading) -> list[str]:
    """Children whom nobody has heard; none for a reader who may not see what is said about children."""
    if "child" not in reading.zones:
        return []
    heard = {event.data["child"] for event in reading.situation.of("child_talk") if event.data["heard"] is True}
    return [one.id for one in reading.situation.children if one.id not in heard]


def _old(reading: CaseReading) -> list[Flag]:
    old = marks.old_residents(reading.situation)
    if not old:
        return []
    reason = f"Någon som bor här har fyllt {OLD_AT} år."
    return [Flag(Chip("older", f"{OLD_AT} år eller äldre"), reason, _places(reading, *(one.joined for one in old)))]


def _consents(reading: CaseReading) -> list[Flag]:
    """What holds today; about what, and until when, stands beside the case."""
    found = []
    for event in standing_consents(reading):
        until = event.data.get("until")
        end = f", till och med {short_day(until, today=reading.today)}" if until else ""
        chip = Chip("consent", f"Samtycke: {', '.join(event.data['receivers'])}")
        reason = f"Lämnades {_day(reading, event)}. Gäller {', '.join(event.data['subjects'])}{end}."
        found.append(Flag(chip, reason, _places(reading, event)))
    return found


def _regime(reading: CaseReading) -> list[Flag]:
    home = reading.situation.home
    if home is None or home.data["regime"] not in REGIME_CHIPS:
        return []
    code = home.data["regime"]
    reason = f"Avtalet följer {Regime(code).label}, så andra dagar gäller än för en vanlig hyresrätt."
    return [Flag(Chip("regime", REGIME_CHIPS[code]), reason, _places(reading, home))]


def _day(reading: CaseReading, event: Event) -> str:
    return short_day(event.on, today=reading.today)
