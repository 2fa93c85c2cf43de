# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Form 3 in the paper's order, with its numbers. What the fields may hold is judged by kvarbo.notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any

from django import forms

from kvarbo.notices.services import NoticeDraft
from kvarbo.organisation.models import Board
from kvarbo.web.formrenderer.sections import Row, Section, SectionedForm
from kvarbo.web.formrenderer.widgets import AmountInput, CardLabel, DayInput, PersonnummerInput, RadioCards
from kvarbo.web.labels import choices_of

REGIMES = [
    ("JB12", CardLabel("Hyresrätt", "Hyreslagen, 12 kap. jordabalken. Det vanliga.")),
    ("BRL", CardLabel("Bostadsrätt", "Bostadsrättslagen. Underrättelsen kommer från föreningen.")),
    (
        "PRIV2012",
        CardLabel("Privat uthyrning, äldre avtal", "Avtal från före 1 juli 2026. Nyare avtal har ingen blankett 3."),
    ),
]
MUST = frozenset("channel received_on landlord_name tenant_name tenant_street amount regime board submission".split())
IF_ANY = "om det finns"


def _text(label: str, *, hint: str = "", auto: str = "off") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": auto})
    return forms.CharField(label=label, required=False, max_length=200, help_text=hint, widget=widget)


def _day(label: str, *, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=20, help_text=hint, widget=DayInput())


def _amount(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=20, widget=AmountInput())


class NoticeForm(SectionedForm, forms.Form):
    """All text: one judge says every fault at once."""

    submission = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=64)
    board = forms.ChoiceField(label="Nämnd", required=False)
    channel = forms.ChoiceField(label="Sätt", required=False)
    posted_on = _day("Postat")
    received_on = _day("Kom in")
    landlord_name = _text("Namn")
    landlord_phone = _text("Telefon")
    landlord_address = _text("Postadress")
    tenant_name = _text("Namn på hyresgästen", hint="Skriv som det står på blanketten.")
    tenant_personnummer = forms.CharField(
        label="Personnummer",
        required=False,
        max_length=20,
        widget=PersonnummerInput(),
        help_text="Finns inte på blankett 3.",
    )
    tenant_street = _text("Gatuadress")
    tenant_postal = _text("Postnummer och ort")
    rooms = _text("Antal rum")
    size_m2 = _text("Storlek")
    flat_number = _text("Lägenhetsnummer")
    amount = _amount("Belopp att betala")
    due_on = _day("Förfallodag")
    interest = _amount("Ränta")
    rent_month = _text("Hyresmånad", hint="Skriv som 2026-11.")
    payment_account = _text("Bankgiro eller plusgiro")
    ocr = _text("OCR")
    served_on = forms.CharField(
        label="Hyresgästen delgavs",
        required=False,
        max_length=20,
        widget=DayInput(attrs={"class": "k-input--unknown", "placeholder": "Vet inte ännu"}),
        help_text="Lämna tomt om du inte vet. Klockan är då preliminär och räknas om när svaret kommer.",
    )
    regime = forms.ChoiceField(label="Hur bor hushållet?", choices=REGIMES, required=False, widget=RadioCards())

    sections = (
        Section(
            "letter",
            "Så kom den in",
            (Row("1-1-1", ("channel", "posted_on", "received_on")),),
            "Ett rekommenderat brev räknas från dagen det postades, inte när det kom fram (12 kap. 63 § jordabalken).",
        ),
        Section(
            "1",
            "Hyresvärd",
            (Row("2-1", ("landlord_name", "landlord_phone")), Row("1", ("landlord_address",))),
        ),
        Section(
            "2",
            "Hyresgäst",
            (
                Row("1-1", ("tenant_name", "tenant_personnummer")),
                Row("1-1", ("tenant_street", "tenant_postal")),
            ),
        ),
        Section("3", "Lägenhet", (Row("1-1-1", ("rooms", "size_m2", "flat_number")),)),
        Section(
            "4",
            "Belopp att betala",
            (Row("1-1-1", ("amount", "due_on", "interest")), Row("1-1-1", ("rent_month",))),
        ),
        Section("5", "Betalning", (Row("1-1", ("payment_account", "ocr")),)),
        Section("plus", "Bra att veta", (Row("1-1", ("served_on",)), Row("1", ("regime",)))),
    )

    def __init__(self, *, boards: Sequence[Board], today: dt.date, **given: Any) -> None:
        super().__init__(**given)
        self.boards = {board.slug: board for board in boards}
        self.fields["channel"].choices = [("", "Välj"), *choices_of("channel", on=today)]  # type: ignore[attr-defined]
        self.fields["board"].choices = [(board.slug, board.name) for board in boards]  # type: ignore[attr-defined]
        if len(boards) > 1:
            first = self.sections[0]
            rows = (Row("1", ("board",)), *first.rows)
            self.sections = (Section(first.mark, first.title, rows, first.note), *self.sections[1:])
        else:
            del self.fields["board"]
        for name, one in self.fields.items():
            one.optional_mark = "" if name in MUST else IF_ANY  # type: ignore[attr-defined]
        self.fields["served_on"].optional_mark = ""  # type: ignore[attr-defined]

    @property
    def chosen_board(self) -> Board:
        boards = list(self.boards.values())
        return self.boards[self.cleaned_data["board"]] if len(boards) > 1 else boards[0]

    @property
    def draft(self) -> NoticeDraft:
        known = {one.name for one in fields_of(NoticeDraft)}
        return NoticeDraft.from_mapping({name: value for name, value in self.cleaned_data.items() if name in known})

    def blame(self, errors: Mapping[str, str]) -> None:
        """Say what the judge found, at the field it stands in."""
        for name, message in errors.items():
            self.add_error(name if name in self.fields else None, message)
