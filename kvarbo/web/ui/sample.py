# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invented content for the style page: every component once, around a given day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html

from kvarbo.web.ui import sample_plan
from kvarbo.web.ui.clock import Clock, no_clock, running_clock, stopped_clock
from kvarbo.web.ui.icons import ICONS, STATES
from kvarbo.web.ui.sample_form import sample_form
from kvarbo.web.ui.shapes import Action, Chip, CompareRow, Fact, Persona

COLOURS = (
    ("page", "Kalk", "#F6F4EF", "sidans bakgrund"),
    ("paper", "Papper", "#FFFFFF", "ytor där man arbetar"),
    ("linen", "Linne", "#EEEAE1", "märken, streck #DCD6C9"),
    ("text", "Kimrök", "#1F2A27", "text, 13,5:1 på kalk"),
    ("subtle", "Grå skiffer", "#4D5955", "bitext, 6,6:1 på kalk"),
    ("act", "Dörrgrön", "#1D5748", "handling, länk, klart. 8,4:1"),
    ("law", "Faluröd", "#8E2B1F", "lagens dag, sent. 8,4:1"),
    ("soon", "Ockra", "#A86E0C", "snart. Text #6F4A00, 7,9:1"),
    ("child", "Linblå", "#2A5673", "barn, andra, information. 7,8:1"),
    ("edge", "Sten", "#7C776B", "fält och knappar, 4,1:1 på kalk"),
)

CHIPS = (
    Chip("eviction", "Avhysning ons 9 dec, om 16 dagar"),
    Chip("clock", "Klockan: 6 dagar"),
    Chip("clock", "Klockan: minst 6 dagar", dashed=True),
    Chip("no_contact", "Ingen kontakt ännu, 3 försök"),
    Chip("children", "Barn i hushållet"),
    Chip("older", "65 år eller äldre"),
    Chip("notices", "Andra underrättelsen"),
    Chip("debt", "Hyresskuld 2,3 × hyran"),
    Chip("disturbance", "Störningar i boendet"),
    Chip("electricity", "Elskuld"),
    Chip("violence", "Frågan om våld är inte ställd"),
    Chip("contact", "Kontakt sedan 18 nov"),
    Chip("regime", "Bostadsrätt"),
    Chip("moved", "Flyttad upp av dig"),
    Chip("waiting", "Väntat 4 dagar"),
)

FACTS = (
    Fact("Bostad", "Påhittsgatan 12, lgh 1203", "3 rum, 8 940 kr i månaden"),
    Fact("Avtal och regler", "Hyresrätt, första hand", "Jordabalken 12 kap. (JB12)"),
    Fact("Skuld", "20 562 kr, 2,3 × hyran", "enligt hyresvärden 19 nov"),
    Fact("Samordnar", "Hanna Mallberg", "Vuxenenheten Norr"),
    Fact("Hyresvärd", "Exempelbostäder AB", "Bo Provström, 000-12 34"),
)

PEOPLE = (
    Fact("Ekonomiskt bistånd", "Omar Testlund, 000-22 10 07"),
    Fact("Barn och unga", "Petra Övberg, 000-22 10 19"),
)

COMPARE = (
    CompareRow("Namn", "Elen Påhitsson", "Ellen Påhittsson", "almost"),
    CompareRow("Adress", "Fantasigränd 5", "Fantasigränd 5", "same"),
    CompareRow("Lägenhet", "3 rum, 74 m²", "2 rum, 51 m²", "different"),
    CompareRow("Personnummer", "saknas", "finns", "missing"),
)

PERSONAS = (
    Persona("maj", "Maj Övstrand", "Registrator", "Registratur", "Tar emot underrättelser och öppnar ärenden."),
    Persona("hanna", "Hanna Mallberg", "Vuxenhandläggare", "Vuxenenheten Norr", "Samordnar ärenden i Norr."),
    Persona("petra", "Petra Övberg", "Barnhandläggare", "Barn och unga Norr", "Ser barnens del."),
)

ACTIONS = (
    Action("Logga kontakt", "#plan", icon="phone"),
    Action("Ny händelse", "#plan", icon="plus"),
    Action("Skriv ut planen", "#plan", icon="print"),
)

WORDS = (
    ("Minst 10 dagar kvar, preliminärt", "Förfallodatum 2026-12-03", "Säg hur säkert det är och varför."),
    ("Skulle ha börjat fre 20 nov. Börja nu.", "FÖRSENAD! −3 dagar", "Säg vad man gör nu. Skuldbelägg ingen."),
    ("Stämmer beloppet? Fråga Ellen.", "Ogiltig underrättelse", "Kvarbo frågar, människor bedömer."),
    ("Vi tror att det gäller Ellen Påhittsson", "Träff, 87 procent", "Personen är en person. Visa vad som stämde."),
)


def sample_page(*, today: date) -> dict[str, Any]:
    """The whole context of formsprak.html."""
    who = "38 år. Bor med <strong>{}</strong>, och <strong>{}</strong>."
    return {
        "today": today,
        "colours": COLOURS,
        "clocks": _clocks(today),
        "states": list(STATES),
        "icons": sorted(ICONS),
        "chips": CHIPS,
        "crumbs": [("Min dag", "#plan"), ("Ärende EX-2026-0412", "")],
        "lead": format_html(who, "Elin, 9 år", "jämna veckor Noa, 13 år"),
        "head_actions": ACTIONS,
        "situation": sample_plan.sample_situation(today=today),
        "facts": FACTS,
        "units": sample_plan.sample_units(today=today),
        "deadlines": sample_plan.sample_deadlines(today=today),
        "events": sample_plan.sample_events(today=today),
        "people": PEOPLE,
        "form": sample_form(today=today),
        "compare": COMPARE,
        "personas": PERSONAS,
        "choices": [("Alla", "#lista", True, 7), ("Hyra", "#lista", False, 2), ("Kronofogden", "#lista", False, 1)],
        "jumps": [("Märken", "#marken"), ("Vem gör vad", "#plan"), ("Formulär", "#formular"), ("Listor", "#lista")],
        "words": WORDS,
    }


def _clocks(today: date) -> list[Clock]:
    later = today + timedelta(10)
    return [
        running_clock(last=today, today=today),
        running_clock(last=today + timedelta(4), today=today),
        running_clock(last=today + timedelta(14), today=today),
        running_clock(last=later, today=today, preliminary=True, unknown="delgivningsdag okänd"),
        stopped_clock(note="Betald 29 juni"),
        no_clock(note="Rättelse utan dröjsmål"),
        running_clock(last=today - timedelta(3), today=today),
    ]
