# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said of a notice's clock before there is a case."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from kvarbo.notices.models import Notice
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.answers import answer
from kvarbo.rules.clocks import ARREARS_RULES, notified_day
from kvarbo.web.ui.clock import Clock, no_clock, running_clock
from kvarbo.web.ui.dates import short_day
from kvarbo.web.ui.plan import clock_for
from kvarbo.web.ui.shapes import Reason
from kvarbo.web.ui.words import upper_first

INQUIRY, PROTECTION = "sol-14-2-utredning", "sol-20-1-skyddsbedomning"
AT_ONCE = "Utredning ska inledas genast."
# What the paper itself says where no rule counts days from it.
WITHOUT = {
    "disturbance": ("Ingen bestämd dag", "Rättelse ska ske utan dröjsmål"),
    "unlawful_sublet": ("Ingen bestämd dag", "Fråga när rättelse senast ska ske"),
    "electricity_debt": ("Ingen bestämd dag", "Fråga när elen kan stängas av"),
    "rent_arrears": ("Ingen känd uppsägning", "Fråga om brev från hyresvärden"),
    "eviction": ("Ingen bestämd dag", "Fråga om tiden för avhysning"),
}


def has_rule(notice: Notice) -> bool:
    """Whether the law counts days from this paper: notice given for rent, by the landlord."""
    told = (notice.cause, notice.sender, notice.kind)
    return told == ("rent_arrears", "landlord", "notice") and notice.regime in ARREARS_RULES


def reckon(notice: Notice) -> dict[str, Any]:
    """The rule's answer with what the paper says."""
    notified, lower_bound = _notified(notice)
    given = {"board_notified": notified.isoformat()}
    if notice.served_on:
        given["tenant_served"] = notice.served_on.isoformat()
    rule_id, *_ = ARREARS_RULES[notice.regime]
    found = answer(law=current_law(), rule_id=rule_id, given=given, regime=notice.regime)
    return {**found, "state": "running", "preliminary": found["preliminary"] or lower_bound}


def _notified(notice: Notice) -> tuple[dt.date, bool]:
    return notified_day(channel=notice.channel, posted_on=notice.posted_on, received_on=notice.received_on)


def unknown_of(notice: Notice) -> str:
    """What makes the clock preliminary, in two or three words."""
    unknown = [] if notice.served_on else ["delgivningsdag"]
    if _notified(notice)[1]:
        unknown.append("postdag")
    return f"{' och '.join(unknown)} okänd" if unknown else ""


def notice_clock(notice: Notice, *, today: dt.date) -> Clock:
    if has_rule(notice):
        return clock_for(reckon(notice), today=today, unknown=unknown_of(notice))
    if notice.eviction_at:
        return _until(notice.eviction_at[:10], "avhysning", today)
    if notice.cut_off_on:
        return _until(notice.cut_off_on, "elen kan stängas av", today)
    if notice.kind == "report" and notice.children_told == "yes":
        return Clock(face="today", title="Skydda barnen i dag", note="Skyddsbedömning ska göras genast")
    if notice.sender == "kfm":
        return Clock(face="today", title="Öppna i dag", note="Utredning ska inledas genast")
    if notice.kind == "early_signal":
        return no_clock(note="Det här är en tidig signal")
    title, note = WITHOUT[notice.cause]
    return no_clock(title=title, note=note)


def _until(day: dt.date | str, what: str, today: dt.date) -> Clock:
    found = running_clock(last=day, today=today)
    if found.face == "missed":
        return found
    return replace(found, note=upper_first(f"{what} {short_day(day, today=today)}"))


def notice_reasons(notice: Notice) -> list[Reason]:
    if has_rule(notice):
        return [Reason(part["text"], part["legal_basis"]) for part in reckon(notice)["because"]]
    if notice.eviction_at:
        return [Reason("Kronofogden har satt ut tiden. Dagen står på papperet.")]
    if notice.cut_off_on:
        return [Reason("Elföretaget skriver vilken dag elen kan stängas av.")]
    if notice.kind == "report" and notice.children_told == "yes":
        return [_rule(PROTECTION, "Papperet nämner barn. Ett barns behov av skydd ska bedömas genast.")]
    if notice.sender == "kfm":
        return [_rule(INQUIRY, f"Kronofogden har underrättat nämnden. {AT_ONCE}")]
    return [Reason("Ingen lag räknar dagar från det här papperet. Tiden kan ändå vara knapp.")]


def _rule(rule_id: str, text: str) -> Reason:
    rule = current_law().rules.get(rule_id)
    return Reason(text, rule.values[-1].source.citation if rule else "")
