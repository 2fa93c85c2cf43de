# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Controls that ask the way a paper does: days and amounts are typed, choices are seen all at once."""

from __future__ import annotations

from typing import Any

from django import forms


class CardLabel(str):
    """A choice's words with a second line under them."""

    hint: str

    def __new__(cls, title: str, hint: str = "") -> CardLabel:
        made = super().__new__(cls, title)
        made.hint = hint
        return made


class _TypedInput(forms.TextInput):
    usual: dict[str, Any] = {}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={**self.usual, **(attrs or {})})


class DayInput(_TypedInput, forms.DateInput):
    """A day as text: quicker than a picker when a paper lies beside the keyboard."""

    input_type = "text"
    usual = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "10", "class": "k-input--day"}

    def format_value(self, value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value


class AmountInput(_TypedInput):
    usual = {"inputmode": "numeric", "autocomplete": "off", "class": "k-input--amount"}


class PersonnummerInput(_TypedInput):
    usual = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false", "maxlength": "13"}


class RadioCards(forms.RadioSelect):
    """Each choice a card with its consequence under it."""

    template_name = "formrenderer/radio_cards.html"


class RadioRow(forms.RadioSelect):
    """Short choices side by side."""

    template_name = "formrenderer/radio_row.html"


class BigRadios(forms.RadioSelect):
    """Short choices as large surfaces side by side: one press each, also with a thumb."""

    template_name = "formrenderer/radio_big.html"
