# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What makes a unit's list look lived in: who got the case in each unit, what is booked, and what was moved first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kvarbo.cases.projection import closed_on
from kvarbo.casework.history import Told
from kvarbo.casework.services import Draft
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo.crew import FULL, PARTS, UNITS, Staff
from kvarbo.demo.foreseeing import Foreseen, Foreseer
from kvarbo.rules.days import add_days, add_workdays, is_workday

# What a unit has not yet given to anybody came in lately, and is not much.
NEW, UNGIVEN = 6, {"adult": 4, "child": 3, "economy": 5}
# Whoever does the work in each kind of unit, and who gives it to them.
LEADS = {"economy": "economy-lead", "child": "child-lead", "adult": "lead"}
HANDS = {"economy": ("economy", "budget"), "child": ("child",), "adult": ("adult",)}
NAMING = {"adult": "utse-handlaggare", "child": "utse-barnhandlaggare"}
BOOKED, MOVED = 2, 1
AHEAD, BEHIND = (2, 4, 5, 6, 3), (1, 2, 3)
MOVED_FOR = (
    "Hushållet reser bort på fredag. Vi tar samtalet först.",
    "Hyresvärden behöver svar före mötet.",
    "Hyresgästen är bara hemma i början av veckan.",
)
EVENING = dt.time(15, 50)
TIMES = ("T09:00", "T10:30", "T13:15", "T14:30")


@dataclass(slots=True)
class Finisher:
    """Remembers over all cases what has been given to whom, and how much each has booked."""

    staff: Staff
    ungiven: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    booked: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)
    unnamed: set[tuple[str, str]] = field(default_factory=set)

    def finish(self, *, foreseer: Foreseer, past: Sequence[Told], crew: Mapping[str, str], tenant: str) -> list[Told]:
        """The past with what each unit did with the case once it had come there."""
        foreseen = foreseer.after(past)
        is_open = closed_on(foreseen.log) is None
        more = list(self._given(foreseen, crew, foreseer.today, is_open))
        if is_open:
            more += self._ahead(foreseen, crew, foreseer.today, tenant)
        # Nothing is recorded ahead of now.
        told = [replace(one, at=min(one.at, foreseer.now)) for one in more]
        return sorted([*past, *told], key=lambda one: one.draft.on)

    def _given(self, foreseen: Foreseen, crew: Mapping[str, str], today: dt.date, is_open: bool) -> Iterator[Told]:
        """Each unit that takes part gives the case to one of its own."""
        users = {row.user_id for row in foreseen.rights if row.user_id and row.until_day is None}
        for part in UNITS.values():
            lead = crew.get(LEADS[part], "")
            if part not in crew or not lead:
                continue
            unit = self.staff.places[crew[part]].unit.slug
            rows = [row for row in foreseen.rights if row.unit == unit and row.until_day is None]
            if not rows or any(self.staff.unit_of.get(user) == unit for user in users):
                continue
            if self._leaves_unnamed(NAMING.get(part), foreseen, today):
                continue
            since = max(row.from_day for row in rows)
            if is_open and since >= add_days(today, -NEW) and self.ungiven[unit] < UNGIVEN[part]:
                self.ungiven[unit] += 1
                continue
            yield self._gives(part, unit, lead, crew, min(add_workdays(since, 1), _office(today)))

    def _leaves_unnamed(self, naming: str | None, foreseen: Foreseen, today: dt.date) -> bool:
        """Naming somebody is a step of the routine: each way that it can be left is seen once."""
        for step in foreseen.steps:
            if step["id"] != naming or step["state"] == "done":
                continue
            late = step["state"] == "open" and step["due"] and step["due"] < today.isoformat()
            way = "late" if late else step["state"]
            if way in ("skipped", "postponed"):
                return True
            if way in ("late", "obsolete") and (step["id"], way) not in self.unnamed:
                self.unnamed.add((step["id"], way))
                return True
        return False

    def _gives(self, part: str, unit: str, lead: str, crew: Mapping[str, str], on: dt.date) -> Told:
        """Whoever has the fewest of those who do that work, the one who has acted in the case first."""
        hands = self.staff.hands(unit=unit, roles=[PARTS[hand] for hand in HANDS[part]])
        names = [crew[part], *(hand for hand in hands if hand not in FULL)]
        name = min(dict.fromkeys(names), key=lambda one: self.held[one])
        self.held[name] += 1
        place = self.staff.places[name]
        data = {"unit": unit, "role": place.role_slug, "user": place.user_id}
        return self._told(lead, Draft(type="assigned", data=data, on=on))

    def _ahead(self, foreseen: Foreseen, crew: Mapping[str, str], today: dt.date, tenant: str) -> Iterator[Told]:
        """One visit that is booked, or one step that was put first by hand."""
        adult = crew.get("adult", "")
        unit = self.staff.places[adult].unit.slug if adult else ""
        given = any(row.user_id == self.staff.places[adult].user_id for row in foreseen.rights) if adult else False
        if not given:
            return
        last = max((event.on for event in foreseen.log.events), default=today)
        steps = [step for step in foreseen.steps if _is_movable(step, unit, today)]
        if steps and self.moved[adult] < MOVED and self.booked[adult]:
            self.moved[adult] += 1
            reason = MOVED_FOR[sum(self.moved.values()) % len(MOVED_FOR)]
            data: dict[str, Any] = {"step_key": steps[0]["key"], "due": _office(today).isoformat()}
            yield self._told(adult, Draft(type="order_moved", data=data, on=max(last, _office(today)), reason=reason))
        elif self.booked[adult] < BOOKED and _was_reached(foreseen, tenant):
            count = sum(self.booked.values())
            self.booked[adult] += 1
            day = add_days(today, AHEAD[count % len(AHEAD)])
            at = (day if is_workday(day) else add_workdays(day, 1)).isoformat() + TIMES[count % len(TIMES)]
            on = max(last, _office(add_days(today, -BEHIND[count % len(BEHIND)])))
            data = {"to": tenant, "how": "letter", "meet_at": at}
            yield self._told(adult, Draft(type="summons_sent", data=data, on=on))

    def _told(self, username: str, draft: Draft) -> Told:
        moment = dt.datetime.combine(draft.on, EVENING, tzinfo=STOCKHOLM)
        return Told(actor=self.staff.actor(username), draft=draft, at=moment)


def _was_reached(foreseen: Foreseen, tenant: str) -> bool:
    events = foreseen.log.events
    return any(event.data.get("with") == tenant and event.data.get("result") == "reached" for event in events)


def _is_movable(step: dict[str, Any], unit: str, today: dt.date) -> bool:
    due = step["due"]
    return bool(
        step["state"] == "open" and step["required"] == "routine" and step["unit"] == unit
        and step["zone"] == "coordination" and due and due > add_days(today, 1).isoformat()
    )  # fmt: skip


def _office(day: dt.date) -> dt.date:
    return day if is_workday(day) else add_workdays(day, -1)
