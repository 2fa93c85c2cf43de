# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about the claim, the rent tribunal and Kronofogden's decisions, each in a matter with a number."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.event_forms import MatterForm
from kvarbo.web.cases.forms import YES_OR_NO, choice
from kvarbo.web.fields import DayField

LEARNT = "Vilken dag fick vi veta det?"


class CourtForm(MatterForm):
    """Something that happened one day and became known to us the same day or later."""

    new_matter = True
    day_label = LEARNT
    day_hint = ""
    happened: ClassVar[str]
    term: ClassVar[str] = ""
    term_hint: ClassVar[str] = ""

    def known(self) -> list[tuple[str, str]]:
        return subjects.all_matter_choices(self.reading)

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["happened_on"] = DayField(label=self.happened)
        if self.term:
            self.fields["term_ends_on"] = DayField(label=self.term, required=False, help_text=self.term_hint)
            self.fields["term_ends_on"].optional_mark = "om den är känd"  # type: ignore[attr-defined]

    def begin(self, event: Event) -> dict[str, Any]:
        return {**event.data, "on": event.on, "happened_on": event.data["on"]}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.not_ahead("happened_on", "Dagen kan inte ligga i framtiden.")
        day, term = data.get("happened_on"), data.get("term_ends_on")
        if day and term and term < day:
            self.add_error("term_ends_on", "Sista dagen kan inte ligga före dagen ovanför.")
        return data

    def told(self) -> dict[str, Any]:
        return {**super().told(), "on": self.cleaned_data["happened_on"].isoformat()}


class OrderServedForm(CourtForm):
    type = "order_served"
    happened = "Hyresgästen delgavs föreläggandet"
    term = "Sista dag att svara"
    term_hint = "Dagen som står i Kronofogdens brev. Den gäller före lagens längsta tid."


class ContestedForm(CourtForm):
    type = "contested"
    happened = "Hyresgästen bestred kravet"


class VerdictForm(CourtForm):
    type = "verdict"
    happened = "Kronofogden meddelade utslaget"


class TribunalForm(CourtForm):
    type = "tribunal"
    happened = "Hyresnämndens besked eller beslut"
    term = "Hyrestiden går ut"
    term_hint = "Dagen som uppsägningen gäller till. Lämna tomt när hyresnämnden har beslutat."
    number_label = "Ärendenummer hos hyresnämnden"
    number_hint = "Till exempel 1234-26."
    new_words = "Ett nytt ärende hos hyresnämnden"

    def known(self) -> list[tuple[str, str]]:
        return subjects.matters_of(self.reading, "tribunal")


class HeardForm(CourtForm):
    type = "defendant_heard"
    new_matter = False
    happened = "Den som ska flytta fick tillfälle att yttra sig"


class PutOffForm(MatterForm):
    """Whether the eviction was put off, and until when."""

    day_label = "Vilken dag kom beskedet?"
    day_hint = ""
    asked: ClassVar[str]
    until_hint: ClassVar[str] = ""

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["granted"] = choice(self.asked, YES_OR_NO, "Svara ja eller nej.", row=True)
        self.fields["until"] = DayField(label="Till och med vilken dag?", required=False, help_text=self.until_hint)
        self.fields["until"].optional_mark = "om det beviljades och dagen är bestämd"  # type: ignore[attr-defined]

    def begin(self, event: Event) -> dict[str, Any]:
        return {**event.data, "granted": "ja" if event.data["granted"] else "nej"}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("until") and data.get("granted") == "nej":
            self.add_error("until", "Lämna dagen tom när svaret är nej.")
        elif data.get("until") and data.get("on") and data["until"] < data["on"]:
            self.add_error("until", "Dagen kan inte ligga före beskedet.")
        return data

    def told(self) -> dict[str, Any]:
        until = self.cleaned_data["until"]
        told = {"granted": self.cleaned_data["granted"] == "ja", "until": until.isoformat() if until else None}
        return {**super().told(), **told}


class RespiteForm(PutOffForm):
    type = "respite"
    asked = "Beviljade Kronofogden anstånd?"
    until_hint = "Lagen sätter den längsta tiden. Kvarbo räknar den när du sparar."

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["compensation_paid"] = forms.ChoiceField(
            label="Är ersättning för anståndstiden betald?", choices=[("", "Vet inte"), *YES_OR_NO], required=False
        )
        self.fields["compensation_paid"].optional_mark = ""  # type: ignore[attr-defined]

    def begin(self, event: Event) -> dict[str, Any]:
        paid = event.data.get("compensation_paid")
        return {**super().begin(event), "compensation_paid": "" if paid is None else "ja" if paid else "nej"}

    def told(self) -> dict[str, Any]:
        found, paid = super().told(), self.cleaned_data["compensation_paid"]
        return {**found, "compensation_paid": paid == "ja"} if paid else found


class DeferralForm(PutOffForm):
    type = "deferral"
    asked = "Gick hyresvärden med på uppskov?"
    until_hint = "Ansökan faller om uppskovet blir för långt. Kvarbo räknar dagen när du sparar."
