# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done on paper, entered afterwards: ticked steps and contacts, each with the time it had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from kvarbo.casework.services import Draft
from kvarbo.planning.selectors import Plan
from kvarbo.rules.words import ZONE_RANK
from kvarbo.web.cases import subjects
from kvarbo.web.cases.event_forms import CONTACT_WAYS, OUTSIDERS
from kvarbo.web.cases.forms import GuardedForm
from kvarbo.web.cases.kinds import CONTACT, KIND_OF_TYPE
from kvarbo.web.cases.plan_rows import event_url, kinds_for
from kvarbo.web.cases.reading import CaseReading, mark_of
from kvarbo.web.fields import DayField, TimeField
from kvarbo.web.labels import choices_of
from kvarbo.web.paper.rows import LATER, OVER, steps_left, title_of, when_words
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.ui.shapes import Action
from kvarbo.web.ui.words import upper_first

ROWS, MORE_ROWS, MOST_ROWS, LONG_NOTE = 4, 4, 40, 1000
VISITS = {"visit_announced": True, "visit_unannounced": False}
VISIT_WAYS = [("visit_announced", "Besök, aviserat"), ("visit_unannounced", "Besök, oanmält")]
END_OF_DAY = "99:99"


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step of the form. `event`: where its own event is told in full, if it has one."""

    unit: str
    title: str
    when: str
    tick: BoundField
    on: BoundField
    at: BoundField
    event: Action | None = None
    later: bool = False


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    number: int
    on: BoundField
    at: BoundField
    how: BoundField
    whom: BoundField
    result: BoundField
    note: BoundField


class FromPaperForm(GuardedForm):
    """All of a sheet at once. A row's own day holds; without one, the day of the paper."""

    rows = forms.IntegerField(widget=forms.HiddenInput(), min_value=1, max_value=MOST_ROWS)
    day = DayField(label="Vilken dag gäller papperet?", help_text="Gäller där ingen annan dag står på raden.")

    def __init__(
        self, *, reading: CaseReading, data: Any = None, given: Mapping[str, str] | None = None, count: int = ROWS
    ) -> None:
        begun = {"day": reading.today, **(given or {}), "rows": count}
        super().__init__(reading=reading, data=data, initial=begun)
        sent: Mapping[str, str] = data or {}
        self.again = reading.was_sent(sent.get("key", ""))
        self.count = count
        self.steps = {mark_of(step["key"]): step for step in _offered(reading, sent)}
        for mark, step in self.steps.items():
            self._add_step(mark, title_of(reading, step))
        for number in range(1, count + 1):
            self._add_contact(number)

    @classmethod
    def sent(cls, *, reading: CaseReading, data: Any) -> FromPaperForm:
        """The form as it came back, to be judged."""
        return cls(reading=reading, data=data, count=_count(data))

    @classmethod
    def with_more(cls, *, reading: CaseReading, data: Any) -> FromPaperForm:
        """More empty rows, and all that was typed still there, not judged yet."""
        given = {name: data[name] for name in data if name not in ("csrfmiddlewaretoken", "more")}
        return cls(reading=reading, given=given, count=min(_count(data) + MORE_ROWS, MOST_ROWS))

    def _add_step(self, mark: str, title: str) -> None:
        self.fields[f"s{mark}"] = forms.BooleanField(label=title, required=False)
        self._add(f"s{mark}_on", title, "dag", DayField(required=False))
        self._add(f"s{mark}_at", title, "klockan", TimeField(required=False))

    def _add_contact(self, number: int) -> None:
        name, words, today = f"c{number}", f"Kontakt {number}", self.reading.today
        ways = [*choices_of("channel", on=today, only=CONTACT_WAYS), *VISIT_WAYS]
        people = [*subjects.person_choices(self.reading), *OUTSIDERS]
        results = choices_of("result", on=today, only=("reached", "no_answer", "refused"))
        self._add(f"{name}_on", words, "dag", DayField(required=False))
        self._add(f"{name}_at", words, "klockan", TimeField(required=False))
        self._add(f"{name}_how", words, "hur", _choice(ways))
        self._add(f"{name}_with", words, "med vem", _choice(people))
        self._add(f"{name}_result", words, "hur det gick", _choice(results))
        self._add(f"{name}_note", words, "anteckning", forms.CharField(required=False, max_length=LONG_NOTE))

    def _add(self, name: str, row: str, part: str, field: forms.Field) -> None:
        """A field that names its row and itself, where a fault is told; beside it stands the short word."""
        field.label, field.short = f"{row}, {part}", upper_first(part)  # type: ignore[attr-defined]
        self.fields[name] = field

    # What the page shows

    @property
    def step_lines(self) -> list[StepLine]:
        reading = self.reading
        return [
            StepLine(
                unit=reading.unit_name(step["unit"]),
                title=title_of(reading, step),
                when="redan klart" if step["state"] in OVER else when_words(step, today=reading.today)[0],
                tick=self[f"s{mark}"],
                on=self[f"s{mark}_on"],
                at=self[f"s{mark}_at"],
                event=_own_event(reading, step),
                later=step["state"] in LATER and not self._typed(mark),
            )
            for mark, step in self.steps.items()
        ]

    @property
    def now_lines(self) -> list[StepLine]:
        """What can be done now, and any other step in which something stands."""
        return [line for line in self.step_lines if not line.later]

    @property
    def later_lines(self) -> list[StepLine]:
        return [line for line in self.step_lines if line.later]

    @property
    def contact_lines(self) -> list[ContactLine]:
        return [
            ContactLine(
                number=number,
                on=self[f"c{number}_on"],
                at=self[f"c{number}_at"],
                how=self[f"c{number}_how"],
                whom=self[f"c{number}_with"],
                result=self[f"c{number}_result"],
                note=self[f"c{number}_note"],
            )
            for number in range(1, self.count + 1)
        ]

    # What was told

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for mark in self.steps:
            self._judge_step(mark)
        for number in range(1, self.count + 1):
            self._judge_contact(number)
        if not self.errors and not self.ticked and not self.contacts:
            raise forms.ValidationError("Kryssa i minst ett steg eller fyll i minst en kontakt.")
        return data

    @property
    def ticked(self) -> list[str]:
        """Marks of the ticked steps."""
        return [mark for mark in self.steps if self.cleaned_data.get(f"s{mark}")]

    @property
    def contacts(self) -> list[int]:
        """Numbers of the contact rows in which something stands."""
        return [number for number in range(1, self.count + 1) if self._touched(number)]

    def drafts(self) -> list[Draft]:
        """In the order they happened."""
        found = [self._step_draft(mark) for mark in self.ticked]
        for number in self.contacts:
            found += self._contact_drafts(number)
        return sorted(found, key=lambda draft: (draft.on, draft.at or END_OF_DAY))

    def _typed(self, mark: str) -> bool:
        """Whether the row was sent, or begun, with anything in it."""
        told = self.data if self.is_bound else self.initial
        return any(str(told.get(f"s{mark}{part}") or "").strip() for part in ("", "_on", "_at"))

    def _touched(self, number: int) -> bool:
        parts = ("on", "at", "how", "with", "result", "note")
        # Trap: what did not pass its own test is typed all the same.
        return any(str(self.data.get(f"c{number}_{part}", "")).strip() for part in parts)

    def _judge_step(self, mark: str) -> None:
        name, step = f"s{mark}", self.steps[mark]
        ticked = self.cleaned_data.get(name)
        typed = any(str(self.data.get(f"{name}_{part}", "")).strip() for part in ("on", "at"))
        if typed and not ticked:
            self.add_error(name, "Kryssa i steget, eller ta bort dagen och klockslaget.")
        if ticked and step["state"] in OVER and not self.again:
            self.add_error(name, "Steget är redan klart. Ta bort krysset.")
        if ticked:
            self._judge_time(name)

    def _judge_contact(self, number: int) -> None:
        if not self._touched(number):
            return
        missing = {"how": "Välj hur.", "with": "Välj vem det gällde.", "result": "Välj hur det gick."}
        for part, words in missing.items():
            name = f"c{number}_{part}"
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, words)
        self._judge_time(f"c{number}")

    def _judge_time(self, name: str) -> None:
        """What has happened cannot lie ahead, neither its day nor its time."""
        day, at = self._day(name), self.cleaned_data.get(f"{name}_at")
        if day is None:
            return
        if day > self.reading.today:
            own = f"{name}_on" if self.cleaned_data.get(f"{name}_on") else "day"
            if own not in self.errors:
                self.add_error(own, "Dagen kan inte ligga i framtiden.")
        elif day == self.reading.today and at and at > clock_time(self.reading.visit.now).replace(".", ":"):
            self.add_error(f"{name}_at", "Klockslaget har inte varit än. Gällde det en annan dag?")

    def _day(self, name: str) -> dt.date | None:
        return self.cleaned_data.get(f"{name}_on") or self.cleaned_data.get("day")

    def _moment(self, name: str) -> dict[str, Any]:
        return {"on": self._day(name), "at": self.cleaned_data.get(f"{name}_at") or None}

    def _step_draft(self, mark: str) -> Draft:
        step = self.steps[mark]
        zone, floor = str(step["zone"]), KIND_OF_TYPE["step_done"].floor
        told = zone if ZONE_RANK[zone] >= ZONE_RANK[floor] else floor
        return Draft(type="step_done", data={"step_key": step["key"]}, zone=told, **self._moment(f"s{mark}"))

    def _contact_drafts(self, number: int) -> list[Draft]:
        name, data = f"c{number}", self.cleaned_data
        moment, way, note = self._moment(name), data[f"{name}_how"], data[f"{name}_note"].strip()
        told = {"with": data[f"{name}_with"], "result": data[f"{name}_result"]}
        known = dict(subjects.about_choices(self.reading))
        about = tuple(key for key in subjects.about_proposed(self.reading) if key in known)
        if way in VISITS:
            found = [Draft(type="visit", data={"announced": VISITS[way], **told}, about=about, **moment)]
        else:
            found = [Draft(type="contact", data={"channel": way, **told}, about=about, **moment)]
        return [*found, Draft(type="note", reason=note, **moment)] if note else found


def _choice(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[("", "Välj"), *choices], required=False)


def _offered(reading: CaseReading, sent: Mapping[str, str]) -> list[Plan]:
    """What is left to do, and what the sender ticked though somebody was first: it must not vanish unseen."""
    left: list[Plan] = [dict(step) for step in steps_left(reading)]
    known = {step["key"] for step in left}
    asked = (step for step in reading.plan["steps"] if step["key"] and step["key"] not in known)
    return [*left, *(step for step in asked if sent.get(f"s{mark_of(step['key'])}"))]


def _own_event(reading: CaseReading, step: Plan) -> Action | None:
    """Where the step's own event is told, when a tick would leave out how, to whom or what came of it."""
    kinds = [kind for kind in kinds_for(reading, step) if kind.group != CONTACT]
    return Action(kinds[0].verb, event_url(reading, kinds[0], step), about=str(step["title"])) if kinds else None


def _count(data: Mapping[str, str]) -> int:
    told = str(data.get("rows", ""))
    return min(max(int(told), 1), MOST_ROWS) if told.isascii() and told.isdigit() and len(told) < 4 else ROWS
