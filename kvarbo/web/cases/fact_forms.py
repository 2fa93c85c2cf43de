# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about what is known: the routine's own facts, a child's weeks, a note, another unit's word."""

from __future__ import annotations

from typing import Any

from django import forms

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.facts import fact_words
from kvarbo.web.cases.forms import YES_OR_NO, EventForm, choice, reason_field
from kvarbo.web.cases.wording import ALTERNATING_WEEKS, WEEKS_SV
from kvarbo.web.fields import DayField
from kvarbo.web.ui.words import upper_first

LONG_NOTE, LONG_NAME = 4000, 200


class FactForm(EventForm):
    type = "fact_set"
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        facts = self._facts()
        self.fields["fact"] = choice("Vilken uppgift?", facts, "Välj vilken uppgift det gäller.")
        self.propose("fact", self.chosen if self.chosen in dict(facts) else facts[0][0] if len(facts) == 1 else "")
        people = [(self.reading.case.pk, "Hela hushållet"), *subjects.person_choices(self.reading)]
        self.fields["subject"] = choice("Vem gäller den?", people, "Välj vem uppgiften gäller.")
        self.propose("subject", self._first(people))
        answers = [*YES_OR_NO, *WEEKS_SV.items()] if ALTERNATING_WEEKS in dict(facts) else YES_OR_NO
        self.fields["value"] = choice("Vad är det?", answers, "Välj ett svar.", row=True)

    def _facts(self) -> list[tuple[str, str]]:
        words = fact_words(self.reading)
        if subjects.alternating(self.reading):
            words[ALTERNATING_WEEKS] = "barnet bor här jämna eller udda veckor"
        if self.event:
            words.setdefault(self.event.data["fact"], self.event.data["fact"].replace("_", " "))
        wanted = self.wanted.get("fact")
        return [(name, upper_first(said)) for name, said in words.items() if wanted in (None, name)]

    def _first(self, people: list[tuple[str, str]]) -> str:
        children = subjects.alternating(self.reading)
        return children[0] if self.chosen == ALTERNATING_WEEKS and children else people[0][0]

    def begin(self, event: Event) -> dict[str, Any]:
        value = event.data["value"]
        return {**event.data, "value": ("ja" if value else "nej") if isinstance(value, bool) else value}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        weeks = data.get("fact") == ALTERNATING_WEEKS
        if data.get("fact") and data.get("value") and weeks != (data["value"] in WEEKS_SV):
            self.add_error("value", "Välj jämna eller udda veckor." if weeks else "Välj ja eller nej.")
        if weeks and data.get("subject") and data["subject"] not in subjects.alternating(self.reading):
            self.add_error("subject", "Välj ett barn som bor här växelvis.")
        return data

    def about(self) -> tuple[str, ...]:
        subject = self.cleaned_data["subject"]
        return () if subject == self.reading.case.pk else (subject,)

    def told(self) -> dict[str, Any]:
        value = self.cleaned_data["value"]
        return {**super().told(), "value": value if value in WEEKS_SV else value == "ja"}


class NoteForm(EventForm):
    """One's own words. They count for nothing in the plan."""

    type = "note"
    reason_is_text = True
    with_time = True

    def add_fields(self) -> None:
        self.fields["reason"] = reason_field("Anteckning")
        self.fields["reason"].max_length = LONG_NOTE  # type: ignore[attr-defined]
        self.fields["reason"].widget.attrs["rows"] = "6"
        self.fields["reason"].error_messages["required"] = "Skriv anteckningen."


class ReferralForm(EventForm):
    """A question to someone outside the case, with the day by which one wants the answer."""

    type = "referral"
    day_label = "Vilken dag frågade ni?"
    day_hint = ""

    def add_fields(self) -> None:
        self.fields["to"] = forms.CharField(
            label="Vem frågades?",
            max_length=LONG_NAME,
            help_text="Enheten eller verksamheten, inte en persons namn.",
            error_messages={"required": "Skriv vem som frågades."},
        )
        self.fields["answer_by"] = DayField(label="Svar senast", missing="Ange dagen då svaret behövs.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("answer_by") and data.get("on") and data["answer_by"] < data["on"]:
            self.add_error("answer_by", "Svaret kan inte behövas före frågan.")
        return data

    def told(self) -> dict[str, Any]:
        # The same form sent twice must tell the same, so a new question is named after the form's own key.
        name = self.event.data["referral"] if self.event else f"r_{self.cleaned_data['key'][:20]}"
        return {**super().told(), "referral": name}


class AnsweredForm(EventForm):
    type = "referral_answered"
    day_label = "Vilken dag kom svaret?"
    day_hint = ""

    def add_fields(self) -> None:
        asked = subjects.referral_choices(self.reading)
        self.fields["referral"] = choice("Vilken fråga?", asked, "Välj vilken fråga svaret gäller.")
        self.propose("referral", asked[0][0] if asked else "")
        self.fields["answer"] = forms.CharField(
            label="Vad blev svaret?",
            max_length=LONG_NOTE,
            widget=forms.Textarea(attrs={"rows": "4"}),
            error_messages={"required": "Skriv svaret."},
        )
