# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the case ended, whether the household still has its home, and why the case is opened again."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms

from kvarbo.cases.models import Event as Row
from kvarbo.casework import closing
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.forms import EventForm, cards, choice, reason_field
from kvarbo.web.cases.wording import MOVED_TO_SV
from kvarbo.web.fields import DayField
from kvarbo.web.labels import choices_of, label_of
from kvarbo.web.ui.words import in_words

# What is said when a household is followed up → whether it still lives there, and whether it was reached.
ANSWERS: dict[str, tuple[bool | None, bool]] = {
    "home": (True, True),
    "moved": (False, True),
    "unsure": (None, True),
    "not_reached": (None, False),
}
ANSWERS_SV = [
    ("home", "Ja, bor kvar"),
    ("moved", "Nej, bor inte kvar"),
    ("unsure", "Vi vet inte"),
    ("not_reached", "Vi nådde dem inte"),
]


class ClosingForm(EventForm):
    type = "case_closed"
    zones = frozenset({"coordination"})
    day_label = "Från vilken dag är ärendet avslutat?"
    day_hint = ""

    def add_fields(self) -> None:
        found = choices_of("outcome", on=self.reading.today)
        told = self.event.data["outcome"] if self.event else ""
        if told and told not in dict(found):
            found.append((told, label_of("outcome", told, profile=self.reading.profile)))
        self.fields["outcome"] = cards("Hur gick det?", found, "Välj hur det gick.")
        if self.may_override and self.whatever_outcome:
            self.fields["override_reason"] = forms.CharField(
                label="Varför ska ärendet avslutas ändå?",
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": "3"}),
                required=False,
            )
            self.fields["override_reason"].optional_mark = ""  # type: ignore[attr-defined]

    @property
    def leads(self) -> bool:
        """Whether the one who writes leads the unit that coordinates."""
        reading = self.reading
        return reading.actor.role_code == "team_leader" and reading.own_unit == reading.coordinator

    @property
    def may_override(self) -> bool:
        return self.event is None and self.leads

    @cached_property
    def state(self) -> closing.Closing:
        """The case as it stands before the closing: read once for the page and its form."""
        return closing.closing_of(case=self.reading.case, today=self.reading.today)

    def hindrances(self, outcome: str = "") -> list[closing.Hindrance]:
        return self.state.hindrances(outcome=outcome, zones=self.reading.zones)

    @cached_property
    def by_outcome(self) -> dict[str, list[closing.Hindrance]]:
        """What stands in the way of that outcome, beside what does so whatever it is."""
        always = self.hindrances()
        found = {code.code: self.hindrances(code.code) for code in self.state.outcomes()}
        return {code: more for code, all_of in found.items() if (more := [one for one in all_of if one not in always])}

    @cached_property
    def whatever_outcome(self) -> bool:
        """Whether some outcome cannot be chosen without someone who answers for it."""
        return bool(self.hindrances() or self.by_outcome)

    def begin(self, event: Event) -> dict[str, Any]:
        return {"outcome": event.data["outcome"]}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.event is not None or not data.get("outcome"):
            return data
        data["left"] = self.hindrances(data["outcome"])
        if data["left"] and "override_reason" in self.fields and not data.get("override_reason", "").strip():
            self.add_error("override_reason", "Gör klart det som är kvar, eller skriv varför ärendet avslutas ändå.")
        return data

    def told(self) -> dict[str, Any]:
        override = self.event.data.get("override") if self.event else None
        return {"outcome": self.cleaned_data["outcome"], **({"override": override} if override else {})}

    def write(self, **call: Any) -> list[Row]:
        data = self.cleaned_data
        reason = data.get("override_reason", "").strip() if data["left"] else ""
        return closing.close(
            call=closing.Call(**call), outcome=data["outcome"], on=data["on"], override_reason=reason or None
        )


