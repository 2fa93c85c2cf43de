# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form that every event shares, and the one that withdraws it."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from kvarbo.cases.models import Event as Row
from kvarbo.casework import services
from kvarbo.casework.services import Draft
from kvarbo.casework.undo import UNDO_KEY
from kvarbo.planning.selectors import Plan
from kvarbo.rules.caselog import Event
from kvarbo.rules.eventtypes import EVENT_TYPES
from kvarbo.rules.routine import HOUSEHOLD
from kvarbo.web.cases import subjects
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.reading import CaseReading, mark_of
from kvarbo.web.fields import DayField, TimeField
from kvarbo.web.formrenderer.widgets import BigRadios, RadioRow
from kvarbo.web.labels import zone_choices

YES_OR_NO = [("ja", "Ja"), ("nej", "Nej")]
PAIRS = (
    ("on", "at"),
    ("eviction_day", "eviction_time"),
    ("meet_day", "meet_time"),
    ("amount", "paid_on"),
    ("matter", "matter_number"),
    ("applied_on", "documents_on"),
)
REASON_HINT = "Sparas i ärendet. Läses av alla som får läsa händelsen."
READ_BY_CHOICE = "Läses av dem som du väljer under Vem får läsa."
READ_BY = {
    "coordination": "Läses av alla enheter som är med i ärendet.",
    "economy": "Läses bara av dem som får läsa ekonomi.",
    "child": "Läses bara av barn och unga.",
    "protected": "Läses bara av dem som får läsa skyddade uppgifter.",
}


def choice(label: str, choices: list[tuple[str, str]], missing: str, *, row: bool = False) -> forms.ChoiceField:
    widget = RadioRow() if row else forms.Select()
    shown = choices if row or len(choices) == 1 else [("", "Välj"), *choices]
    return forms.ChoiceField(label=label, choices=shown, widget=widget, error_messages={"required": missing})


def cards(label: str, choices: list[tuple[str, str]], missing: str) -> forms.ChoiceField:
    """Every choice large enough for a thumb, all seen at once."""
    return forms.ChoiceField(label=label, choices=choices, widget=BigRadios(), error_messages={"required": missing})


