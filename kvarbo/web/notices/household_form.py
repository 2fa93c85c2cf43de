# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who else lives there, as far as the registrar knows: children first, then other adults."""

from __future__ import annotations

from typing import Any

from django import forms

from kvarbo.dwellings.enums import Hand
from kvarbo.notices.services import Member
from kvarbo.web.fields import DayField
from kvarbo.web.formrenderer.widgets import CardLabel, RadioCards
from kvarbo.web.labels import LIVES_HERE_SV, PART_SV

CHILDREN, ADULTS = (1, 2, 3), (1, 2)
HOW_CHILD_LIVES = [("", "Inget barn"), *((key, LIVES_HERE_SV[key]) for key in LIVES_HERE_SV if key != "no")]
WHAT_ADULT_IS = [("", "Ingen mer"), *((part, PART_SV[part]) for part in ("co_tenant", "partner", "adult"))]

NOBODY, MEMBERS, TENANT = "nej", "andra", "hyresgasten"
PROTECTED = [
    (NOBODY, CardLabel("Nej, eller vi vet inte", "")),
    (
        MEMBERS,
        CardLabel(
            "Ja, andra i hushållet",
            "Barnen och de vuxna som du skriver här döljs för alla utom den som får läsa skyddade uppgifter.",
        ),
    ),
    (
        TENANT,
        CardLabel("Ja, den som papperet gäller", "Då sparas inget här. Lämna papperet till den som har behörighet."),
    ),
]
LEAVE_IT = "Lämna papperet till den som har behörighet för skyddade uppgifter. Inget är sparat."


class HouseholdForm(forms.Form):
    protected = forms.ChoiceField(
        label="Har någon i hushållet skyddade personuppgifter?",
        choices=PROTECTED,
        initial=NOBODY,
        required=False,
        widget=RadioCards(),
    )
    hand = forms.ChoiceField(label="Så har hushållet bostaden", choices=Hand.choices, required=False)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name in ("hand", "protected"):
            self.fields[name].optional_mark = ""  # type: ignore[attr-defined]
        for number in CHILDREN:
            self._row(f"child_{number}", "lives", f"Barn {number}", HOW_CHILD_LIVES)
        for number in ADULTS:
            self._row(f"adult_{number}", "part", f"Vuxen {number}", WHAT_ADULT_IS)

    def _row(self, name: str, first: str, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields[f"{name}_{first}"] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.fields[f"{name}_name"] = forms.CharField(label="Namn", required=False, max_length=200)
        self.fields[f"{name}_born"] = DayField(label="Född", required=False)
        for part in (first, "name", "born"):
            self.fields[f"{name}_{part}"].optional_mark = "" if part == first else "om du vet"  # type: ignore[attr-defined]

    @property
    def child_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"child_{number}_{part}"] for part in ("lives", "name", "born")] for number in CHILDREN]

    @property
    def adult_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"adult_{number}_{part}"] for part in ("part", "name", "born")] for number in ADULTS]

    @property
    def adults_open(self) -> bool:
        return any(field.value() or field.errors for row in self.adult_rows for field in row)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, first, words in self._rows():
            told = data.get(f"{name}_name") or data.get(f"{name}_born")
            if told and not data.get(f"{name}_{first}"):
                self.add_error(f"{name}_{first}", words)
        return data

    def _rows(self) -> list[tuple[str, str, str]]:
        children = [(f"child_{number}", "lives", "Välj hur barnet bor, eller töm raden.") for number in CHILDREN]
        adults = [(f"adult_{number}", "part", "Välj vem den vuxna är, eller töm raden.") for number in ADULTS]
        return children + adults

    def tells_members(self, data: dict[str, Any]) -> bool:
        return any(data.get(f"{name}_{first}") for name, first, _ in self._rows())

    @property
    def members(self) -> list[Member]:
        data, found = self.cleaned_data, []
        for name, first, _ in self._rows():
            if chosen := data[f"{name}_{first}"]:
                child = first == "lives"
                found.append(
                    Member(
                        name=data[f"{name}_name"].strip(),
                        part="child" if child else chosen,
                        lives_here=chosen if child else "permanent",
                        born_on=data[f"{name}_born"],
                        protected=data["protected"] == MEMBERS,
                    )
                )
        return found
