# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule's own questions as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from kvarbo.dwellings.enums import Regime
from kvarbo.rules.rule import Fact, Rule
from kvarbo.web.fields import DayField

YES_NO = [("", "Vet inte"), ("ja", "Ja"), ("nej", "Nej")]


class TryForm(forms.Form):
    """Every fact may be unknown: then the answer says so."""

    def __init__(self, *, rule: Rule, data: Mapping[str, Any] | None) -> None:
        super().__init__(data=data)
        self.rule = rule
        for fact in rule.facts:
            self.fields[fact.key] = _field(fact)
        if rule.regimes:
            known = [(value, label) for value, label in Regime.choices]
            self.fields["regime"] = forms.ChoiceField(
                label="Lag som avtalet följer", choices=[("", "Vilken som helst"), *known], required=False
            )
        self.fields["on"] = DayField(
            label="Lagen som den lydde", required=False, help_text="Lämna tomt för den dag som avgör."
        )

        for one in self.fields.values():
            one.optional_mark = ""  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, object]:
        """The facts that are known, as the rule wants them."""
        found: dict[str, object] = {}
        for fact in self.rule.facts:
            value = self.cleaned_data.get(fact.key)
            if value in (None, ""):
                continue
            found[fact.key] = _value(fact, value)
        return found


def _field(fact: Fact) -> forms.Field:
    if fact.type == "dag":
        return DayField(label=fact.label, required=False, help_text=fact.help)
    if fact.type == "ja_nej":
        return forms.ChoiceField(label=fact.label, choices=YES_NO, required=False, help_text=fact.help)
    return forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label=fact.label,
        required=False,
        help_text=fact.help or "Skriv som 2027-01.",
        error_messages={"invalid": "Det är ingen månad. Skriv som 2027-01."},
    )


def _value(fact: Fact, value: Any) -> object:
    if fact.type == "ja_nej":
        return value == "ja"
    return value.isoformat() if fact.type == "dag" else value
