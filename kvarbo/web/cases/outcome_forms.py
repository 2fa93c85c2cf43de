# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about what was settled: the amount disputed, an agreement, where the household will live."""

from __future__ import annotations

from typing import Any

from kvarbo.web.cases import subjects
from kvarbo.web.cases.event_forms import NoticeEventForm
from kvarbo.web.cases.forms import EventForm, choice
from kvarbo.web.cases.wording import AGREEMENT_SV, HOUSING_SV, word_for
from kvarbo.web.fields import AmountField, DayField


class AmountOrNothing(AmountField):
    """Whole kronor, also none at all."""

    def clean(self, value: Any) -> int | None:
        return 0 if str(value or "").strip() in ("0", "0 kr") else super().clean(value)


class DisputedForm(NoticeEventForm):
    type = "amount_disputed"
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        super().add_fields()
        self.fields["amount"] = AmountOrNothing(
            label="Vad är rätt belopp, enligt hyresgästen?", help_text="Skriv 0 om inget ska vara obetalt."
        )


class AgreementForm(EventForm):
    type = "agreement"
    with_about = True
    day_label = "Vilken dag kom ni överens?"
    day_hint = ""

    def add_fields(self) -> None:
        told = [self.event.data["kind"]] if self.event else []
        kinds = [(word, word_for(AGREEMENT_SV, word)) for word in dict.fromkeys([*AGREEMENT_SV, *told])]
        self.fields["kind"] = choice("Vad gäller det?", kinds, "Välj vad överenskommelsen gäller.")
        if self.reading.situation.notices:
            self.propose("kind", "avbetalningsplan")
        self.fields["until"] = DayField(
            label="Gäller till och med", required=False, help_text="För en avbetalningsplan: dagen då allt är betalt."
        )
        self.fields["until"].optional_mark = "om det finns en slutdag"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("until") and data.get("on") and data["until"] < data["on"]:
            self.add_error("until", "Slutdagen kan inte ligga före överenskommelsen.")
        return data


class HousingForm(EventForm):
    """Where they will live; for the whole household or for one of them."""

    type = "housing_secured"
    day_label = "Vilken dag fick vi veta det?"
    day_hint = ""

    def add_fields(self) -> None:
        whole = (self.reading.case.pk, "Hela hushållet")
        people = [whole, *subjects.person_choices(self.reading)]
        self.fields["for"] = choice("För vem?", people, "Välj vem boendet är för.")
        self.propose("for", self.reading.case.pk)
        told = [self.event.data["form"]] if self.event else []
        homes = [(word, word_for(HOUSING_SV, word)) for word in dict.fromkeys([*HOUSING_SV, *told])]
        self.fields["form"] = choice("Hur bor de då?", homes, "Välj hur de bor.")
        self.fields["from"] = DayField(label="Från vilken dag?", help_text="Får ligga i framtiden.")
