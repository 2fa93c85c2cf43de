# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days that a plan is counted back from: an eviction, or the nominal last day of a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kvarbo.rules.caselog import Event
from kvarbo.rules.clocks import ARREARS_CLOCKS, Clock
from kvarbo.rules.routine import EVICTION
from kvarbo.rules.situation import Situation


@dataclass(frozen=True, slots=True)
class Anchor:
    """`subject`: the eviction, or the clock's subject. `rule`: empty for an eviction."""

    subject: str
    day: dt.date
    rule: str
    event: Event


class Anchors:
    """Finds the anchor of a step's time for a subject, and those that slack is counted to."""

    def __init__(self, s: Situation, clocks: dict[str, Clock]) -> None:
        self.s, self.clocks = s, clocks

    def find(self, before: Iterable[str], per: str, subject: str) -> Anchor | None:
        for name in before:
            found = self._eviction(per, subject) if name == EVICTION else self._clock(name, per, subject)
            if found:
                return found
        return None

    def _eviction(self, per: str, subject: str) -> Anchor | None:
        s = self.s
        if per == "avhysningstid":
            time: str | None = subject
        elif per == "mål":
            time = s.time_of(subject)
        else:
            times = [time for matter in s.matters if not s.ended(matter) and (time := s.time_of(matter))]
            time = min(times, key=s.eviction_day, default=None)
        return Anchor(time, s.eviction_day(time), "", s.evictions[time]) if time else None

    def _clock(self, rule: str, per: str, subject: str) -> Anchor | None:
        if per == "avhysningstid":
            subject = self.s.evictions[subject].data["matter"]
        own = self.clocks.get(f"{rule}/{subject}")
        found = [own] if own else []
        if not own and per in ("ärende", "barn"):
            found = [c for c in self.clocks.values() if c.rule == rule and c.state(self.s.day) == "running"]
        days = [(clock.counted.nominal, clock) for clock in found if clock.counted.nominal]
        if not days:
            return None
        day, clock = min(days, key=lambda one: one[0])
        return Anchor(clock.subject, day, rule, clock.trigger)

    def running(self) -> list[Anchor]:
        """Eviction times that are ahead and stand, and arrears clocks that run."""
        s = self.s
        found = []
        for time, event in s.evictions.items():
            day = s.eviction_day(time)
            if day >= s.day and time not in s.replaced and not s.ended(event.data["matter"]):
                found.append(Anchor(time, day, "", event))
        for clock in self.clocks.values():
            if clock.rule in ARREARS_CLOCKS and clock.counted.nominal and clock.state(s.day) == "running":
                found.append(Anchor(clock.subject, clock.counted.nominal, clock.rule, clock.trigger))
        return found
