# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing in a file, and saying what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kvarbo.noticefiles.columns import Columns, dictionary
from kvarbo.noticefiles.reading import MAX_BYTES, Table
from kvarbo.notices.papers import PAPERS
from kvarbo.organisation.models import Board
from kvarbo.web.fields import DayField
from kvarbo.web.formrenderer.sections import Row, Section, SectionedForm

TOO_LARGE = f"Filen är för stor. Den får vara högst {MAX_BYTES // 1_000_000} MB; dela den i flera."
REGIMES = [
    ("", "Står i filen eller behövs inte"),
    ("JB12", "Hyresrätt"),
    ("BRL", "Bostadsrätt"),
    ("PRIV2012", "Privat uthyrning, äldre avtal"),
]
# A number is known by its form, whatever its column is called; its last four are not needed to see what it is.
LAST_FOUR = re.compile(r"\b((?:\d{2})?\d{6}[-+ ]?)\d{4}\b", re.ASCII)
SAMPLES = 3
SHORT = 40


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Fil",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        help_text="CSV eller Excel (.xlsx), högst 10 MB och 20 000 rader.",
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom.", "missing": "Välj en fil."},
    )
    sender = forms.CharField(
        label="Från vem kommer filen?",
        max_length=200,
        help_text="Hyresvärdens namn. Vi minns hur just deras kolumner ser ut.",
        error_messages={"required": "Ange vem filen kommer från."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    received_on = DayField(label="Filen kom in", missing="Ange vilken dag filen kom in.")
    board = forms.ChoiceField(label="Nämnd")

    def __init__(self, *, boards: Sequence[Board], body_size: int = 0, **given: Any) -> None:
        super().__init__(**given)
        self.boards = {board.slug: board for board in boards}
        self.fields["board"].choices = [(board.slug, board.name) for board in boards]  # type: ignore[attr-defined]
        if len(boards) == 1:
            del self.fields["board"]
        if body_size > MAX_BYTES:
            # The server reads no larger file, so the field is empty for another reason than it seems.
            self.fields["file"].error_messages["required"] = TOO_LARGE

    @property
    def chosen_board(self) -> Board:
        return self.boards[self.cleaned_data["board"]] if len(self.boards) > 1 else next(iter(self.boards.values()))


class ColumnsForm(SectionedForm, forms.Form):
    """One choice for each column of the file, and what is the same for all rows."""

    paper = forms.ChoiceField(label="Vad gäller raderna?", required=False)
    regime = forms.ChoiceField(label="Hur bor hushållen?", required=False, choices=REGIMES)
    landlord_name = forms.CharField(label="Avsändarens namn", required=False, max_length=200)
    landlord_phone = forms.CharField(label="Telefon", required=False, max_length=40)
    landlord_address = forms.CharField(label="Postadress", required=False, max_length=200)
    payment_account = forms.CharField(label="Bankgiro eller plusgiro", required=False, max_length=60)

    def __init__(self, *, table: Table, columns: Columns, constants: Mapping[str, str], **given: Any) -> None:
        by_place = {place: name for name, place in columns.items()}
        chosen = {f"column_{place}": by_place.get(place, "") for place in range(len(table.header))}
        super().__init__(initial={**constants, **chosen}, **given)
        self.header = table.header
        labels = dictionary().labels
        choices = [("", "Läs inte in"), *sorted(labels.items(), key=lambda pair: pair[1].casefold())]
        for place, name in enumerate(table.header):
            field = forms.ChoiceField(label=name, required=False, choices=choices, help_text=_samples(table, place))
            field.optional_mark = ""  # type: ignore[attr-defined]
            self.fields[f"column_{place}"] = field
        papers = [(slug, PAPERS[slug].title) for slug in dictionary().papers]
        self.fields["paper"].choices = [("", "Står i filen"), *papers]  # type: ignore[attr-defined]
        for name in dictionary().constant:
            self.fields[name].optional_mark = ""  # type: ignore[attr-defined]
        self.sections = _sections(len(table.header))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        held: dict[str, str] = {}
        for place, heading in enumerate(self.header):
            name = found.get(f"column_{place}")
            if name and name in held:
                self.add_error(f"column_{place}", f"Uppgiften är redan vald för kolumnen ”{held[name]}”.")
            elif name:
                held[name] = heading
        return found

    @property
    def columns(self) -> Columns:
        chosen = {self.cleaned_data.get(f"column_{place}"): place for place in range(len(self.header))}
        return {name: place for name, place in chosen.items() if name}

    @property
    def constants(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name) or "" for name in dictionary().constant}


def _samples(table: Table, place: int) -> str:
    values = dict.fromkeys(cells[place][:SHORT] for _, cells in table.rows[:60] if cells[place])
    return (
        "Till exempel " + ", ".join(LAST_FOUR.sub(r"\1••••", value) for value in list(values)[:SAMPLES])
        if values
        else "Kolumnen är tom."
    )


def _sections(width: int) -> tuple[Section, ...]:
    names = [f"column_{place}" for place in range(width)]
    rows = [tuple(names[start : start + 2]) for start in range(0, width, 2)]
    shapes = {1: "1", 2: "1-1"}
    return (
        Section(
            "1",
            "Kolumnerna i filen",
            tuple(Row(shapes[len(row)], row) for row in rows),
            "Över varje ruta står rubriken i filen. Välj vilken av våra uppgifter den är.",
        ),
        Section(
            "2",
            "Samma för alla rader",
            (
                Row("1-1", ("paper", "regime")),
                Row("2-1", ("landlord_name", "landlord_phone")),
                Row("2-1", ("landlord_address", "payment_account")),
            ),
            "Används för rader där filen inget säger.",
        ),
    )
