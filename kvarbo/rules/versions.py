# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which routine a case follows, what it keeps from one it has left, and steps that staff added."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kvarbo.rules.caselog import Event
from kvarbo.rules.deadlines import part
from kvarbo.rules.errors import InputError
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import Routine
from kvarbo.rules.situation import Situation
from kvarbo.rules.staffing import Staffing
from kvarbo.rules.steps import Task, Worked
from kvarbo.rules.telling import tell


@dataclass(frozen=True, slots=True)
class Followed:
    """A routine and the event that adopted it (None: the case began with it)."""

    routine: Routine
    adopted: Event | None


@dataclass(slots=True)
class Kept:
    """What stands from routines that were left: done and skipped steps, the new keys they cover, renamed steps."""

    steps: list[tuple[Routine, Worked, Task]] = field(default_factory=list)
    covered: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)


def routines_of(s: Situation, profile: Profile, tried: Routine | None) -> list[Followed]:
    """The routines of the case in order. A routine that is being tried is the only one. Raises InputError."""
    if tried is not None:
        return [Followed(tried, None)]
    opened = next(iter(s.of("case_opened")), None)
    if opened is None:
        return [Followed(_in_force(profile, None, s.day), None)]
    found = [Followed(_named(profile, opened.data.get("routine"), opened.data.get("version"), opened.on), None)]
    for event in s.of("routine_adopted"):
        found.append(Followed(_named(profile, None, event.data["to"], event.on), event))
    return found


def _named(profile: Profile, name: str | None, version: str | None, day: dt.date) -> Routine:
    """By slug and version; either may also be the fingerprint that pins a routine."""
    for routine in profile.routines:
        if routine.sha in (name, version):
            return routine
    if name is not None and name not in {routine.slug for routine in profile.routines}:
        raise InputError(f"profilen {profile.slug} har ingen rutin ”{name}”")
    return profile.routine_on(day, slug=name, version=version) if version else _in_force(profile, name, day)


def _in_force(profile: Profile, name: str | None, day: dt.date) -> Routine:
    """The routine that held on the day; a case from before them all follows the first, with a finding."""
    known = [routine for routine in profile.routines if name in (None, routine.slug)]
    if known and all(routine.valid_from > day for routine in known):
        return min(known, key=lambda routine: (routine.valid_from, routine.version))
    return profile.routine_on(day, slug=name)


def kept_steps(followed: list[Followed], work: Callable[[Routine, dt.date], Worked]) -> Kept:
    """Steps done or skipped before a routine was left keep their definition (spine: *Changing a routine*)."""
    kept = Kept()
    for old, new in itertools.pairwise(followed):
        if new.adopted is None:
            continue
        renames = new.adopted.data["map"]
        worked = work(old.routine, new.adopted.on)
        for task in worked.tasks.values():
            name = renames.get(task.step.id, task.step.id)
            ended = task.done_by or (task.acted[-1] if task.state == "skipped" else None)
            key = task.key.replace(task.step.id, name, 1)
            if ended and ended.order < new.adopted.order and task.key not in kept.covered:
                kept.steps.append((old.routine, worked, task))
                kept.covered |= {task.key, key}
        kept.renamed |= renames
    return kept


def added_steps(s: Situation, staffing: Staffing) -> list[dict[str, Any]]:
    """Steps that staff added, as the contract's steps."""
    return [_added(s, staffing, event) for event in s.of("step_added")]


def _added(s: Situation, staffing: Staffing, event: Event) -> dict[str, Any]:
    key, data = f"added/{event.root}", event.data
    acts = [
        one
        for one in s.of("step_done", "step_skipped", "step_postponed", "order_moved")
        if one.data["step_key"] == key and one.on >= event.on
    ]
    done = next((one for one in acts if one.type == "step_done"), None)
    until = next((one.data.get("until") for one in reversed(acts) if one.type == "step_postponed"), None)
    state = _added_state(s, acts, until)
    given = next((one.data["due"] for one in reversed(acts) if one.type == "order_moved"), data["due"])
    due = max(given, event.on) if given else None
    parts = [part(tell(one), [one], data["zone"], None, None) for one in (event, *acts)]
    return {
        "key": key,
        "id": "added",
        "subject": s.case_id,
        "title": data["title"],
        "outside_title": "Ett steg som enheten har lagt till",
        "zone": data["zone"],
        "paragraph": None,
        "role": data["role"],
        "unit": staffing.unit_for(data["role"]),
        "person": staffing.person_for(data["role"]),
        "required": "no",
        "state": state,
        "opens_on": event.on.isoformat(),
        "due": due.isoformat() if due else None,
        "latest_start": None,
        "slack": None,
        "until": until.isoformat() if until else None,
        "done_by": done.id if done else None,
        "rule": None,
        "because": parts,
    }


def _added_state(s: Situation, acts: list[Event], until: dt.date | None) -> str:
    types = {one.type for one in acts}
    if "step_done" in types:
        return "done"
    if "step_skipped" in types:
        return "skipped"
    if s.closed:
        return "obsolete"
    return "postponed" if until and s.day < until else "open"
