# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms by which units come together: who takes part, who is named, when they meet."""

from __future__ import annotations

from typing import Any

from django import forms

from kvarbo.cases.models import Event as Row
from kvarbo.casework.naming import LEADER, TAKEN, here_at
from kvarbo.casework.naming import name as name_caseworker
from kvarbo.web.cases import subjects
from kvarbo.web.cases.event_forms import OUTSIDERS, LetterForm
from kvarbo.web.cases.forms import EventForm, choice
from kvarbo.web.labels import MEETING_SV
from kvarbo.web.ui.words import upper_first

GROUNDS = [
    ("routine", "Rutinen säger det"),
    ("request", "Enheten har bett om det"),
    ("consent", "Den enskilde har samtyckt"),
]
MANY_LINES, LONG_LINE = 20, 300


class UnitForm(EventForm):
    """Another unit comes into the case, and sees it from that day."""

    type = "unit_joined"
    with_about = True
    zones = frozenset({"coordination"})
    day_label = "Från vilken dag?"
    day_hint = "De som arbetar vid enheten ser ärendet, men bara de delar som enheten får läsa."

    def add_fields(self) -> None:
        units = self._units()
        self.fields["unit"] = choice("Vilken enhet?", units, "Välj vilken enhet.")
        wanted = self.wanted.get("unit")
        first = [slug for slug, _ in units if isinstance(wanted, frozenset) and slug in wanted]
        if first or len(units) == 1:
            self.propose("unit", first[0] if first else units[0][0])
        self.fields["ground"] = choice("Varför är enheten med?", GROUNDS, "Välj varför enheten är med.", row=True)
        self.propose("ground", "routine")

    def _units(self) -> list[tuple[str, str]]:
        outside = subjects.units_outside(self.reading)
        own = {self.event.data["unit"]} if self.event else set()
        if own or self.reading.was_sent(str(self.data.get("key", ""))):
            known = {slug for slug, _ in outside} | (own or set(subjects.units_inside(self.reading)))
            return [(slug, name) for slug, name in subjects.board_units(self.reading) if slug in known]
        return outside

    def told(self) -> dict[str, Any]:
        return {**super().told(), "part": "participating"}


