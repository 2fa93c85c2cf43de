# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The events that a caseworker can enter by hand, as the pages call them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kvarbo.rules.eventtypes import EVENT_TYPES
from kvarbo.web.cases import facts, subjects

if TYPE_CHECKING:
    from kvarbo.web.cases.reading import CaseReading


# When a kind can be entered: while the case is open, once it is closed, or at any time.
OPEN, CLOSED, ALWAYS = "open", "closed", "always"


@dataclass(frozen=True)
class Kind:
    """`slug` in the address, `type` in the log, `title` of the form, `verb` of the button.

    `page`: the name of a page of its own, when it has more than the form that all share.
    """

    slug: str
    type: str
    title: str
    verb: str
    icon: str
    group: str
    needs: str = ""
    when: str = OPEN
    page: str = ""

    @property
    def floor(self) -> str:
        return EVENT_TYPES[self.type].floor

    def open_to(self, reading: CaseReading) -> bool:
        """Whether this reader may write it, and what it is about is there."""
        now = CLOSED if reading.case.closed_on else OPEN
        if self.floor not in reading.zones or self.when not in (now, ALWAYS):
            return False
        return not self.needs or THERE[self.needs](reading)


# What an event can need → whether the case has any.
THERE: dict[str, Callable[[CaseReading], bool]] = {
    "notice": lambda reading: bool(reading.situation.notices),
    "matter": lambda reading: bool(reading.situation.matters),
    "eviction": lambda reading: bool(reading.situation.evictions),
    "unit": lambda reading: bool(subjects.units_outside(reading)),
    "adult": lambda reading: bool(subjects.adult_choices(reading)),
    "child": lambda reading: bool(subjects.child_choices(reading)),
    "consent": lambda reading: bool(subjects.consent_choices(reading)),
    "application": lambda reading: bool(subjects.application_choices(reading)),
    "fact": lambda reading: bool(subjects.alternating(reading) or facts.fact_words(reading)),
    "other unit": lambda reading: bool(subjects.units_taking_part(reading)),
    "assigned": lambda reading: bool(subjects.assignments(reading)),
    "someone": lambda reading: bool(subjects.leaving_choices(reading)),
    "referral": lambda reading: bool(subjects.referral_choices(reading)),
    "mine": lambda reading: reading.own_unit == reading.coordinator,
}

CONTACT, MONEY, COURT, STEP = "Kontakt", "Hyran", "Kronofogden och hyresnämnden", ""
UNITS, HOUSEHOLD, CHILD, ECONOMY = "Enheter och handläggare", "Hushållet", "Barnet", "Ekonomi"
OTHER, ENDING = "Annat", "Avslut och uppföljning"

