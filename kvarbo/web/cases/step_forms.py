# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done about one step of the plan, and steps that staff add."""

from __future__ import annotations

from typing import Any

from django import forms

from kvarbo.casework.services import Draft
from kvarbo.rules.caselog import Event
from kvarbo.rules.words import ZONE_RANK
from kvarbo.web.cases import subjects
from kvarbo.web.cases.forms import EventForm, choice, reason_field
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.fields import DayField

LONG_TITLE = 200
LATER = frozenset({"step_skipped", "step_postponed"})


class StepForm(EventForm):
    """Written where the step itself may be read."""

    reason_is_text = True

    def told(self) -> dict[str, Any]:
        assert self.step is not None
        return {"step_key": self.step["key"], **super().told()}

    def draft(self) -> Draft:
        found = super().draft()
        return Draft(type=found.type, data=found.data, on=found.on, zone=self.read_in(), reason=found.reason)

    def read_in(self) -> str:
        assert self.step is not None
        zone, floor = str(self.step["zone"]), KIND_OF_TYPE[self.type].floor
        return zone if ZONE_RANK[zone] >= ZONE_RANK[floor] else floor

    def _add_shared(self, event: Event | None) -> None:
        super()._add_shared(event)
        self.fields.pop("zone", None)


class StepDoneForm(StepForm):
    type = "step_done"
    day_label = "Vilken dag blev det klart?"
    day_hint = ""

    def _add_shared(self, event: Event | None) -> None:
        super()._add_shared(event)
        self.fields["reason"] = reason_field("Anteckning om dagen" if event is None else "Varför rättas händelsen?")
        self.fields["reason"].required = event is not None


class StepSkippedForm(StepForm):
    type = "step_skipped"

    def add_fields(self) -> None:
        self.fields["reason"] = reason_field("Varför hoppas steget över?")


class StepPostponedForm(StepForm):
    type = "step_postponed"

    def add_fields(self) -> None:
        self.fields["until"] = DayField(
            label="Till vilken dag?",
            help_text="Då kommer steget tillbaka av sig självt. Lagens klockor stannar aldrig.",
            missing="Ange dagen då steget ska komma tillbaka.",
        )
        self.fields["reason"] = reason_field("Varför skjuts steget upp?")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        until = self.cleaned_data.get("until")
        if until and until <= self.reading.today:
            self.add_error("until", "Välj en dag efter i dag.")
        return data


class StepMovedForm(StepForm):
    """Another last day. What the law demands may only come earlier."""

    type = "order_moved"

    def add_fields(self) -> None:
        self.fields["due"] = DayField(label="Senast vilken dag?", missing="Ange den nya sista dagen.")
        if self.step and self.step["due"]:
            self.propose("due", self.step["due"])
        self.fields["reason"] = reason_field("Varför flyttas dagen?")


class StepAddedForm(EventForm):
    """A step of one's own beside the routine's."""

    type = "step_added"
    day_label = "Från vilken dag?"
    day_hint = ""

    def add_fields(self) -> None:
        self.fields["title"] = forms.CharField(
            label="Vad ska göras?",
            max_length=LONG_TITLE,
            help_text="Börja med ett verb: Ring skolan.",
            error_messages={"required": "Skriv vad som ska göras."},
        )
        self.fields["role"] = choice("Vem gör det?", subjects.roles_inside(self.reading), "Välj vem som gör det.")
        own = [place.role_slug for place in self.reading.visit.places]
        known = dict(subjects.roles_inside(self.reading))
        self.propose("role", next((slug for slug in own if slug in known), ""))
        self.fields["due"] = DayField(label="Senast vilken dag?", required=False)
        self.fields["due"].optional_mark = "om det finns en"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("due") and data.get("on") and data["due"] < data["on"]:
            self.add_error("due", "Sista dagen kan inte ligga före dagen då steget läggs till.")
        return data

    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        due = data["due"].isoformat() if data["due"] else None
        return {"title": data["title"].strip(), "role": data["role"], "due": due, "zone": self._zone()}

    def _zone(self) -> str:
        return str(self.cleaned_data.get("zone") or self.read_in())
