# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to do with a notice: whom it is about, what is decided, which unit answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kvarbo.cases.models import Case
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match
from kvarbo.people.models import Person
from kvarbo.rules.profile import Unit
from kvarbo.web.formrenderer.widgets import CardLabel, RadioCards
from kvarbo.web.notices.household_form import LEAVE_IT, MEMBERS, TENANT, HouseholdForm
from kvarbo.web.ui.dates import short_day

NEW_PERSON, LATER = "ny", "vet-inte"
OPEN, JOIN, NONE = "oppna", "lagg-till", "ingen"
REASON_ROWS = {"rows": "2"}


class DecisionForm(HouseholdForm):
    person = forms.ChoiceField(
        label="Vem gäller det?", widget=RadioCards(), error_messages={"required": "Välj vem underrättelsen gäller."}
    )
    decision = forms.ChoiceField(label="Beslut", widget=RadioCards(), required=False)
    reason = forms.CharField(
        label="Skäl till att inget görs",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="Sparas med underrättelsen. Läses av dem som tar emot underrättelser hos nämnden.",
    )
    unit = forms.ChoiceField(label="Ansvarig enhet", required=False)
    unit_reason = forms.CharField(
        label="Skäl till att byta", required=False, max_length=500, widget=forms.Textarea(attrs=REASON_ROWS)
    )
    field_order = ("person", "decision", "reason", "unit", "unit_reason", "hand")

    def __init__(
        self, *, notice: Notice, matches: Sequence[Match], units: Sequence[Unit], proposed: Unit | None, **given: Any
    ) -> None:
        super().__init__(**given)
        self.notice, self.proposed = notice, proposed
        self.by_person = {match.person.pk: match for match in matches}
        self.cases = {case.number: (case, match.person) for match in matches for case in match.cases}
        self.fields["person"].choices = _people(notice, matches)  # type: ignore[attr-defined]
        self.fields["decision"].choices = _decisions(matches)  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", "Välj enhet"), *((unit.slug, unit.name) for unit in units)]  # type: ignore[attr-defined]
        for name, words in (("unit", ""), ("decision", ""), ("unit_reason", "krävs om du byter"), ("reason", "krävs")):
            self.fields[name].optional_mark = words  # type: ignore[attr-defined]
        self.fields["unit"].initial = proposed.slug if proposed else ""
        sure = [match for match in matches if match.sure]
        self.fields["person"].initial = sure[0].person.pk if sure else NEW_PERSON if not matches else None
        self.fields["decision"].initial = _first_choice(sure or matches)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        decision = data.get("decision", "")
        if data.get("person") == LATER:
            return data
        if not decision and "decision" not in self.errors:
            self.add_error("decision", "Välj vad som ska göras.")
        if decision == NONE and not data.get("reason", "").strip():
            self.add_error("reason", "Skriv varför underrättelsen inte leder till någon åtgärd.")
        if decision and decision != NONE:
            self._check_protected(data)
        if decision == OPEN:
            self._check_unit(data)
        if decision.startswith(JOIN) and data.get("person") and data["person"] != self.cases[self.case_number][1].pk:
            self.add_error(
                "person", f"Ärende {self.case_number} gäller en annan person. Välj samma person som i ärendet."
            )
        return data

    def _check_protected(self, data: dict[str, Any]) -> None:
        if data.get("protected") == TENANT:
            self.add_error("protected", LEAVE_IT)
        elif data.get("protected") == MEMBERS and not self.tells_members(data):
            self.add_error("protected", "Skriv vilka i hushållet som har skyddade uppgifter, eller välj nej.")

    def _check_unit(self, data: dict[str, Any]) -> None:
        if not data.get("unit"):
            self.add_error("unit", "Välj vilken enhet som svarar för ärendet.")
        elif self.proposed and data["unit"] != self.proposed.slug and not data.get("unit_reason", "").strip():
            self.add_error("unit_reason", f"Skriv varför det inte blir {self.proposed.name}.")

    @property
    def unit_open(self) -> bool:
        """Whether the choice of unit stands open: none is proposed, or another was chosen."""
        return self.proposed is None or self["unit"].value() != self.proposed.slug or bool(self["unit_reason"].errors)

    @property
    def unit_changed(self) -> bool:
        return self.proposed is not None and self.cleaned_data["unit"] != self.proposed.slug

    @property
    def waits(self) -> bool:
        return bool(self.cleaned_data["person"] == LATER)

    @property
    def case_number(self) -> str:
        return str(self.cleaned_data["decision"]).removeprefix(f"{JOIN}:")

    @property
    def case(self) -> Case:
        return self.cases[self.case_number][0]

    @property
    def chosen_match(self) -> Match | None:
        return self.by_person.get(self.cleaned_data["person"])

    @property
    def chosen_person(self) -> Person | None:
        return self.chosen_match.person if self.chosen_match else None

    @property
    def echoes(self) -> list[str]:
        """For each choice of person, in order, who it is that the button registers on."""
        found = [f"Du registrerar på {name_and_year(match.person)}." for match in self.by_person.values()]
        new = f"Du registrerar på en ny person: {self.notice.tenant_name}."
        return [*found, new, "Inget registreras. Underrättelsen väntar kvar."]


def name_and_year(person: Person) -> str:
    return f"{person.name}, född {person.born_on.year}" if person.born_on else person.name


def _people(notice: Notice, matches: Sequence[Match]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for match in matches:
        sure = "Personnumret är detsamma." if match.sure else "Jämför uppgifterna innan du väljer."
        found.append((match.person.pk, CardLabel(f"Ja, det är {name_and_year(match.person)}", sure)))
    title = "Nej, någon annan" if matches else "En person som vi inte känner"
    found.append((NEW_PERSON, CardLabel(title, f"Vi antecknar {notice.tenant_name} som ny.")))
    return [*found, (LATER, CardLabel("Vet inte ännu", "Underrättelsen väntar kvar i listan."))]


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
