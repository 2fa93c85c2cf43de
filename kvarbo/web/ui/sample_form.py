# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""An invented form for the style page: part of a notice on paper, with every kind of field."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms

from kvarbo.web.formrenderer.sections import Row, Section, SectionedForm
from kvarbo.web.formrenderer.widgets import AmountInput, CardLabel, DayInput, PersonnummerInput, RadioCards, RadioRow

CHANNELS = [("recommended_letter", "Rekommenderat brev"), ("email", "E-post")]
SAME_PERSON = [
    ("yes", "Ja, det är Ellen Påhittsson, född 1991"),
    ("no", "Nej, sök en annan"),
    ("unknown", "Vet inte ännu"),
]
DECISIONS = [
    ("open", CardLabel("Öppna ett nytt ärende", "Vårt förslag: inget ärende är öppet. Utredning ska inledas genast.")),
    ("join", CardLabel("Lägg till i ett öppet ärende", "Ellen har inget öppet ärende. Välj ett annat hushåll.")),
    ("none", CardLabel("Ingen åtgärd", "Kräver ett skäl, som sparas.")),
]


class SampleForm(SectionedForm, forms.Form):
    channel = forms.ChoiceField(label="Sätt", choices=CHANNELS)
    posted_on = forms.DateField(label="Postat", widget=DayInput(), required=False)
    received_on = forms.DateField(label="Kom in", widget=DayInput())
    landlord_name = forms.CharField(label="Namn")
    landlord_phone = forms.CharField(label="Telefon", required=False)
    tenant_name = forms.CharField(label="Namn på hyresgästen", help_text="Skriv som det står på blanketten.")
    personnummer = forms.CharField(
        label="Personnummer", widget=PersonnummerInput(), required=False, help_text="Finns inte på blankett 3."
    )
    rooms = forms.CharField(label="Antal rum", required=False)
    size = forms.CharField(label="Storlek", required=False)
    amount = forms.IntegerField(
        label="Belopp", widget=AmountInput(), error_messages={"required": "Skriv beloppet i hela kronor."}
    )
    same_person = forms.ChoiceField(label="Är det samma person?", choices=SAME_PERSON, widget=RadioRow())
    decision = forms.ChoiceField(label="Beslut", choices=DECISIONS, widget=RadioCards())
    reason = forms.CharField(
        label="Skäl",
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Läses av enhetschefen och den som granskar.",
    )
    told = forms.BooleanField(label="Barn och unga har fått besked", required=False)

    sections = (
        Section(
            "letter",
            "Så kom den in",
            (Row("1-1-1", ("channel", "posted_on", "received_on")),),
            "Brevet räknas som lämnat när det postades, inte när det kom fram (12 kap. 63 § jordabalken).",
        ),
        Section("1", "Hyresvärd", (Row("2-1", ("landlord_name", "landlord_phone")),)),
        Section("2", "Hyresgäst", (Row("1-1", ("tenant_name", "personnummer")),)),
        Section("3", "Lägenhet och belopp", (Row("1-1-1", ("rooms", "size", "amount")),)),
    )


def sample_form(*, today: date) -> SampleForm:
    """Filled in with two faults, so that the page shows how they are told."""
    return SampleForm(
        data={
            "channel": "recommended_letter",
            "posted_on": (today - timedelta(4)).isoformat(),
            "received_on": "20 nov",
            "landlord_name": "Exempelbostäder AB",
            "landlord_phone": "000-12 34 00",
            "tenant_name": "Elen Påhitsson",
            "rooms": "3 rum och kök",
            "size": "74 m²",
            "amount": "",
            "same_person": "yes",
            "decision": "open",
        }
    )
