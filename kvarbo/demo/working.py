# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What staff do with single steps of a plan: mark them done, park them, skip them. Each step gets each once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kvarbo.casework.history import Told
from kvarbo.casework.services import Draft
from kvarbo.demo.crew import PARTS, Staff
from kvarbo.demo.foreseeing import Foreseen
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

    def work(self, *, foreseen: Foreseen, crew: Mapping[str, str], today: dt.date, now: dt.datetime) -> Iterator[Told]:
        """A few acts in the case, of kinds that no case has seen yet."""
        steps = sorted(foreseen.steps, key=lambda step: str(step["key"]))
        self.seen |= {(step["id"], f"step_{step['state']}") for step in steps}
        parts = {role: part for part, role in PARTS.items()}
        count = 0
        for step in steps:
            way = self._lacking(step)
            username = crew.get(parts.get(step["role"] or "", ""), "")
            if step["state"] not in ("open", "waiting") or way is None or not username or count == MOST:
                continue
            actor = self.staff.actor(username)
            draft = self._draft(step, way, today)
            if not foreseen.lets(
                unit=actor.unit_slug, user=actor.user_id, zone=step["zone"], on=max(draft.on, now.date())
            ):
                continue
            count += 1
            self.acts += 1
            self.seen.add((step["id"], way))
            yield Told(actor=actor, draft=draft, at=now)

    def _lacking(self, step: dict[str, Any]) -> str | None:
        """What no case has seen done with the step. What waits is neither done nor needs to be parked."""
        ways: tuple[str, ...] = ("step_done",) if step["required"] == "law" else WAYS
        if step["state"] == "waiting":
            ways = ways[:1] if step["required"] != "law" else ()
        return next((way for way in ways if (step["id"], way) not in self.seen), None)

    def _draft(self, step: dict[str, Any], way: str, today: dt.date) -> Draft:
        last = today if is_workday(today) else add_workdays(today, -1)
        data: dict[str, str] = {"step_key": step["key"]}
        if way == "step_postponed":
            data["until"] = add_workdays(today, 4).isoformat()
        opens = dt.date.fromisoformat(step["opens_on"]) if step["opens_on"] else today
        reasons = {"step_skipped": SKIPPED, "step_postponed": POSTPONED}.get(way)
        return Draft(
            type=way, data=data, on=max(last, min(opens, today)), zone=step["zone"],
            reason=reasons[self.acts % len(reasons)] if reasons else None,
        )  # fmt: skip
