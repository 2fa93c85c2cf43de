# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to do with a notice: whom it is about, what is decided, which unit answers, who else lives there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kvarbo.cases.models import Case
from kvarbo.dwellings.enums import Hand
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match
from kvarbo.notices.services import Member
from kvarbo.people.models import Person
from kvarbo.rules.profile import Unit
from kvarbo.web.fields import DayField
from kvarbo.web.formrenderer.widgets import CardLabel, RadioCards
from kvarbo.web.labels import LIVES_HERE_SV
from kvarbo.web.ui.dates import short_day

NEW_PERSON, OPEN, JOIN, NONE = "ny", "oppna", "lagg-till", "ingen"
CHILDREN = (1, 2, 3)
HOW_CHILD_LIVES = [("", "Inget barn"), *((key, LIVES_HERE_SV[key]) for key in LIVES_HERE_SV if key != "no")]


class DecisionForm(forms.Form):
    person = forms.ChoiceField(
        label="Vem gäller det?", widget=RadioCards(), error_messages={"required": "Välj vem underrättelsen gäller."}
    )
    decision = forms.ChoiceField(
        label="Beslut", widget=RadioCards(), error_messages={"required": "Välj vad som ska göras."}
    )
    reason = forms.CharField(
        label="Skäl till att inget görs",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Sparas med underrättelsen. Läses av dem som tar emot underrättelser hos nämnden.",
    )
    unit = forms.ChoiceField(label="Ansvarig enhet", required=False)
    hand = forms.ChoiceField(label="Så har hushållet bostaden", choices=Hand.choices, required=False)

    def __init__(
        self, *, notice: Notice, matches: Sequence[Match], units: Sequence[Unit], proposed: Unit | None, **given: Any
    ) -> None:
        super().__init__(**given)
        self.people = {match.person.pk: match.person for match in matches}
        self.cases = {case.number: (case, match.person) for match in matches for case in match.cases}
        self.fields["person"].choices = _people(notice, matches)  # type: ignore[attr-defined]
        self.fields["decision"].choices = _decisions(matches)  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "Välj enhet"), *((unit.slug, unit.name) for unit in units)]  # type: ignore[attr-defined]
        self.fields["unit"].optional_mark = self.fields["hand"].optional_mark = ""  # type: ignore[attr-defined]
        self.fields["reason"].optional_mark = "krävs om inget görs"  # type: ignore[attr-defined]
        self.fields["unit"].initial = proposed.slug if proposed else ""
        sure = [match for match in matches if match.sure]
        self.fields["person"].initial = sure[0].person.pk if sure else NEW_PERSON if not matches else None
        self.fields["decision"].initial = _first_choice(sure or matches)
        for number in CHILDREN:
            self.fields[f"child_{number}_lives"] = forms.ChoiceField(
                label=f"Barn {number}", choices=HOW_CHILD_LIVES, required=False
            )
            self.fields[f"child_{number}_name"] = forms.CharField(label="Namn", required=False, max_length=200)
            self.fields[f"child_{number}_born"] = DayField(label="Född", required=False)
            for part in ("lives", "name", "born"):
                self.fields[f"child_{number}_{part}"].optional_mark = "" if part == "lives" else "om du vet"  # type: ignore[attr-defined]

    @property
    def child_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"child_{number}_{part}"] for part in ("lives", "name", "born")] for number in CHILDREN]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        decision = data.get("decision", "")
        if decision == NONE and not data.get("reason", "").strip():
            self.add_error("reason", "Skriv varför underrättelsen inte leder till någon åtgärd.")
        if decision == OPEN and not data.get("unit"):
            self.add_error("unit", "Välj vilken enhet som svarar för ärendet.")
        if decision.startswith(JOIN) and data.get("person") and data["person"] != self.cases[self.case_number][1].pk:
            self.add_error(
                "person", f"Ärende {self.case_number} gäller en annan person. Välj samma person som i ärendet."
            )
        for number in CHILDREN:
            told = data.get(f"child_{number}_name") or data.get(f"child_{number}_born")
            if told and not data.get(f"child_{number}_lives"):
                self.add_error(f"child_{number}_lives", "Välj hur barnet bor, eller töm raden.")
        return data

    @property
    def case_number(self) -> str:
        return str(self.cleaned_data["decision"]).removeprefix(f"{JOIN}:")

    @property
    def case(self) -> Case:
        return self.cases[self.case_number][0]

    @property
    def chosen_person(self) -> Person | None:
        return self.people.get(self.cleaned_data["person"])

    @property
    def members(self) -> list[Member]:
        data = self.cleaned_data
        return [
            Member(
                name=data[f"child_{number}_name"].strip(),
                part="child",
                lives_here=data[f"child_{number}_lives"],
                born_on=data[f"child_{number}_born"],
            )
            for number in CHILDREN
            if data[f"child_{number}_lives"]
        ]


def _people(notice: Notice, matches: Sequence[Match]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for match in matches:
        sure = "Personnumret är detsamma." if match.sure else "Jämför uppgifterna innan du väljer."
        found.append((match.person.pk, CardLabel(f"Ja, det är {match.person.name}{_born(match.person)}", sure)))
    title = "Någon annan, som vi inte känner" if matches else "En person som vi inte känner"
    return [*found, (NEW_PERSON, CardLabel(title, f"Vi antecknar {notice.tenant_name} som ny."))]


def _born(person: Person) -> str:
    return f", född {person.born_on.year}" if person.born_on else ""


def _decisions(matches: Sequence[Match]) -> list[tuple[str, str]]:
    known = [(case, match.person) for match in matches for case in match.cases]
    open_hint = "Utredning ska inledas genast (14 kap. 2 § socialtjänstlagen)."
    if not known:
        open_hint = f"Vårt förslag: inget öppet ärende är känt. {open_hint}"
    joins = [
        (
            f"{JOIN}:{case.number}",
            CardLabel(f"Lägg till i ärende {case.number}", f"{person.name}, öppnat {short_day(case.opened_on)}."),
        )
        for case, person in known
    ]
    none = (NONE, CardLabel("Ingen åtgärd", "Kräver ett skäl, som sparas."))
    return [*joins, (OPEN, CardLabel("Öppna ett nytt ärende", open_hint)), none]


def _first_choice(matches: Sequence[Match]) -> str | None:
    """Joining when a sure match has an open case, opening when nobody has one; else the registrar chooses."""
    cases = [case for match in matches for case in match.cases]
    if not cases:
        return OPEN
    return f"{JOIN}:{cases[0].number}" if matches[0].sure else None
