# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms by which a unit, a caseworker or someone in the household leaves the case."""

from __future__ import annotations

from typing import Any

from kvarbo.casework.naming import NOT_YOURS, may_end
from kvarbo.casework.services import Draft
from kvarbo.web.cases import subjects
from kvarbo.web.cases.forms import EventForm, choice


class UnitLeftForm(EventForm):
    type = "unit_left"
    zones = frozenset({"coordination"})
    day_label = "Från vilken dag?"
    day_hint = "De som arbetar vid enheten ser inte ärendet längre."

    def add_fields(self) -> None:
        told = [self.event.data["unit"]] if self.event else []
        units = dict.fromkeys([*subjects.units_taking_part(self.reading), *told])
        named = [(slug, self.reading.unit_name(slug)) for slug in units]
        self.fields["unit"] = choice("Vilken enhet?", named, "Välj vilken enhet.")
        self.propose("unit", self.reading.own_unit if self.reading.own_unit in units else "")


class UnassignedForm(EventForm):
    type = "unassigned"
    zones = frozenset({"coordination"})
    day_label = "Från vilken dag?"
    day_hint = "Namnet försvinner från stegen. Enheten är kvar i ärendet."

    def add_fields(self) -> None:
        named = self._named()
        self.fields["who"] = choice("Vem?", named, "Välj vem det gäller.")
        self.fields["who"].help_text = "" if named else NOT_YOURS

    def _named(self) -> list[tuple[str, str]]:
        found = subjects.assignments(self.reading)
        if not self.reading.was_sent(str(self.data.get("key", ""))):
            found = [one for one in found if may_end(actor=self.reading.actor, user_id=one[2])]
        if self.event:
            found.append((self.event.data.get("unit") or "", self.event.data["role"], self.event.data["user"]))
        return [("|".join(one), self._words(*one)) for one in dict.fromkeys(found)]

    def _words(self, unit: str, role: str, user: str) -> str:
        known = self.reading.profile.roles.get(role)
        name = self.reading.staff.get(user, "En medarbetare")
        return f"{name}, {known.name.lower() if known else role}, {self.reading.unit_name(unit)}"

    def begin(self, event: Any) -> dict[str, Any]:
        data = event.data
        return {"who": "|".join([data.get("unit") or "", data["role"], data["user"]])}

    def told(self) -> dict[str, Any]:
        unit, role, user = self.cleaned_data["who"].split("|")
        return {"role": role, "user": user, **({"unit": unit} if unit else {})}


class PersonLeftForm(EventForm):
    """Someone who no longer belongs to the household. Written where her coming was written."""

    type = "person_left"
    day_label = "Vilken dag lämnade personen hushållet?"
    day_hint = ""

    def add_fields(self) -> None:
        self.fields["person"] = choice("Vem?", subjects.leaving_choices(self.reading), "Välj vem det gäller.")

    def about(self) -> tuple[str, ...]:
        return (self.cleaned_data["person"],)

    def draft(self) -> Draft:
        found = super().draft()
        person = self.cleaned_data["person"]
        came = self.reading.situation.residents[person].joined
        return Draft(type=found.type, data={"person": person}, on=found.on, about=(person,), zone=came.zone)

    def _add_shared(self, event: Any) -> None:
        super()._add_shared(event)
        self.fields.pop("zone", None)
