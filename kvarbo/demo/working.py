# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What staff do with single steps of a plan: mark them done, park them, skip them. Each step gets each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from kvarbo.cases.models import Case, CaseAccess
from kvarbo.casework.history import Told, tell_past
from kvarbo.casework.services import Draft
from kvarbo.demo.crew import PARTS, Staff
from kvarbo.demo.shapes import Story
from kvarbo.planning.models import PlanStep
from kvarbo.rules.days import add_workdays, is_workday

MOST = 3
SKIPPED = (
    "Personen ville något annat.",
    "Gjort på annat sätt.",
    "Överenskommet med Kronofogden.",
    "Steget kunde utsätta någon för fara.",
)
POSTPONED = ("Personen är bortrest.", "Vi väntar på svar från hyresvärden.", "Ingen kunde ta steget i dag.")
WAYS = ("step_skipped", "step_postponed", "step_done")


@dataclass(slots=True)
class Worker:
    """Remembers which steps have been acted on in which way, over all cases."""

    staff: Staff
    seen: set[tuple[str, str]] = field(default_factory=set)
    acts: int = 0

    def work(self, *, case: Case, story: Story, today: dt.date, now: dt.datetime) -> None:
        """A few acts in the case, of kinds that no case has seen yet."""
        told = list(self._acts(case, story, today, now))
        if told:
            tell_past(case=case, past=told, today=today, now=now)

    def _acts(self, case: Case, story: Story, today: dt.date, now: dt.datetime) -> Iterator[Told]:
        steps = list(PlanStep.objects.filter(case=case).order_by("key"))
        self.seen |= {(step.step_id, f"step_{step.state}") for step in steps}
        rights = set(CaseAccess.objects.filter(case=case, until_day=None).values_list("unit__slug", "zone"))
        parts = {role: part for part, role in PARTS.items()}
        count = 0
        for step in steps:
            way = self._lacking(step)
            username = story.crew.get(parts.get(step.role, ""), "")
            if step.state not in ("open", "waiting") or way is None or not username or count == MOST:
                continue
            actor = self.staff.actor(username)
            if (actor.unit_slug, step.zone) not in rights:
                continue
            count += 1
            self.acts += 1
            self.seen.add((step.step_id, way))
            yield Told(actor=actor, draft=self._draft(step, way, today), at=now)

    def _lacking(self, step: PlanStep) -> str | None:
        """What no case has seen done with the step. What waits is neither done nor needs to be parked."""
        ways: tuple[str, ...] = ("step_done",) if step.required == "law" else WAYS
        if step.state == "waiting":
            ways = ways[:1] if step.required != "law" else ()
        return next((way for way in ways if (step.step_id, way) not in self.seen), None)

    def _draft(self, step: PlanStep, way: str, today: dt.date) -> Draft:
        last = today if is_workday(today) else add_workdays(today, -1)
        data: dict[str, str] = {"step_key": step.key}
        if way == "step_postponed":
            data["until"] = add_workdays(today, 4).isoformat()
        reasons = {"step_skipped": SKIPPED, "step_postponed": POSTPONED}.get(way)
        return Draft(
            type=way, data=data, on=max(last, min(step.opens_on or last, today)), zone=step.zone,
            reason=reasons[self.acts % len(reasons)] if reasons else None,
        )  # fmt: skip
