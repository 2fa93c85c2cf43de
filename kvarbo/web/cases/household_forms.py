# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about those who live there: consent, someone new, how a child lives."""

from __future__ import annotations

from typing import Any

from django import forms

from kvarbo.cases.models import Event as Row
from kvarbo.casework.household import join_person
from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.forms import EventForm, choice
from kvarbo.web.fields import DayField
from kvarbo.web.labels import LIVES_HERE_SV, PART_SV

UNNAMED = "Namn okänt"
RECEIVERS = (
    "hyresvärden",
    "Kronofogden",
    "skolan eller förskolan",
    "vården",
    "god man eller förvaltare",
    "en närstående",
)
SUBJECTS = ("hyran och skulden", "störningarna", "boendet", "barnen", "hälsan")


def _several(label: str, words: tuple[str, ...], missing: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(word, word[:1].upper() + word[1:]) for word in words],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing},
    )


class ConsentForm(EventForm):
    """What someone has agreed to. Nothing is chosen beforehand: it is theirs to say."""

    type = "consent_given"
    day_label = "Vilken dag gavs samtycket?"
    day_hint = ""

    def add_fields(self) -> None:
        adults = subjects.adult_choices(self.reading)
        self.fields["person"] = choice("Vem samtycker?", adults, "Välj vem som samtycker.")
        self.propose("person", adults[0][0] if adults else "")
        self.fields["receivers"] = _several(
            "Till vem får vi lämna uppgifter?", self._words("receivers", RECEIVERS), "Välj minst en mottagare."
        )
        self.fields["subjects"] = _several("Om vad?", self._words("subjects", SUBJECTS), "Välj vad samtycket gäller.")
        self.fields["until"] = DayField(
            label="Gäller till och med", required=False, help_text="Samtycket kan tas tillbaka när som helst."
        )

    def _words(self, name: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """What can be chosen, and what a consent that is being corrected already says."""
        told = self.event.data[name] if self.event else ()
        return tuple(dict.fromkeys([*words, *told]))

    def begin(self, event: Event) -> dict[str, Any]:
        return {**event.data, "receivers": list(event.data["receivers"]), "subjects": list(event.data["subjects"])}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("until") and data.get("on") and data["until"] < data["on"]:
            self.add_error("until", "Dagen kan inte ligga före samtycket.")
        return data

    def about(self) -> tuple[str, ...]:
        return (self.cleaned_data["person"],)

    def told(self) -> dict[str, Any]:
        # The same form sent twice must tell the same, so a new consent is named after the form's own key.
        consent = self.event.data["consent"] if self.event else f"s_{self.cleaned_data['key'][:20]}"
        return {**super().told(), "consent": consent}


class ConsentWithdrawnForm(EventForm):
    type = "consent_withdrawn"
    day_label = "Vilken dag togs samtycket tillbaka?"
    day_hint = "Från den dagen lämnar vi inte ut uppgifter med stöd av samtycket."

    def add_fields(self) -> None:
        standing = subjects.consent_choices(self.reading, ended=self._shows_ended())
        self.fields["consent"] = choice("Vilket samtycke?", standing, "Välj vilket samtycke.")
        self.propose("consent", standing[0][0] if standing else "")

    def _shows_ended(self) -> bool:
        return self.event is not None or self.reading.was_sent(str(self.data.get("key", "")))


class NewPersonForm(EventForm):
    """Someone who lives there, or a child who is there at times, that the case does not know of."""

    type = "person_joined"
    zones = frozenset({"coordination", "protected"})
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        parts = [(part, PART_SV[part]) for part in ("child", "partner", "adult")]
        self.fields["part"] = choice("Vem är det?", parts, "Välj vem det är.", row=True)
        self.propose("part", "child")
        if self.event is None:
            self.fields["name"] = forms.CharField(label="Namn", required=False, max_length=200)
            self.fields["name"].optional_mark = "om du vet"  # type: ignore[attr-defined]
        self.fields["born_on"] = DayField(
            label="Född", required=False, help_text="Lämna tomt om åldern är okänd. Ett barn räknas då som under 18 år."
        )
        self.fields["born_on"].optional_mark = "om du vet"  # type: ignore[attr-defined]
        self.fields["lives_here"] = choice("Hur bor personen här?", list(LIVES_HERE_SV.items()), "Välj hur det är.")
        self.propose("lives_here", "permanent")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.not_ahead("born_on", "Födelsedagen kan inte ligga i framtiden.")
        return data

    def about(self) -> tuple[str, ...]:
        return (self.event.data["person"],) if self.event else ()

    def told(self) -> dict[str, Any]:
        return {**super().told(), **({"person": self.event.data["person"]} if self.event else {})}

    def write(self, **call: Any) -> list[Row]:
        data = self.cleaned_data
        name = " ".join(data["name"].split()) or UNNAMED
        return join_person(name=name, born_on=data["born_on"], draft=self.draft(), **call)


class LivesHereForm(EventForm):
    """How a child lives here, and its age when that has become known."""

    type = "person_changed"
    zones = frozenset({"coordination", "protected"})
    day_label = "Från vilken dag?"
    day_hint = "Dagen då det blev så, eller då vi fick veta det."

    def add_fields(self) -> None:
        children = subjects.child_choices(self.reading)
        self.fields["person"] = choice("Vilket barn?", children, "Välj vilket barn det gäller.")
        self.propose("person", subjects.child_of(self.reading, self.step))
        self.fields["lives_here"] = choice("Hur bor barnet här?", list(LIVES_HERE_SV.items()), "Välj hur barnet bor.")
        self.fields["born_on"] = DayField(
            label="Född", required=False, help_text="Fyll i om åldern har varit okänd eller fel."
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.not_ahead("born_on", "Födelsedagen kan inte ligga i framtiden.")
        return data

    def about(self) -> tuple[str, ...]:
        return (self.cleaned_data["person"],)