class GuardedForm(forms.Form):
    """Knows how far the log was when the page was read, and saves once however often it is sent."""

    seq = forms.IntegerField(widget=forms.HiddenInput())
    key = forms.CharField(widget=forms.HiddenInput(), max_length=64)

    def __init__(self, *, reading: CaseReading, **given: Any) -> None:
        fresh = {"seq": reading.case.seq, "key": secrets.token_urlsafe(18)}
        super().__init__(initial={**fresh, **given.pop("initial", {})}, **given)
        self.reading = reading

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if key.startswith(UNDO_KEY):
            raise forms.ValidationError("Sidan går inte att spara. Ladda om den och försök igen.")
        return key

    def renew(self, *, seq: int) -> None:
        """Let what was typed be sent again, over the log as it is now."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seq"], data["key"] = str(seq), secrets.token_urlsafe(18)
        self.data = data


class EventForm(GuardedForm):
    """One type of event. Field names are the names in the event's data unless `told` says otherwise."""

    type: ClassVar[str]
    day_label: ClassVar[str] = "Vilken dag?"
    day_hint: ClassVar[str] = "Dagen då det hände eller blev känt för oss."
    with_time: ClassVar[bool] = False
    with_about: ClassVar[bool] = False
    # None: any zone that the writer holds, from the type's lowest up.
    zones: ClassVar[frozenset[str] | None] = None
    # Whether the words of the event itself lie in its reason: a note, why a step is skipped.
    reason_is_text: ClassVar[bool] = False

    def __init__(
        self,
        *,
        reading: CaseReading,
        step: Plan | None = None,
        event: Event | None = None,
        chosen: str = "",
        **given: Any,
    ) -> None:
        # `chosen`: what the page that led here was about, as a notice or a fact.
        self.step, self.event, self.chosen = step, event, chosen
        begun: dict[str, Any] = {"on": reading.today, "steg": mark_of(step["key"]) if step else ""}
        if event is not None:
            begun |= {"on": event.on, "at": event.at or "", "about": list(event.about), "zone": event.zone}
            begun |= {"reason": event.reason} if self.reason_is_text else {}
            begun |= self.begin(event)
        super().__init__(reading=reading, initial=begun, **given)
        self._propose_as_routine_says()
        self.add_fields()
        self._add_shared(event)
        self._say_readers()

    def add_fields(self) -> None:
        """The type's own fields."""

    def begin(self, event: Event) -> dict[str, Any]:
        """An event's data as the form shows them."""
        return dict(event.data)

    def told(self) -> dict[str, Any]:
        """The event's data, from what was typed."""
        names = [field.name for field in EVENT_TYPES[self.type].fields]
        values = {name: self.cleaned_data.get(name) for name in names}
        return {name: plain(value) for name, value in values.items() if value not in (None, "")}

    def about(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data.get("about") or ())

    def draft(self) -> Draft:
        """The event as it will be judged."""
        return Draft(
            type=self.type,
            data=self.told(),
            on=self.cleaned_data["on"],
            at=self.cleaned_data.get("at") or None,
            about=self.about(),
            zone=self.cleaned_data.get("zone") or None,
            reason=self.cleaned_data.get("reason") or None,
        )

    def write(self, **call: Any) -> list[Row]:
        """Save it as a new event, in one call."""
        return services.append(drafts=[self.draft()], **call)

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields from top to bottom; a day and its time stand side by side."""
        names = [field.name for field in self.visible_fields()]
        seconds = {second for first, second in PAIRS if first in names and second in names}
        partner = dict(pair for pair in PAIRS if pair[1] in seconds)
        return [[self[one] for one in (name, partner.get(name)) if one] for name in names if name not in seconds]

    def propose(self, name: str, value: object) -> None:
        """A first value, unless an event that is being corrected has one."""
        if self.event is None:
            self.initial.setdefault(name, value)

    @property
    def wanted(self) -> dict[str, Any]:
        """The values that an event of this type must have to complete the step."""
        routine = self.reading.routine
        known = routine.by_id.get(self.step["id"]) if routine and self.step and self.step["id"] else None
        found = (dict(pattern.where) for pattern in known.done_by if pattern.type == self.type) if known else iter(())
        return next(found, {})

    def _propose_as_routine_says(self) -> None:
        """The wanted values, where they are single words."""
        for name, value in self.wanted.items():
            if isinstance(value, bool):
                self.propose(name, "ja" if value else "nej")
            elif isinstance(value, str) and value != HOUSEHOLD:
                self.propose(name, value)

    def not_ahead(self, name: str, message: str) -> None:
        """Say so when a day that has been lies ahead."""
        day = self.cleaned_data.get(name)
        if isinstance(day, dt.date) and day > self.reading.today:
            self.add_error(name, message)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.not_ahead("on", "Dagen kan inte ligga i framtiden. Ange dagen då det hände eller blev känt.")
        return data

    def _add_shared(self, event: Event | None) -> None:
        self.fields["steg"] = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=40)
        self.fields["on"] = DayField(label=self.day_label, help_text=self.day_hint)
        if self.with_time:
            self.fields["at"] = TimeField(label="Klockan", required=False)
            self.fields["at"].optional_mark = "om du vet"  # type: ignore[attr-defined]
        if self.with_about and (choices := self._about_choices()):
            self.propose("about", self._about_first())
            self.fields["about"] = forms.MultipleChoiceField(
                label="Gäller",
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="Då räknas det som gjort i rätt steg.",
            )
        zones = zone_choices(floor=KIND_OF_TYPE[self.type].floor, held=self.reading.zones)
        if self.zones is not None:
            zones = [(zone, words) for zone, words in zones if zone in self.zones]
        if len(zones) > 1:
            self.propose("zone", zones[0][0])
            self.fields["zone"] = forms.ChoiceField(label="Vem får läsa?", choices=zones)
        if event is not None and not self.reason_is_text:
            self.fields["reason"] = reason_field("Varför rättas händelsen?")

    def read_in(self) -> str:
        """The zone that the event will stand in; empty when the writer chooses."""
        if "zone" in self.fields:
            return ""
        return self.event.zone if self.event else KIND_OF_TYPE[self.type].floor

    def _say_readers(self) -> None:
        """What is written in one's own words says who reads it."""
        zone = self.read_in()
        words = READ_BY[zone] if zone else READ_BY_CHOICE
        for field in self.fields.values():
            if type(field) is forms.CharField and not field.widget.is_hidden:
                told = "" if field.help_text == REASON_HINT else field.help_text
                field.help_text = f"{told} {words}".strip()

    def _about_choices(self) -> list[tuple[str, str]]:
        return subjects.about_choices(self.reading)

    def _about_first(self) -> list[str]:
        proposed = subjects.about_proposed(self.reading)
        known = {key for key, _ in self._about_choices()}
        subject = self.step["subject"] if self.step else None
        return [*proposed, subject] if subject in known and subject not in proposed else proposed


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def reason_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text=REASON_HINT,
        error_messages={"required": "Skriv varför."},
    )


class WithdrawForm(GuardedForm):
    reason = reason_field("Varför tas händelsen tillbaka?")