KINDS = (
    Kind("kontakt", "contact", "Kontakt", "Logga kontakt", "phone", CONTACT),
    Kind("besok", "visit", "Besök", "Logga besök", "door", CONTACT),
    Kind("brev", "letter_sent", "Brev", "Logga brev", "letter", CONTACT),
    Kind("kallelse", "summons_sent", "Kallelse", "Logga kallelse", "letter", CONTACT),
    Kind("mote", "meeting", "Möte", "Logga möte", "people", CONTACT),
    Kind("delgivning", "service_confirmed", "Delgivning bekräftad", "Ange delgivningsdag", "doc", MONEY, "notice"),
    Kind("betalning", "payment", "Betalning", "Ange betalning", "money", MONEY, "notice"),
    Kind("atagande", "undertaking_sent", "Åtagande att betala", "Ange åtagande", "money", MONEY, "notice"),
    Kind("belopp", "amount_disputed", "Beloppet ifrågasätts", "Ange belopp", "money", MONEY, "notice"),
    Kind("overenskommelse", "agreement", "Överenskommelse", "Ange överenskommelse", "doc", MONEY),
    Kind("forelaggande", "order_served", "Föreläggande delgivet", "Ange föreläggande", "doc", COURT),
    Kind("bestridande", "contested", "Kravet bestritt", "Ange bestridande", "doc", COURT),
    Kind("utslag", "verdict", "Utslag", "Ange utslag", "doc", COURT),
    Kind("hyresnamnden", "tribunal", "Hyresnämnden", "Ange besked", "doc", COURT),
    Kind("kfm-ansokan", "enforcement_applied", "Ansökan om avhysning", "Ange ansökan", "house", COURT),
    Kind("kfm-tid", "eviction_time_informed", "Tid för avhysning", "Ange tid", "clock", COURT),
    Kind("kfm-bekraftelse", "kfm_confirmed", "Bekräftelse skickad", "Ange bekräftelse", "letter", COURT, "eviction"),
    Kind("kfm-yttrande", "defendant_heard", "Tillfälle att yttra sig", "Ange tillfället", "doc", COURT, "matter"),
    Kind("anstand", "respite", "Anstånd", "Ange anstånd", "hourglass", COURT, "matter"),
    Kind("uppskov", "deferral", "Uppskov", "Ange uppskov", "hourglass", COURT, "matter"),
    Kind("avhysning-verkstalld", "eviction_done", "Avhysning verkställd", "Ange verkställd", "house", COURT, "matter"),
    Kind(
        "avhysning-aterkallad", "eviction_withdrawn", "Avhysning återkallad", "Ange återkallad", "undo", COURT, "matter"
    ),
    Kind("enhet", "unit_joined", "Ta med en enhet", "Ta med enheten", "plus", UNITS, "unit", ALWAYS),
    Kind("handlaggare", "assigned", "Utse handläggare", "Utse handläggare", "people", UNITS, when=ALWAYS),
    Kind(
        "enhet-lamnar", "unit_left", "En enhet lämnar", "Ange att enheten lämnar", "undo", UNITS, "other unit", ALWAYS
    ),
    Kind("handlaggare-lamnar", "unassigned", "Handläggare lämnar", "Ange vem", "undo", UNITS, "assigned", ALWAYS),
    Kind("samtycke", "consent_given", "Samtycke", "Ange samtycke", "doc", HOUSEHOLD, "adult"),
    Kind("samtycke-ater", "consent_withdrawn", "Återtaget samtycke", "Ange återtaget", "undo", HOUSEHOLD, "consent"),
    Kind("ny-i-hushallet", "person_joined", "Ny i hushållet", "Lägg till person", "people", HOUSEHOLD),
    Kind("bor-har", "person_changed", "Hur barnet bor", "Ange hur barnet bor", "house", HOUSEHOLD, "child"),
    Kind("lamnar-hushallet", "person_left", "Lämnar hushållet", "Ange vem", "undo", HOUSEHOLD, "someone"),
    Kind("boende", "housing_secured", "Boende ordnat", "Ange boende", "house", HOUSEHOLD),
    Kind("skyddsbedomning", "protection_assessed", "Skyddsbedömning", "Ange bedömning", "doc", CHILD, "child"),
    Kind(
        "forhandsbedomning",
        "preliminary_assessment",
        "Förhandsbedömning",
        "Ange förhandsbedömning",
        "doc",
        CHILD,
        "child",
    ),
    Kind("utredning", "inquiry", "Utredning om barnet", "Ange utredning", "doc", CHILD, "child"),
    Kind("barnsamtal", "child_talk", "Samtal med barnet", "Logga samtal", "people", CHILD, "child"),
    Kind("ansokan", "application", "Ansökan", "Ange ansökan", "doc", ECONOMY),
    Kind("beslut", "decision", "Beslut", "Ange beslut", "check", ECONOMY, "application"),
    Kind("anteckning", "note", "Anteckning", "Skriv anteckning", "doc", OTHER, when=ALWAYS),
    Kind("uppgift", "fact_set", "Uppgift", "Ange uppgift", "doc", OTHER, "fact"),
    Kind("eget-steg", "step_added", "Eget steg", "Lägg till ett steg", "plus", OTHER),
    Kind("fraga", "referral", "Fråga till en annan verksamhet", "Ange fråga", "letter", OTHER),
    Kind("svar", "referral_answered", "Svar på en fråga", "Ange svar", "check", OTHER, "referral"),
    Kind("steg-klart", "step_done", "Steg klart", "Markera som klart", "check", STEP, when=ALWAYS),
    Kind("hoppa-over", "step_skipped", "Hoppa över ett steg", "Hoppa över", "none", STEP, when=ALWAYS),
    Kind("skjut-upp", "step_postponed", "Skjut upp ett steg", "Skjut upp", "hourglass", STEP, when=ALWAYS),
    Kind(
        "avsluta",
        "case_closed",
        "Avsluta ärendet",
        "Avsluta ärendet",
        "check",
        ENDING,
        "mine",
        OPEN,
        "case-close",
    ),
    Kind("folj-upp", "follow_up", "Uppföljning", "Följ upp", "phone", ENDING, "", CLOSED, "case-follow-up"),
    Kind("oppna-igen", "case_reopened", "Öppna igen", "Öppna igen", "undo", ENDING, "mine", CLOSED, "case-reopen"),
    Kind("flytta-dag", "order_moved", "Flytta sista dagen", "Flytta dagen", "arrow", STEP),
)
KIND_OF_SLUG = {kind.slug: kind for kind in KINDS}
KIND_OF_TYPE = {kind.type: kind for kind in KINDS}
GROUPS = (CONTACT, MONEY, COURT, UNITS, HOUSEHOLD, CHILD, ECONOMY, OTHER, ENDING)