class ReopenForm(EventForm):
    type = "case_reopened"
    zones = frozenset({"coordination"})
    reason_is_text = True

    def add_fields(self) -> None:
        self.fields["reason"] = reason_field("Varför öppnas ärendet igen?")

    def _add_shared(self, event: Event | None) -> None:
        super()._add_shared(event)
        # Whoever opens it works in it from now on.
        self.fields.pop("on")

    def told(self) -> dict[str, Any]:
        return {}

    def write(self, **call: Any) -> list[Row]:
        return closing.reopen(call=closing.Call(**call), reason=self.cleaned_data["reason"])


class FollowUpForm(EventForm):
    """Three and twelve months after: is the home kept?"""

    type = "follow_up"
    zones = frozenset({"coordination"})
    reason_is_text = True
    day_label = "Vilken dag frågade vi?"
    day_hint = ""

    def add_fields(self) -> None:
        months = [(str(one), f"Efter {in_words(one)} månader") for one in self._months()]
        self.fields["months"] = choice("Vilken uppföljning?", months, "Välj vilken uppföljning.", row=True)
        self.propose("months", str(self._due() or months[0][0]))
        self.fields["answer"] = cards("Bor hushållet kvar?", ANSWERS_SV, "Välj om hushållet bor kvar.")
        self.fields["moved_on"] = DayField(label="Sedan när bor de inte kvar?", required=False)
        self.fields["moved_on"].optional_mark = "om de har flyttat"  # type: ignore[attr-defined]
        homes = [("", "Välj"), *MOVED_TO_SV.items()]
        self.fields["moved_to"] = forms.ChoiceField(label="Var bor de nu?", choices=homes, required=False)
        self.fields["moved_to"].optional_mark = "om de har flyttat"  # type: ignore[attr-defined]

    def _months(self) -> list[int]:
        told = [self.event.data["months"]] if self.event else []
        return list(dict.fromkeys([*self.reading.profile.choices["follow_up_months"], *told]))

    def _due(self) -> int | None:
        """The one that the step asks for, else the first that has not been made since the closing."""
        if self.wanted.get("months"):
            return int(self.wanted["months"])
        closing = self.reading.situation.closed
        made = {
            event.data["months"]
            for event in self.reading.situation.of("follow_up")
            if closing is None or event.order > closing.order
        }
        return next((one for one in self._months() if one not in made), None)

    def _add_shared(self, event: Event | None) -> None:
        super()._add_shared(event)
        label = "Anteckning" if event is None else "Varför rättas uppföljningen?"
        self.fields["reason"] = reason_field(label)
        self.fields["reason"].required = event is not None

    def begin(self, event: Event) -> dict[str, Any]:
        data = event.data
        pair = (data["still_home"], data.get("reached", True))
        answer = next((word for word, one in ANSWERS.items() if one == pair), "unsure")
        return {**data, "months": str(data["months"]), "answer": answer, "reason": ""}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.not_ahead("moved_on", "Dagen kan inte ligga i framtiden.")
        if data.get("answer") == "moved" and not data.get("moved_to"):
            self.add_error("moved_to", "Välj var de bor nu. Välj ”Vet inte” om ingen vet.")
        if data.get("answer") and data["answer"] != "moved" and (data.get("moved_on") or data.get("moved_to")):
            self.add_error("answer", "Du har angett att de har flyttat. Välj ”Nej, bor inte kvar” eller ta bort det.")
        return data

    def told(self) -> dict[str, Any]:
        data = self.cleaned_data
        still_home, reached = ANSWERS[data["answer"]]
        moved = {"moved_on": data["moved_on"].isoformat()} if data.get("moved_on") else {}
        moved |= {"moved_to": data["moved_to"]} if data.get("moved_to") else {}
        return {"months": int(data["months"]), "still_home": still_home, "reached": reached, **moved}

    def write(self, **call: Any) -> list[Row]:
        data = self.cleaned_data
        still_home, reached = ANSWERS[data["answer"]]
        return closing.follow_up(
            call=closing.Call(**call), on=data["on"], months=int(data["months"]), still_home=still_home,
            reached=reached, moved_on=data.get("moved_on"), moved_to=data.get("moved_to") or None,
            note=data.get("reason"),
        )  # fmt: skip