class AssignedForm(EventForm):
    """Someone at the writer's own unit is named for the case."""

    type = "assigned"
    with_about = True
    zones = frozenset({"coordination"})
    day_label = "Från vilken dag?"
    day_hint = "Namnet syns för alla enheter i ärendet."

    def add_fields(self) -> None:
        staff = self._offered(subjects.staff_choices(self.reading, self.unit))
        if self.event and self.event.data["user"] not in dict(staff):
            # Told anew of one who no longer takes households: the name stays what it was.
            told = self.event.data["user"]
            staff = [*staff, (told, self.reading.staff.get(told, "En medarbetare"))]
        name = self.reading.unit_name(self.unit)
        self.fields["user"] = choice(f"Vem vid {name}?", staff, "Välj vem som ska vara handläggare.")
        self.fields["user"].help_text = "" if staff else TAKEN
        mine = self.reading.visit.user.pk
        if mine in dict(staff) or len(staff) == 1:
            self.propose("user", mine if mine in dict(staff) else staff[0][0])
        roles = subjects.role_choices(self.reading, self.unit)
        self.fields["role"] = choice("Som vad?", roles, "Välj vilken roll det gäller.")
        if roles:
            self.propose("role", roles[0][0])

    def _offered(self, staff: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Whom this writer may name: anyone for who leads the unit or has the household, else oneself if nobody has."""
        reading = self.reading
        actor = reading.actor
        here = here_at(reading.log, actor=actor, zones=frozenset(reading.zones), on=reading.today)
        if actor.role_code == LEADER or actor.user_id in here:
            return staff
        return [] if here else [one for one in staff if one[0] == actor.user_id]

    def write(self, **call: Any) -> list[Row]:
        return name_caseworker(draft=self.draft(), **call)

    @property
    def unit(self) -> str:
        told = self.event.data.get("unit") if self.event else None
        return str(told or self.reading.own_unit)

    def told(self) -> dict[str, Any]:
        return {**super().told(), "unit": self.unit}


class SummonsForm(LetterForm):
    """A letter that says when and where to meet."""

    type = "summons_sent"
    day_label = "Vilken dag skickades kallelsen?"

    def add_fields(self) -> None:
        super().add_fields()
        for name, label, missing in (
            ("meet_day", "Mötet, vilken dag?", "Ange dagen för mötet."),
            ("meet_time", "Mötet, klockan", "Ange klockslaget för mötet."),
        ):
            field = self.fields[name]
            field.required, field.label = True, label
            field.error_messages["required"] = missing

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("meet_day") and data.get("on") and data["meet_day"] < data["on"]:
            self.add_error("meet_day", "Mötet kan inte ligga före kallelsen.")
        return data


class HeldForm(EventForm):
    """A meeting that was held, or to which nobody came."""

    type = "meeting"
    with_time = True
    with_about = True
    day_label = "Vilken dag var mötet?"
    day_hint = ""

    def add_fields(self) -> None:
        self.fields["kind"] = choice("Vilket möte?", self._kinds(), "Välj vilket möte det var.")
        told = [("ja", "Ja"), ("nej", "Nej, hushållet kom inte")]
        self.fields["held"] = choice("Blev mötet av?", told, "Välj om mötet blev av.", row=True)
        self.fields["present"] = forms.MultipleChoiceField(
            label="Vilka var med?",
            choices=self._present(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Om mötet blev av.",
        )
        self.fields["present"].optional_mark = ""  # type: ignore[attr-defined]
        self.propose("present", [key for key, _ in self._present()[:1]] + [self.reading.own_unit])
        self.fields["agreed"] = forms.CharField(
            label="Vad kom ni överens om?",
            required=False,
            max_length=MANY_LINES * LONG_LINE,
            widget=forms.Textarea(attrs={"rows": "4"}),
            help_text="En kort rad för varje sak.",
        )

    def _kinds(self) -> list[tuple[str, str]]:
        """Those that the routine speaks of, and any other."""
        routine = self.reading.routine
        steps = routine.steps if routine else ()
        patterns = [one for step in steps for one in (*step.triggers, *step.done_by) if one.type == self.type]
        used = [dict(one.where).get("kind") for one in patterns]
        own = [self.event.data["kind"]] if self.event else []
        found = dict.fromkeys([*(word for word in used if isinstance(word, str)), *own, "annat"])
        return [(word, MEETING_SV.get(word, upper_first(word.replace("_", " ")))) for word in found]

    def _present(self) -> list[tuple[str, str]]:
        units = [(slug, self.reading.unit_name(slug)) for slug in subjects.units_inside(self.reading)]
        return [*subjects.person_choices(self.reading), *units, *OUTSIDERS]

    def _add_shared(self, event: Any) -> None:
        super()._add_shared(event)
        self.fields["at"].required = True
        # The day and its time come first: they are what one remembers a meeting by.
        self.order_fields(["kind", "on", "at"])

    def begin(self, event: Any) -> dict[str, Any]:
        data = event.data
        return {
            **data,
            "at": data["at"].partition("T")[2],
            "held": "ja" if data["held"] else "nej",
            "present": list(data["present"]),
            "agreed": "\n".join(data["agreed"]),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("held") == "ja" and not data.get("present"):
            self.add_error("present", "Ange vilka som var med.")
        return data

    def told(self) -> dict[str, Any]:
        data, held = self.cleaned_data, self.cleaned_data["held"] == "ja"
        lines = [line.strip() for line in data["agreed"].splitlines() if line.strip()]
        return {
            "kind": data["kind"],
            "at": f"{data['on'].isoformat()}T{data['at']}",
            "held": held,
            "present": list(data["present"]) if held else [],
            "agreed": lines if held else [],
        }
