# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The events that a caseworker can enter by hand, as the pages call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kvarbo.rules.eventtypes import EVENT_TYPES

if TYPE_CHECKING:
    from kvarbo.web.cases.reading import CaseReading


@dataclass(frozen=True)
class Kind:
    """`slug` in the address, `type` in the log, `title` of the form, `verb` of the button."""

    slug: str
    type: str
    title: str
    verb: str
    icon: str
    group: str
    needs: str = ""

    @property
    def floor(self) -> str:
        return EVENT_TYPES[self.type].floor

    def open_to(self, reading: CaseReading) -> bool:
        """Whether this reader may write it, and what it is about is there."""
        if self.floor not in reading.zones or reading.case.closed_on:
            return False
        situation = reading.situation
        there = {
            "notice": bool(situation.notices),
            "matter": bool(situation.matters),
            "eviction": bool(situation.evictions),
        }
        return there.get(self.needs, True)


CONTACT, MONEY, COURT, STEP = "Kontakt", "Hyran", "Kronofogden", ""

KINDS = (
    Kind("kontakt", "contact", "Kontakt", "Logga kontakt", "phone", CONTACT),
    Kind("besok", "visit", "Besök", "Logga besök", "door", CONTACT),
    Kind("brev", "letter_sent", "Brev", "Logga brev", "letter", CONTACT),
    Kind("delgivning", "service_confirmed", "Delgivning bekräftad", "Ange delgivningsdag", "doc", MONEY, "notice"),
    Kind("betalning", "payment", "Betalning", "Ange betalning", "money", MONEY, "notice"),
    Kind("atagande", "undertaking_sent", "Åtagande att betala", "Ange åtagande", "money", MONEY, "notice"),
    Kind("kfm-ansokan", "enforcement_applied", "Ansökan om avhysning", "Ange ansökan", "house", COURT),
    Kind("kfm-tid", "eviction_time_informed", "Tid för avhysning", "Ange tid", "clock", COURT),
    Kind("kfm-bekraftelse", "kfm_confirmed", "Bekräftelse skickad", "Ange bekräftelse", "letter", COURT, "eviction"),
    Kind("avhysning-verkstalld", "eviction_done", "Avhysning verkställd", "Ange verkställd", "house", COURT, "matter"),
    Kind(
        "avhysning-aterkallad", "eviction_withdrawn", "Avhysning återkallad", "Ange återkallad", "undo", COURT, "matter"
    ),
    Kind("steg-klart", "step_done", "Steg klart", "Markera som klart", "check", STEP),
    Kind("hoppa-over", "step_skipped", "Hoppa över ett steg", "Hoppa över", "none", STEP),
    Kind("skjut-upp", "step_postponed", "Skjut upp ett steg", "Skjut upp", "hourglass", STEP),
)
KIND_OF_SLUG = {kind.slug: kind for kind in KINDS}
KIND_OF_TYPE = {kind.type: kind for kind in KINDS}
GROUPS = (CONTACT, MONEY, COURT)
