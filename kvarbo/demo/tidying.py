# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Most staff do what the plan says in time: a told past is filled out with the steps that it leaves undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kvarbo.casework.history import Told
from kvarbo.casework.services import Draft
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo.crew import PARTS, UNITS, Staff
from kvarbo.demo.foreseeing import Foreseen, Foreseer
from kvarbo.rules.days import add_days, add_workdays, is_workday

ROUNDS = 8
# A step that is done by deciding on an application.
DECIDED = "ta-stallning-hyresskuld"
# Steps that are done by asking how it went, so many months after.
FOLLOWED = {"folj-upp-3": 3, "folj-upp-12": 12}
AFTERNOON = dt.time(15, 40)
# A step left late in a case that is otherwise looked after became so not long ago.
RECENT, UNSEEN = 9, 2
PART_OF = {role: part for part, role in PARTS.items()}
# The part of the work → whose unit it is.
JOINS = {part.removesuffix("-lead"): word for word, part in UNITS.items()}


@dataclass(slots=True)
class Tidier:
    """Does what is late, and remembers which steps some case has been left late with."""

    staff: Staff
    left: set[str] = field(default_factory=set)

    def fill_out(
        self, *, foreseer: Foreseer, past: Sequence[Told], crew: Mapping[str, str], late: int | None
    ) -> list[Told]:
        """The past with what is late done on its last day, save `late` or so; None: all of it is."""
        told, kept = list(past), set[str]()
        foreseen = foreseer.after(told)
        for _ in range(ROUNDS):
            steps = [step for step in foreseen.steps if _is_late(step, foreseer.today)]
            kept |= set() if late is None else self._keep(steps, kept, late, foreseer.today)
            undone = [step for step in steps if step["key"] not in kept]
            more = self.do(steps=undone, foreseen=foreseen, crew=crew, told=told)
            if not more:
                break
            told += more
            told.sort(key=lambda one: one.draft.on)
            foreseen = foreseer.after(told)
            told = self._without_lost(told, past, foreseen)
        return told

    def do(
        self, *, steps: Sequence[dict[str, Any]], foreseen: Foreseen, crew: Mapping[str, str], told: Sequence[Told]
    ) -> list[Told]:
        """The steps done on their last day."""
        more = [one for step in steps for one in self._do(step, foreseen, crew)]
        # What stays late though it was marked done is not tried again, and a unit that has come in comes once.
        return [one for place, one in enumerate(more) if not _told_before(one, [*told, *more[:place]])]

    def _without_lost(self, told: list[Told], past: Sequence[Told], foreseen: Foreseen) -> list[Told]:
        """A step that was to be done but that the plan no longer has, because another was, is left out again."""
        keys = {step["key"] for step in foreseen.steps}
        return [one for one in told if one in past or one.draft.data.get("step_key", "") in keys | {""}]

    def _keep(self, steps: list[dict[str, Any]], kept: set[str], late: int, today: dt.date) -> set[str]:
        """So many that are late since lately; and one that no case has been left with, so that each is seen once."""
        rest = sorted((step for step in steps if step["key"] not in kept), key=lambda step: step["due"], reverse=True)
        recent = [step for step in rest if _day(step["due"]) >= add_days(today, -RECENT) and step["required"] != "law"]
        chosen = recent[: max(late - len(kept), 0)]
        if not chosen and len(kept) < UNSEEN:
            chosen = [step for step in rest if step["id"] not in self.left][:1]
        self.left |= {step["id"] for step in chosen}
        return {step["key"] for step in chosen}

    def _do(self, step: dict[str, Any], foreseen: Foreseen, crew: Mapping[str, str]) -> list[Told]:
        """The step done in time, by whoever has the role; their unit comes in first if it is not there."""
        part = PART_OF.get(step["role"] or "", "")
        if part not in crew:
            return []
        actor = self.staff.actor(crew[part])
        on = _last_day(step)
        if not foreseen.lets(unit=actor.unit_slug, user=actor.user_id, zone=step["zone"], on=on):
            joins = JOINS.get(part.removesuffix("-lead"))
            here = any(row.unit == actor.unit_slug for row in foreseen.rights)
            if joins in (None, "@unit") or here or step["zone"] == "protected":
                return []
            data = {"unit": actor.unit_slug, "part": "participating", "ground": "routine"}
            return [self._told(crew["adult"], Draft(type="unit_joined", data=data, on=on))]
        if step["id"] == DECIDED and not foreseen.applied:
            return self._decided(step, crew, on)
        if step["id"] in FOLLOWED:
            asked = {"months": FOLLOWED[step["id"]], "still_home": True, "reached": True}
            return [self._told(crew[part], Draft(type="follow_up", data=asked, on=on))]
        done = Draft(type="step_done", data={"step_key": step["key"]}, on=on, zone=step["zone"])
        return [self._told(crew[part], done)]

    def _decided(self, step: dict[str, Any], crew: Mapping[str, str], on: dt.date) -> list[Told]:
        """Nobody decides before somebody has applied."""
        name = f"an_{step['subject']}"
        data = {"application": name, "kind": "hyresskuld"}
        decision = {"application": name, "result": "granted", "delegation": "bistånd-hyresskuld"}
        about = (step["subject"],)
        drafts = (
            Draft(type="application", data=data, on=on, about=about),
            Draft(type="decision", data=decision, on=on, about=about),
        )
        return [self._told(crew["economy"], draft) for draft in drafts]

    def _told(self, username: str, draft: Draft) -> Told:
        moment = dt.datetime.combine(draft.on, AFTERNOON, tzinfo=STOCKHOLM)
        return Told(actor=self.staff.actor(username), draft=draft, at=moment)


def _is_late(step: dict[str, Any], today: dt.date) -> bool:
    return step["state"] == "open" and step["due"] is not None and _day(step["due"]) < today


def _told_before(one: Told, told: Sequence[Told]) -> bool:
    return any(one.draft.type == other.draft.type and one.draft.data == other.draft.data for other in told)


def _last_day(step: dict[str, Any]) -> dt.date:
    """The last working day that is in time, but not before the step could be begun."""
    due = _day(step["due"])
    due = due if is_workday(due) else add_workdays(due, -1)
    return max(due, _day(step["opens_on"])) if step["opens_on"] else due


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
