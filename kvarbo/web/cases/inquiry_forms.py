# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the units that inquire and decide: about a child, and about money."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.forms import EventForm, choice
from kvarbo.web.fields import AmountField
from kvarbo.web.labels import APPLICATION_SV, choices_of
from kvarbo.web.ui.words import upper_first

YES_NO = {"ja": True, "nej": False, "inget": None}
ANSWERS = {True: "ja", False: "nej", None: "inget"}
QUESTIONS = {
    "informed": "Har barnet fått veta vad som händer?",
    "heard": "Har barnet fått säga vad hen tycker?",
    "used": "Har barnets ord använts, och vet barnet hur?",
    "guardian_consent": "Har vårdnadshavaren samtyckt till samtalet?",
}


class ChildForm(EventForm):
    """Something about one of the children."""

    day_hint = ""
    results: ClassVar[tuple[str, ...]] = ()
    question: ClassVar[str] = "Vad blev det?"

    def add_fields(self) -> None:
        children = subjects.child_choices(self.reading)
        self.fields["child"] = choice("Vilket barn?", children, "Välj vilket barn det gäller.")
        self.propose("child", subjects.child_of(self.reading, self.step))
        if self.results:
            results = choices_of("result", on=self.reading.today, only=self.results)
            self.fields["result"] = choice(self.question, results, "Välj vad det blev.", row=True)

    def about(self) -> tuple[str, ...]:
        """The child; and what the step is about, so that the step is done."""
        child = self.cleaned_data["child"]
        others = dict(subjects.child_choices(self.reading)).keys() - {child}
        told = [self.step["subject"]] if self.step else self.event.about if self.event else []
        return tuple(dict.fromkeys([child, *(one for one in told if one not in others)]))


class ProtectionForm(ChildForm):
    type = "protection_assessed"
    day_label = "Vilken dag gjordes bedömningen?"
    results = ("no_need", "need")
    question = "Behöver barnet skydd genast?"


class PreliminaryForm(ChildForm):
    type = "preliminary_assessment"
    day_label = "Vilken dag gjordes förhandsbedömningen?"
    results = ("opened", "not_opened")


class InquiryForm(ChildForm):
    """The law's own day is the event's."""

    type = "inquiry"
    day_label = "Vilken dag beslutades det?"
    results = ("opened", "closed")

    def told(self) -> dict[str, Any]:
        found = super().told()
        day = {"opened": "opened_on", "closed": "closed_on"}[found["result"]]
        return {**found, day: self.cleaned_data["on"].isoformat()}


class ChildTalkForm(ChildForm):
    type = "child_talk"
    with_time = True
    day_label = "Vilken dag var samtalet?"

    def add_fields(self) -> None:
        super().add_fields()
        told = [("ja", "Ja"), ("nej", "Nej"), ("inget", "Inte aktuellt")]
        for name, question in QUESTIONS.items():
            self.fields[name] = choice(question, told, "Svara på frågan, eller välj Inte aktuellt.", row=True)

    def begin(self, event: Event) -> dict[str, Any]:
        return {**event.data, **{name: ANSWERS[event.data[name]] for name in QUESTIONS}}

    def told(self) -> dict[str, Any]:
        return {**super().told(), **{name: YES_NO[self.cleaned_data[name]] for name in QUESTIONS}}


class ApplicationForm(EventForm):
    type = "application"
    with_about = True
    day_label = "Vilken dag kom ansökan in?"
    day_hint = ""

    def add_fields(self) -> None:
        told = [self.event.data["kind"]] if self.event else []
        kinds = [
            (word, upper_first(APPLICATION_SV.get(word, word))) for word in dict.fromkeys([*APPLICATION_SV, *told])
        ]
        self.fields["kind"] = choice("Vad gäller ansökan?", kinds, "Välj vad ansökan gäller.")
        if self.reading.situation.notices:
            self.propose("kind", "hyresskuld")
        self.fields["amount"] = AmountField(label="Belopp", required=False)
        self.fields["amount"].optional_mark = "om det finns"  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        # The same form sent twice must tell the same, so a new application is named after the form's own key.
        name = self.event.data["application"] if self.event else f"a_{self.cleaned_data['key'][:20]}"
        return {**super().told(), "application": name}


class DecisionForm(EventForm):
    type = "decision"
    with_about = True
    day_label = "Vilken dag fattades beslutet?"
    day_hint = ""

    def add_fields(self) -> None:
        known = subjects.application_choices(self.reading)
        self.fields["application"] = choice("Vilken ansökan?", known, "Välj vilken ansökan.")
        waiting = subjects.open_applications(self.reading)
        self.propose("application", waiting[0] if waiting else known[0][0])
        results = choices_of("result", on=self.reading.today, only=("granted", "partly_granted", "rejected"))
        self.fields["result"] = choice("Vad blev beslutet?", results, "Välj vad beslutet blev.", row=True)
        self.fields["delegation"] = forms.ChoiceField(
            label="Med stöd av",
            choices=[*self._delegations(), ("", "Beslut av nämnden eller utskottet")],
            required=False,
        )
        self.fields["delegation"].optional_mark = ""  # type: ignore[attr-defined]
        if own := self._delegations():
            self.propose("delegation", own[0][0])

    def _delegations(self) -> list[tuple[str, str]]:
        """What the writer's roles may decide, and what a decision that is being corrected says."""
        roles = [self.reading.profile.roles.get(place.role_slug) for place in self.reading.visit.places]
        told = [self.event.data["delegation"]] if self.event and self.event.data["delegation"] else []
        words = dict.fromkeys([*(word for role in roles if role for word in role.delegations), *told])
        return [(word, f"Delegation: {word.replace('-', ' ')}") for word in words]

    def begin(self, event: Event) -> dict[str, Any]:
        return {**event.data, "delegation": event.data["delegation"] or ""}

    def told(self) -> dict[str, Any]:
        return {**super().told(), "delegation": self.cleaned_data["delegation"] or None}
