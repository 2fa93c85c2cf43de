# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One plain Swedish sentence for an event: what the reasons are made of."""

from __future__ import annotations

import datetime as dt

from kvarbo.rules.caselog import Event
from kvarbo.rules.dictionary import in_swedish
from kvarbo.rules.wording import say_amount, say_day

SENTENCES = {
    "case_opened": "Ärendet öppnades",
    "case_closed": "Ärendet avslutades",
    "case_reopened": "Ärendet öppnades igen",
    "routine_adopted": "Ärendet gick över till en ny version av rutinen",
    "unit_joined": "En enhet kom med i ärendet",
    "unit_left": "En enhet lämnade ärendet",
    "assigned": "En handläggare utsågs",
    "unassigned": "En handläggare lämnade ärendet",
    "person_joined": "En person kom med i ärendet",
    "person_changed": "Uppgifterna om en person ändrades",
    "person_left": "En person lämnade ärendet",
    "fact_set": "En uppgift antecknades",
    "tenancy_recorded": "Bostaden antecknades",
    "service_confirmed": "Vi fick veta när hyresgästen delgavs",
    "amount_disputed": "Beloppet ifrågasattes",
    "order_served": "Kronofogdens föreläggande delgavs",
    "contested": "Kravet bestreds",
    "verdict": "Kronofogden meddelade utslag",
    "tribunal": "Hyresnämnden har ärendet",
    "enforcement_applied": "Avhysning begärdes hos Kronofogden",
    "defendant_heard": "Den som ska flytta fick tillfälle att yttra sig",
    "respite": "Frågan om anstånd avgjordes",
    "deferral": "Frågan om uppskov avgjordes",
    "eviction_done": "Avhysningen verkställdes",
    "eviction_withdrawn": "Avhysningen återkallades",
    "letter_sent": "Ett brev skickades",
    "summons_sent": "En kallelse skickades",
    "kfm_confirmed": "Kronofogden fick vår bekräftelse",
    "consent_given": "Samtycke lämnades",
    "consent_withdrawn": "Samtycke återkallades",
    "child_talk": "Ett samtal med barnet hölls",
    "application": "En ansökan kom in",
    "decision": "Ett beslut fattades",
    "undertaking_sent": "Ett åtagande att betala skickades till hyresvärden",
    "agreement": "En överenskommelse träffades",
    "protection_assessed": "En skyddsbedömning gjordes",
    "preliminary_assessment": "En förhandsbedömning gjordes",
    "inquiry": "En utredning om barnet antecknades",
    "housing_secured": "Ett boende ordnades",
    "referral": "En annan enhet tillfrågades",
    "referral_answered": "Den tillfrågade enheten svarade",
    "step_done": "Steget markerades som klart",
    "step_skipped": "Steget hoppades över",
    "step_postponed": "Steget sköts upp",
    "step_added": "Steget lades till",
    "order_moved": "Ordningen ändrades",
    "note": "En anteckning skrevs",
    "follow_up": "En uppföljning gjordes",
}
CAUSES = {
    "rent_arrears": "obetald hyra eller avgift",
    "disturbance": "störningar i boendet",
    "unlawful_sublet": "olovlig andrahandsuthyrning",
    "electricity_debt": "elskuld",
    "eviction": "avhysning",
}
REACHED = {"reached": "vi nådde fram", "no_answer": "inget svar", "refused": "den vi sökte avböjde"}
KINDS = {
    "notice": "En underrättelse",
    "report": "En anmälan",
    "application": "En ansökan",
    "early_signal": "En tidig signal",
}


def tell(event: Event) -> str:
    """”Underrättelse om obetald hyra kom in mån 23 nov 2026.” Never a name, a number of a person or a free text."""
    return f"{_what(event)} {say_day(event.on)}."


def _what(event: Event) -> str:
    data = event.data
    if event.type == "notice_joined":
        return f"{KINDS[data['kind']]} om {CAUSES[data['cause']]} kom in"
    if event.type == "contact":
        return f"Kontakt ({in_swedish(data['channel'])}), {REACHED[data['result']]},"
    if event.type == "visit":
        return f"{'Aviserat' if data['announced'] else 'Oanmält'} besök, {REACHED[data['result']]},"
    if event.type == "payment":
        return f"{say_amount(data['amount'])} betalades {say_day(data['paid_on'])}, enligt uppgift"
    if event.type == "meeting":
        return "Ett möte hölls" if data["held"] else "Ingen kom till mötet"
    if event.type == "eviction_time_informed":
        return f"Kronofogden satte tid för avhysning till {say_time(data['at'])}, enligt besked"
    return SENTENCES[event.type]


def say_time(moment: str) -> str:
    """ons 9 dec 2026 kl. 09.30"""
    return f"{say_day(dt.date.fromisoformat(moment[:10]))} kl. {moment[11:13]}.{moment[14:16]}"
