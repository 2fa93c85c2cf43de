# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one plan is made from: the case on any day, its clocks, its routines, and the work they give."""

from __future__ import annotations

import datetime as dt

from kvarbo.rules.anchors import Anchors
from kvarbo.rules.caselog import Event, Log, effective
from kvarbo.rules.clocks import ARREARS_CLOCKS, UNDERTAKING, Clock, clocks
from kvarbo.rules.law import Law
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import Routine, check_rules
from kvarbo.rules.situation import Situation
from kvarbo.rules.steps import Work, Worked
from kvarbo.rules.versions import routines_of

SOLVING = (*ARREARS_CLOCKS, UNDERTAKING)


class Planner:
    """The parts of one plan, before it is written out. Lives for one call."""

    def __init__(
        self, *, log: Log, law: Law, profile: Profile, routine: Routine | None, day: dt.date, known_at: dt.datetime
    ) -> None:
        self.log, self.law, self.profile, self.day, self.known_at = log, law, profile, day, known_at
        self.disposal = bool(profile.choices["disposal"])
        self._situations: dict[dt.date, Situation] = {}
        self._clocks: dict[dt.date, dict[str, Clock]] = {}
        self.s, self.clocks = self.at(day), self.clocks_on(day)
        self.pinned = routine
        self.routines = routines_of(self.s, profile, routine)
        self.routine = self.routines[-1].routine
        for followed in self.routines:
            if law.memo.get(("checked", followed.routine.sha)) is None:
                check_rules(followed.routine, law.rules)
                law.memo["checked", followed.routine.sha] = True

    def at(self, day: dt.date) -> Situation:
        """The case as it was on a day, known as of the same moment."""
        found = self._situations.get(day)
        if found is None:
            events = effective(self.log, day=day, known_at=self.known_at)
            found = self._situations[day] = Situation(case_id=self.log.case_id, events=events, day=day)
            found.solved = lambda notice: self._solved(day, notice)
            found.running = lambda notice: self._running(day, notice)
        return found

    def clocks_on(self, day: dt.date) -> dict[str, Clock]:
        if day not in self._clocks:
            self._clocks[day] = clocks(self.at(day), self.law, disposal=self.disposal)
        return self._clocks[day]

    def _solved(self, day: dt.date, notice: str) -> list[Event]:
        """What paid or undertook the notice's debt in time."""
        found = self.clocks_on(day)
        met = (found[key].met for rule in SOLVING if (key := f"{rule}/{notice}") in found)
        return next(filter(None, met), [])

    def _running(self, day: dt.date, notice: str) -> bool:
        found = self.clocks_on(day)
        keys = (f"{rule}/{notice}" for rule in ARREARS_CLOCKS)
        return any(key in found and found[key].state(day) == "running" for key in keys)

    def work(self, routine: Routine, day: dt.date, renamed: dict[str, str] | None = None) -> Worked:
        s, found = self.at(day), self.clocks_on(day)
        return Work(
            routine=routine,
            situation=s,
            anchors=Anchors(s, found),
            earlier=self.at,
            renamed=renamed,
        ).all()
