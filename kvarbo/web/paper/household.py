# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who lives in the home, in one sentence; and whether the paper must keep still about where."""

from __future__ import annotations

from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.web.cases.reading import CaseReading, Member
from kvarbo.web.timeline.children import EVEN, ODD, child_lanes
from kvarbo.web.ui.words import in_words, upper_first

WEEKS_SV = {EVEN: "jämna veckor", ODD: "udda veckor"}


def sentence(reading: CaseReading) -> str:
    """38 år. Bor med Elin, 9 år, och växelvis, jämna veckor, Noa, 13 år. Två underrättelser."""
    tenant, today = reading.tenant, reading.today
    age = tenant.age(today) if tenant else None
    others = [one for one in reading.household if one is not tenant and one.lives_here != "no"]
    parts = [f"{age} år." if age is not None else ""]
    told = [_member(reading, one) for one in others]
    if told:
        words = f"{', '.join(told[:-1])}, och {told[-1]}" if len(told) > 1 else told[0]
        parts.append(f"Bor med {words}.")
    else:
        parts.append("Ingen annan i hushållet är känd.")
    count = len(reading.situation.notices)
    if count:
        noun = "underrättelse" if count == 1 else "underrättelser"
        parts.append(f"{upper_first(in_words(count))} {noun}.")
    return " ".join(filter(None, parts))


def _member(reading: CaseReading, one: Member) -> str:
    name = "någon vars namn du inte får läsa" if one.name == UNSEEN_NAME else one.name.partition(" ")[0]
    age = one.age(reading.today)
    how = {"alternating": _weeks(reading, name), "visiting": ", på umgänge", "unknown": ", oklart hur ofta"}
    told = f", {age} år" if age is not None else ", okänd ålder" if one.part == "child" else ""
    return f"{name}{told}{how.get(one.lives_here, '')}"


def _weeks(reading: CaseReading, name: str) -> str:
    """Alternating weeks with their numbers, when the log tells which."""
    lane = next((one for one in child_lanes(reading) if one.title.startswith(f"{name} ")), None)
    here = [week.first.isocalendar().week for week in lane.weeks if week.here] if lane else []
    if lane is None or not here:
        return ", växelvis"
    listed = ", ".join(str(one) for one in here)
    return f", växelvis {lane.note.partition(', ')[2]} (vecka {listed})"


def told_warning(reading: CaseReading) -> str:
    """What the sheet must say about someone protected; empty when nobody is, as far as this reader may know."""
    if any(one.protected for one in reading.household):
        return "Skyddade personuppgifter. Lämna inte ut något. Visa inte papperet för andra i ärendet."
    if any(one.name == UNSEEN_NAME for one in reading.household):
        return "Någon i hushållet har uppgifter som du inte får läsa. Adress och telefon skrivs inte ut."
    return ""


def may_say_where(reading: CaseReading) -> bool:
    """Address and numbers stand on paper only for one who may read them all."""
    return not told_warning(reading) or "protected" in reading.zones
