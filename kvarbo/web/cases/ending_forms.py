# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an eviction ended. That it was carried out weighs heavily, so it is said twice."""

from __future__ import annotations

from django import forms

from kvarbo.rules.caselog import Event
from kvarbo.web.cases import subjects
from kvarbo.web.cases.event_forms import MatterForm
from kvarbo.web.cases.forms import choice
from kvarbo.web.cases.story import BY_SV
from kvarbo.web.fields import DayField
from kvarbo.web.ui.dates import long_day
from kvarbo.web.ui.words import upper_first


class EndForm(MatterForm):
    """How an eviction ended."""

    day_hint = ""

    def add_fields(self) -> None:
        super().add_fields()
        times = subjects.eviction_choices(self.reading)
        if times:
            self.fields["eviction"] = forms.ChoiceField(
                label="Vilken tid?", choices=[*times, ("", "Ingen tid var satt")], required=False
            )
            self.fields["eviction"].optional_mark = ""  # type: ignore[attr-defined]
            active = subjects.active_evictions(self.reading)
            self.propose("eviction", active[-1] if active else "")
        parties = [(key, upper_first(word)) for key, word in BY_SV.items()]
        self.fields["by"] = choice("Av vem?", parties, "Välj av vem.", row=True)


class EvictionDoneForm(EndForm):
    type = "eviction_done"
    day_label = "Vilken dag verkställdes avhysningen?"

    def add_fields(self) -> None:
        super().add_fields()
        self.propose("by", "kfm")

    def _add_shared(self, event: Event | None) -> None:
        super()._add_shared(event)
        if event is not None:
            return
        day = self._day()
        tenant = self.reading.tenant
        whose = f"avhysningen av {tenant.name}" if tenant else "avhysningen"
        # The tick bears the day that it was put for: another day typed afterwards wants a tick of its own.
        self.fields["sure"] = forms.MultipleChoiceField(
            label="Bekräfta",
            choices=[(day, f"Ja, {whose} verkställdes {long_day(day)}")],
            widget=forms.CheckboxSelectMultiple,
            help_text="Det ändrar hela planen: steg före avhysningen faller bort och nya kommer till.",
            error_messages={
                "required": f"Bekräfta att {whose} verkställdes {long_day(day)}.",
                "invalid_choice": f"Dagen är ändrad. Bekräfta att {whose} verkställdes {long_day(day)}.",
            },
        )

    def _day(self) -> str:
        try:
            return str(DayField().clean(self.data.get("on", "")).isoformat())
        except forms.ValidationError:
            return self.reading.today.isoformat()


class EvictionWithdrawnForm(EndForm):
    type = "eviction_withdrawn"
    day_label = "Vilken dag återkallades den?"

    def add_fields(self) -> None:
        super().add_fields()
        self.propose("by", "landlord")
