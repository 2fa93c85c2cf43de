# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`plan(log, law, profile, routine, day, known_at) → plan`: a pure function that reads nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kvarbo.rules import deadlines, slack
from kvarbo.rules.anchors import Anchors
from kvarbo.rules.because import because
from kvarbo.rules.caselog import Event, Log
from kvarbo.rules.change import next_change
from kvarbo.rules.clocks import ARREARS_CLOCKS
from kvarbo.rules.law import Law
from kvarbo.rules.planner import Planner
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import Routine
from kvarbo.rules.staffing import Staffing
from kvarbo.rules.steps import Task, Worked
from kvarbo.rules.versions import Kept, added_steps, kept_steps

ENGINE = "1"


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
    return found + _too_early(p)


def _too_early(p: Planner) -> list[dict[str, Any]]:
    """A case older than the routine that it follows for want of another."""
    first = p.routines[0].routine
    opened = next(iter(p.s.of("case_opened")), None)
    named = opened is not None and "version" in opened.data
    if p.pinned is not None or named or first.valid_from <= (opened.on if opened else p.day):
        return []
    text = f"Ingen rutin gällde när ärendet öppnades. Planen följer den första, {first.version}."
    return [{"code": "routine_not_in_force", "step": None, "text": text}]


def _amount_text(notice: Event) -> str:
    text = "Ingen betalning kan stanna klockan förrän det är det."
    return f"Beloppet i underrättelsen {notice.data['notice']} är inte känt. {text}"
