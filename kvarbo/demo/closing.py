# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before a case closes its staff do what is left; now and then whoever leads closes it anyway, and says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kvarbo.casework.ending import state_before
from kvarbo.casework.history import Told
from kvarbo.demo.crew import Staff
from kvarbo.demo.foreseeing import Foreseer
from kvarbo.demo.tidying import Tidier
from kvarbo.rules.closing import Hindrance
from kvarbo.rules.profile import Profile

ROUNDS = 5
# What is said of any outcome, and what fits only some.
ANYWAY = ("Det som är kvar görs av den enhet som redan har kontakten.",)
MOVED = ("Hyresgästen bor redan i den nya bostaden. Det som är kvar behövs inte.",)
HOME = (
    "Hyran är i ordning. Hushållet vill inte ha mer hjälp av oss.",
    "Vi har gjort det vi kan. Hushållet vet vart det vänder sig om det blir svårt igen.",
)
GONE = ("Hyresgästen svarar inte på något sätt. Vi kommer inte längre.",)
FITTING: Mapping[str, tuple[str, ...]] = {
    "paid": HOME, "plan_kept": HOME, "aid_granted": HOME, "moved_own_home": MOVED, "moved_other_form": MOVED,
    "not_reached": GONE, "unknown": GONE,
    "withdrawn": ("Hyresvärden har tagit tillbaka sitt krav. Det som är kvar behövs inte.",),
    "evicted": ("Hyresgästen har flyttat till släktingar och tackar nej till mer hjälp.",),
    "disturbance_ended": ("Det har varit lugnt länge, säger hyresvärden. Det som är kvar behövs inte.",),
}  # fmt: skip


@dataclass(slots=True)
class Closer:
    """Remembers which steps some case has been closed without: each is seen once, so that the demo shows it."""

    staff: Staff
    tidier: Tidier
    profile: Profile
    left: set[str] = field(default_factory=set)
    closed_anyway: int = 0

    def settle(self, *, foreseer: Foreseer, past: Sequence[Told], crew: Mapping[str, str]) -> list[Told]:
        """The past with every closing made possible."""
        told = list(past)
        closings = [one for one in past if one.draft.type == "case_closed" and not one.draft.data.get("override")]
        for closing in closings:
            told = self._closed(told, closing, foreseer, crew)
        return told

    def _closed(self, told: list[Told], closing: Told, foreseer: Foreseer, crew: Mapping[str, str]) -> list[Told]:
        place = told.index(closing)
        before, after = told[:place], told[place:]
        now = min(foreseer.now, closing.at)
        then = Foreseer(case=foreseer.case, profile=foreseer.profile, today=closing.draft.on, now=now)
        found = self._hindrances(then, before, closing)
        fresh = {one.step_key.partition("/")[0] for one in found} - self.left
        if fresh:
            self.left |= fresh
        else:
            before, found = self._done(then, before, closing, crew, found)
        if found:
            after[0] = self._anyway(closing, crew)
        return [*before, *after]

    def _done(
        self, then: Foreseer, before: list[Told], closing: Told, crew: Mapping[str, str], found: list[Hindrance]
    ) -> tuple[list[Told], list[Hindrance]]:
        for _ in range(ROUNDS):
            keys = {one.step_key for one in found if one.step_key}
            foreseen = then.after(before)
            steps = [_until(step, closing.draft.on) for step in foreseen.steps if step["key"] in keys]
            more = self.tidier.do(steps=steps, foreseen=foreseen, crew=crew, told=before)
            more = [replace(one, at=min(one.at, closing.at)) for one in more]
            if not more:
                break
            before = sorted([*before, *more], key=lambda one: one.draft.on)
            found = self._hindrances(then, before, closing)
        return before, found

    def _hindrances(self, then: Foreseer, before: Sequence[Told], closing: Told) -> list[Hindrance]:
        log = then.after(before).log
        moment = max(closing.at, log.last_recorded or closing.at)
        state = state_before(
            case_id=then.case.pk, events=log.events, profile=self.profile, day=closing.draft.on, known_at=moment
        )
        return state.hindrances(closing.draft.data["outcome"])

    def _anyway(self, closing: Told, crew: Mapping[str, str]) -> Told:
        self.closed_anyway += 1
        lead = self.staff.actor(crew["lead"])
        data = {**closing.draft.data, "override": lead.user_id}
        fitting = (*FITTING.get(data["outcome"], ()), *ANYWAY)
        reason = fitting[self.closed_anyway % len(fitting)]
        return replace(closing, actor=lead, draft=replace(closing.draft, data=data, reason=reason))


def _until(step: dict[str, Any], day: dt.date) -> dict[str, Any]:
    """The step with a last day no later than the closing."""
    due = min(step["due"] or day.isoformat(), day.isoformat())
    return step | {"due": due}
