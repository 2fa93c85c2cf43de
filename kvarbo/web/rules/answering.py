# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule's answer told as a sentence and three days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules.rule import Rule
from kvarbo.web.ui.dates import long_day, short_day
from kvarbo.web.ui.plan import CEILING

LEADS = {
    "last_day": "Sista dag är",
    "earliest": "Tidigast",
    "day": "Dagen är",
    "same_day": "Samma dag, alltså",
    "at_once": "Genast, alltså samma dag:",
}
LABELS = {
    "last_day": "Nominell sista dag",
    "earliest": "Tidigaste dag",
    "day": "Dagen",
    "same_day": "Samma dag",
    "at_once": "Genast",
}


@dataclass(frozen=True)
class DayBox:
    """One day of the answer. tone: law, fallback or earliest."""

    label: str
    day: str
    note: str
    tone: str


@dataclass(frozen=True)
class Told:
    lead: str
    strong: str
    boxes: tuple[DayBox, ...]
    preliminary: bool
    reasons: list[Mapping[str, Any]]
    readings: list[dict[str, Any]]


def tell(answer: Mapping[str, Any], *, rule: Rule, today: dt.date) -> Told:
    """The answer for a reader. A day is said with its weekday, and preliminary before it."""
    nominal = answer["nominal"]
    reasons = list(answer["because"])
    readings = [_reading(reading, today) for reading in answer["readings"]]
    if nominal is None:
        missing = str(reasons.pop(0)["text"]) if reasons else "Inget är känt."
        return Told("Ingen dag än.", missing, (), True, reasons, readings)
    lead = LEADS[rule.kind]
    if answer["preliminary"]:
        lead = "Högst till och med" if rule.id == CEILING else f"Preliminärt. {lead} tidigast"
        lead = lead.replace("Tidigast tidigast", "Tidigast")
    return Told(lead, long_day(nominal), tuple(_boxes(answer, rule, today)), answer["preliminary"], reasons, readings)


def _boxes(answer: Mapping[str, Any], rule: Rule, today: dt.date) -> list[DayBox]:
    nominal, due, earliest = answer["nominal"], answer["due"], answer.get("earliest")
    plan_by = "Planera efter den här dagen. Kvarbo larmar på den." if rule.kind == "last_day" else ""
    boxes = [DayBox(LABELS[rule.kind], short_day(nominal, today=today), plan_by, "law")]
    if due and due != nominal:
        note = "Den nominella dagen är helg, lördag eller afton. Det här är nästa vardag."
        boxes.append(DayBox("Får ändå göras till", short_day(due, today=today), note, "fallback"))
    if earliest and earliest != nominal:
        boxes.append(DayBox("Tidigast", short_day(earliest, today=today), "Inte före den här dagen.", "earliest"))
    return boxes


def _reading(reading: Mapping[str, Any], today: dt.date) -> dict[str, Any]:
    others = [
        f"{other['text']}: {short_day(other['day'], today=today)}"
        if other.get("day")
        else str(other["text"]).rstrip(".")
        for other in reading["others"]
    ]
    return {**reading, "others": others}
