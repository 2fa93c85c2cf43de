# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`plan(log, law, profile, routine, day, known_at) → plan`: a pure function that reads nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kvarbo.rules import deadlines, slack
from kvarbo.rules.anchors import Anchors
from kvarbo.rules.because import because
from kvarbo.rules.caselog import Event, Log, effective
from kvarbo.rules.change import next_change
from kvarbo.rules.clocks import ARREARS_CLOCKS, UNDERTAKING, Clock, clocks
from kvarbo.rules.law import Law
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import Routine, check_rules
from kvarbo.rules.situation import Situation
from kvarbo.rules.staffing import Staffing
from kvarbo.rules.steps import Task, Work, Worked
from kvarbo.rules.versions import Kept, added_steps, kept_steps, routines_of

ENGINE = "1"
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


def plan(
    *, log: Log, law: Law, profile: Profile, day: dt.date, known_at: dt.datetime, routine: Routine | None = None
) -> dict[str, Any]:
    """The plan of a case for a day, with what was known at a moment: the contract's *Answer*, JSON-ready.

    `routine` tries a routine instead of the one the case has. Raises InputError (a version the profile lacks).
    """
    p = Planner(log=log, law=law, profile=profile, routine=routine, day=day, known_at=known_at)
    kept = kept_steps(p.routines, p.work)
    worked = p.work(p.routine, day, kept.renamed)
    tasks = {key: task for key, task in worked.tasks.items() if key not in kept.covered}
    history = deadlines.superseded(log, law, p.clocks, day=day, known_at=known_at, disposal=p.disposal)
    staffing = Staffing(p.s, profile)
    starts, rows = slack.reckon(
        tasks=tasks,
        anchors=Anchors(p.s, p.clocks).running(),
        today=day,
        unit_of=lambda task: staffing.unit_for(task.step.role),
    )
    steps = _kept(p, kept, staffing) + [
        _step(p, p.routine, worked, task, staffing, starts.get(task.key)) for task in tasks.values()
    ]
    steps += added_steps(p.s, staffing)
    return {
        "case": log.case_id,
        "on": day.isoformat(),
        "known_at": known_at.isoformat(),
        "next_change_on": next_change(p, worked, kept),
        "versions": {"law": law.sha, "profile": profile.sha, "engine": ENGINE},
        "routine": {
            "id": p.routine.slug,
            "version": p.routine.version,
            "section": worked.section.id if worked.section else None,
        },
        "steps": steps,
        "deadlines": deadlines.describe(p.s, law, p.clocks, history),
        "slack": rows,
        "findings": _findings(p, worked, steps),
    }


def _kept(p: Planner, kept: Kept, staffing: Staffing) -> list[dict[str, Any]]:
    return [_step(p, routine, worked, task, staffing, None) for routine, worked, task in kept.steps]


def _step(
    p: Planner, routine: Routine, worked: Worked, task: Task, staffing: Staffing, start: slack.Slack | None
) -> dict[str, Any]:
    step = task.step
    return {
        "key": task.key,
        "id": step.id,
        "subject": task.subject,
        "title": step.title,
        "outside_title": step.outside_title,
        "zone": step.zone,
        "paragraph": step.paragraph or None,
        "role": step.role,
        "unit": staffing.unit_for(step.role),
        "person": staffing.person_for(step.role),
        "required": step.required,
        "state": task.state,
        "opens_on": task.opens_on.isoformat() if task.opens_on else None,
        "due": task.due.isoformat() if task.due else None,
        "latest_start": start.latest_start.isoformat() if start else None,
        "slack": start.workdays if start else None,
        "until": task.until.isoformat() if task.until else None,
        "done_by": task.done_by.id if task.done_by else None,
        "rule": step.rule or None,
        "because": because(law=p.law, routine=routine, worked=worked, task=task),
    }


def _findings(p: Planner, worked: Worked, steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = [{"code": code, "step": key, "text": text} for code, key, text in worked.findings]
    for step in steps:
        if step["unit"] is None:
            text = f"Ingen enhet har rollen ”{step['role']}” i ärendet. Bestäm vilken enhet som tar steget."
            found.append({"code": "role_without_unit", "step": step["key"], "text": text})
    for clock in p.clocks.values():
        if clock.rule in ARREARS_CLOCKS and "amount" not in clock.trigger.data:
            found.append({"code": "amount_unknown", "step": None, "text": _amount_text(clock.trigger)})
    return found


def _amount_text(notice: Event) -> str:
    text = "Ingen betalning kan stanna klockan förrän det är det."
    return f"Beloppet i underrättelsen {notice.data['notice']} är inte känt. {text}"
