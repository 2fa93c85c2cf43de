# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moving a household in the list: the next step gets another day, with a reason. What the law demands is not moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from kvarbo.casework.services import Draft
from kvarbo.planning.selectors import Plan
from kvarbo.web.cases.forms import READ_BY, REASON_HINT, GuardedForm
from kvarbo.web.cases.reading import CaseReading, mark_of
from kvarbo.web.fields import DayField
from kvarbo.web.formrenderer.widgets import BigRadios
from kvarbo.web.ui.dates import near_day, short_day

TODAY, DAY = "i-dag", "dag"


@dataclass(frozen=True)
class EarlierMove:
    """What was moved before, and where that is taken back."""

    text: str
    url: str


def movable(reading: CaseReading) -> list[Plan]:
    """Steps of the reader's own unit that can be begun now, one's own first. The law's own stand where the law says."""
    if reading.case.closed_on is not None:
        return []
    steps = [
        step
        for step in reading.plan["steps"]
        if not step["hidden"]
        and step["state"] == "open"
        and step["unit"] == reading.own_unit
        and step["required"] != "law"
    ]
    mine = reading.visit.user.pk
    return sorted(steps, key=lambda one: (one["person"] not in (mine, None), one["due"] or "9999", one["key"]))


def earlier_move(reading: CaseReading, keys: Sequence[str]) -> EarlierMove | None:
    """The last move of one of the steps, if it still holds."""
    moves = [event for event in reading.situation.of("order_moved") if event.data["step_key"] in keys]
    if not moves:
        return None
    last = moves[-1]
    who = "Du" if last.user == reading.visit.user.pk else reading.staff.get(last.user or "", "En kollega")
    due = f", till {short_day(last.data['due'], today=reading.today)}" if last.data["due"] else ""
    told = f"{who} flyttade ett steg {short_day(last.on, today=reading.today)}{due}. Skäl: {last.reason}"
    return EarlierMove(told, reverse("event-withdraw", args=[reading.case.number, last.id]))


class MoveForm(GuardedForm):
    """Which step, to which day, and why."""

    def __init__(self, *, reading: CaseReading, steps: Sequence[Plan], chosen: str, back: str, **given: Any) -> None:
        self.steps = steps
        known = [mark_of(step["key"]) for step in steps]
        begun = {"steg": chosen if chosen in known else known[0], "when": TODAY, "till": back}
        super().__init__(reading=reading, initial=begun, **given)
        choices = [(mark_of(step["key"]), self._told(step)) for step in steps]
        few = len(choices) < 2
        self.fields["steg"] = forms.ChoiceField(
            label="Vilket steg?",
            choices=choices,
            widget=forms.HiddenInput() if few else BigRadios(),
            error_messages={
                "required": "Välj steget.",
                "invalid_choice": "Steget är inte längre öppet. Välj ett annat.",
            },
        )
        self.fields["when"] = forms.ChoiceField(
            label="Vart?",
            choices=[(TODAY, "Upp, till i dag"), (DAY, "Till en annan dag")],
            widget=BigRadios(),
            error_messages={"required": "Välj vart."},
        )
        self.fields["day"] = DayField(label="Vilken dag?", required=False)
        self.fields["day"].optional_mark = "om det är en annan dag"  # type: ignore[attr-defined]
        self.fields["reason"] = forms.CharField(
            label="Varför flyttas det?",
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": "2"}),
            help_text=f"{REASON_HINT} {READ_BY['coordination'] if self._open_zone() else ''}".strip(),
            error_messages={"required": "Skriv varför."},
        )
        self.fields["till"] = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=600)

    @property
    def only(self) -> str:
        """The step, when there is but one."""
        return self._told(self.steps[0]) if len(self.steps) == 1 else ""

    def _open_zone(self) -> bool:
        return all(step["zone"] == "coordination" for step in self.steps)

    def _told(self, step: Plan) -> str:
        due = f", senast {near_day(step['due'], today=self.reading.today)}" if step["due"] else ""
        return f"{step['title']}{due}"

    @property
    def step(self) -> Plan:
        return next(one for one in self.steps if mark_of(one["key"]) == self.cleaned_data["steg"])

    @property
    def due(self) -> dt.date:
        day: dt.date = self.reading.today if self.cleaned_data["when"] == TODAY else self.cleaned_data["day"]
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("when") == DAY and not data.get("day") and "day" not in self.errors:
            self.add_error("day", "Ange dagen.")
        elif data.get("day") and data.get("when") == DAY and data["day"] < self.reading.today:
            self.add_error("day", "Välj i dag eller en senare dag.")
        return data

    def draft(self) -> Draft:
        step = self.step
        return Draft(
            type="order_moved",
            data={"step_key": step["key"], "due": self.due.isoformat()},
            on=self.reading.today,
            zone=step["zone"],
            reason=self.cleaned_data["reason"],
        )
