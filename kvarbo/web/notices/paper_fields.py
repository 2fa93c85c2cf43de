# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every field that a paper may have, as the registrar meets it. What it may hold is judged by kvarbo.notices."""

from __future__ import annotations

from collections.abc import Callable

from django import forms

from kvarbo.web.formrenderer.sections import Row, Section
from kvarbo.web.formrenderer.widgets import AmountInput, CardLabel, DayInput, PersonnummerInput, RadioCards, RadioRow

REGIMES = {
    "JB12": CardLabel("Hyresrätt", "Hyreslagen, 12 kap. jordabalken. Det vanliga."),
    "BRL": CardLabel("Bostadsrätt", "Bostadsrättslagen. Papperet kommer från föreningen."),
    "PRIV2012": CardLabel(
        "Privat uthyrning, äldre avtal", "Avtal från före 1 juli 2026. Nyare avtal har ingen blankett 3."
    ),
    "PRIV2026": CardLabel("Privat uthyrning, nyare avtal", "Avtal från 1 juli 2026 eller senare."),
    "ANNAT": CardLabel("På annat sätt, eller vet inte", "Ingen av lagarna är säker."),
}
CHILDREN_TOLD = [("yes", "Ja, barn nämns"), ("no", "Nej, det står att inga barn finns"), ("", "Står inte")]


def _text(label: str, *, hint: str = "", longest: int = 200) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=longest, help_text=hint, widget=widget)


def _day(label: str, *, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=20, help_text=hint, widget=DayInput())


def _amount(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=20, widget=AmountInput())


def _choice(label: str, *, widget: type[forms.Widget] = forms.Select) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=widget())


def _number() -> forms.CharField:
    return forms.CharField(label="Personnummer", required=False, max_length=20, widget=PersonnummerInput())


def _served() -> forms.CharField:
    return forms.CharField(
        label="Hyresgästen delgavs",
        required=False,
        max_length=20,
        widget=DayInput(attrs={"class": "k-input--unknown", "placeholder": "Vet inte ännu"}),
        help_text="Lämna tomt om du inte vet. Klockan är då preliminär och räknas om när svaret kommer.",
    )


def _told() -> forms.CharField:
    return forms.CharField(
        label="Vad papperet berättar",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "4"}),
        help_text="Kort, med papperets egna ord. Skriv bara det som behövs.",
    )


FIELDS: dict[str, Callable[[], forms.Field]] = {
    "channel": lambda: _choice("Sätt"),
    "posted_on": lambda: _day("Postat"),
    "received_on": lambda: _day("Kom in"),
    "sender": lambda: _choice("Vem kommer det från?"),
    "cause": lambda: _choice("Vad gäller det?"),
    "landlord_name": lambda: _text("Namn"),
    "landlord_phone": lambda: _text("Telefon", longest=40),
    "landlord_address": lambda: _text("Postadress"),
    "matter": lambda: _text("Målnummer", longest=60),
    "tenant_name": lambda: _text("Namn på hyresgästen", hint="Skriv som det står på papperet."),
    "tenant_personnummer": _number,
    "tenant_street": lambda: _text("Gatuadress"),
    "tenant_postal": lambda: _text("Postnummer och ort"),
    "rooms": lambda: _text("Antal rum"),
    "size_m2": lambda: _text("Storlek"),
    "flat_number": lambda: _text("Lägenhetsnummer"),
    "amount": lambda: _amount("Belopp att betala"),
    "due_on": lambda: _day("Förfallodag"),
    "interest": lambda: _amount("Ränta"),
    "rent_month": lambda: _text("Hyresmånad", hint="Skriv som 2026-11."),
    "payment_account": lambda: _text("Bankgiro eller plusgiro"),
    "ocr": lambda: _text("OCR"),
    "applied_on": lambda: _day("Ansökan kom till Kronofogden"),
    "eviction_at": lambda: _text("Tid för avhysning", hint="Skriv som 2026-12-09 09.30.", longest=20),
    "cut_off_on": lambda: _day("Elen kan stängas av från"),
    "told": _told,
    "children_told": lambda: _choice("Nämns barn på papperet?", widget=RadioRow),
    "served_on": _served,
    "regime": lambda: _choice("Hur bor hushållet?", widget=RadioCards),
    "kind_reason": lambda: _text("Skäl till ändringen", hint="Sparas med underrättelsen."),
    "kind": lambda: _choice("Slag"),
}

POSTED = "Ett rekommenderat brev räknas från dagen det postades, inte när det kom fram (12 kap. 63 § jordabalken)."
# Mark by icon, title, rows. Form 3 has numbers of its own, in the same order.
LAYOUT = (
    Section(
        "letter",
        "Så kom den in",
        (Row("1-1-1", ("channel", "posted_on", "received_on")), Row("1-1", ("sender", "cause"))),
    ),
    Section(
        "note",
        "Avsändare",
        (
            Row("2-1", ("landlord_name", "landlord_phone")),
            Row("1", ("landlord_address",)),
            Row("1-1", ("matter", "applied_on")),
            Row("1-1", ("eviction_at",)),
        ),
    ),
    Section(
        "people",
        "Hyresgäst",
        (Row("1-1", ("tenant_name", "tenant_personnummer")), Row("1-1", ("tenant_street", "tenant_postal"))),
    ),
    Section("house", "Lägenhet", (Row("1-1-1", ("rooms", "size_m2", "flat_number")),)),
    Section(
        "money",
        "Belopp att betala",
        (Row("1-1-1", ("amount", "due_on", "interest")), Row("1-1", ("rent_month", "cut_off_on"))),
    ),
    Section("doc", "Betalning", (Row("1-1", ("payment_account", "ocr")),)),
    Section(
        "plus",
        "Bra att veta",
        (Row("1-1", ("served_on",)), Row("1", ("told",)), Row("1", ("children_told",)), Row("1", ("regime",))),
    ),
)
FORM_3_NUMBERS = {"Avsändare": "1", "Hyresgäst": "2", "Lägenhet": "3", "Belopp att betala": "4", "Betalning": "5"}
TENANT_TITLES = {
    "ansokan": "Den som söker",
    "anmalan": "Den som det gäller",
    "elskuld": "Kund",
    "kronofogden-ansokan": "Den som kan avhysas",
    "kronofogden-tid": "Den som ska avhysas",
}
