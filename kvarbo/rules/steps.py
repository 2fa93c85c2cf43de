# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of a plan: which apply to which subject, what set each off, its days and its state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kvarbo.rules import days
from kvarbo.rules.anchors import Anchor, Anchors
from kvarbo.rules.caselog import Event
from kvarbo.rules.facts import Held, holds, since
from kvarbo.rules.patterns import OUTCOMES, matches
from kvarbo.rules.routine import Pattern, Routine, Section, Step, When
from kvarbo.rules.situation import Situation

OPEN_STATES = ("waiting", "open", "postponed")


@dataclass(slots=True)
class Task:
    """One step for one subject, as it stands on the day."""

    step: Step
    subject: str
    number: int
    key: str
    base: Event
    state: str = "waiting"
    set_off_by: Sequence[Event] = ()
    set_off_on: dt.date | None = None
    opens_on: dt.date | None = None
    due: dt.date | None = None
    until: dt.date | None = None
    done_by: Event | None = None
    acted: Sequence[Event] = ()
    held: Sequence[Held] = ()
    ended: Sequence[Held] = ()
    anchors: Sequence[tuple[When, Anchor]] = ()
    applies: bool = False
    waits_for: tuple[str, ...] = ()
    blocked: bool = False
    replaced_by: Event | None = None
    moved: Event | None = None
    by_hand_from: dt.date = dt.date.max

    @property
    def awaits_anchor(self) -> bool:
        """All its times hang on an anchor that is not there yet; a notice has its clock at once or never."""
        latest = self.step.latest
        hangs = bool(latest) and not self.anchors and all(when.before for when in latest)
        return hangs and self.step.per != "underrättelse"


@dataclass(slots=True)
class Worked:
    """All tasks of a routine for a situation, with the section and the keys that nobody knows."""

    section: Section | None
    section_held: list[Held]
    tasks: dict[str, Task]
    findings: list[tuple[str, str | None, str]]


class Work:
    """Works out the tasks of one routine. Holds memory for one plan only."""

    def __init__(
        self, *, routine: Routine, situation: Situation, anchors: Anchors, earlier: Callable[[dt.date], Situation],
        renamed: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.routine, self.s, self.anchors, self.earlier = routine, situation, anchors, earlier
        self.renamed = renamed or {}
        self.findings: list[tuple[str, str | None, str]] = []
        self.acts: dict[str, list[Event]] = {}
        self.moves: dict[str, Event] = {}
        self.touched: set[str] = set()
        self.memo: dict[tuple[str, str], list[Task]] = {}
        self.sections_since: dict[tuple[str, ...], dt.date | None] = {}
        self.section, self.section_held = section_of(routine, situation)

    def all(self) -> Worked:
        for event in self.s.of("step_done", "step_skipped", "step_postponed"):
            self.acts.setdefault(self._key_now(event), []).append(event)
        self.moves = {self._key_now(event): event for event in self.s.of("order_moved")}
        tasks: dict[str, Task] = {}
        self.touched = {key.partition("/")[0] for key in self.acts}
        for step in self.routine.steps:
            if not self._may_stand(step):
                continue
            for subject in self.s.subjects(step.per):
                for task in self.tasks(step, subject):
                    if self.listed(task):
                        tasks[task.key] = task
        self._judge_acts(tasks)
        return Worked(self.section, self.section_held, tasks, self.findings)

    def _key_now(self, event: Event) -> str:
        """The key that an act names, with the step's id as it is called in this routine."""
        step, slash, subject = str(event.data["step_key"]).partition("/")
        return self.renamed.get(step, step) + slash + subject

    def _may_stand(self, step: Step) -> bool:
        """Is the step of the section that holds, or can it have been done or touched in another?"""
        if self.section is not None and self.section.id in step.sections:
            return True
        return self._can_be_done(step)

    def _can_be_done(self, step: Step) -> bool:
        return step.id in self.touched or not step.done_types.isdisjoint(self.s.by_type)

    def _judge_acts(self, tasks: dict[str, Task]) -> None:
        added = {f"added/{event.root}" for event in self.s.of("step_added")}
        kept = [(key, [event]) for key, event in self.moves.items() if key in tasks]
        for key, events in [*self.acts.items(), *kept]:
            task = tasks.get(key)
            for event in events:
                if task is None and key not in added:
                    text = "Händelsen gäller ett steg som inte finns i ärendets rutin."
                    self.findings.append(("unknown_step", key, text))
                elif task and task.step.required == "law" and event.type != "step_done":
                    text = "Lagen kräver steget. Det kan inte skjutas upp eller hoppas över."
                    self.findings.append(("law_step_kept", key, text))

    # Which tasks there are

    def tasks(self, step: Step, subject: str) -> list[Task]:
        """The step's tasks for the subject, the repeated ones too; remembered, since other steps wait for them."""
        key = (step.id, subject)
        if key not in self.memo:
            self.memo[key] = []
            self.memo[key] = list(self._repeat(step, subject))
        return self.memo[key]

    def _repeat(self, step: Step, subject: str) -> Iterator[Task]:
        base = self.s.subjects(step.per)[subject]
        previous: Task | None = None
        most = step.repeat.most if step.repeat else 1
        for number in range(1, most + 1):
            key = f"{step.id}/{subject}" if number == 1 else f"{step.id}/{subject}/{number}"
            task = Task(step, subject, number, key, base)
            self._work_out(task, previous)
            yield task
            if not step.repeat or task.state != "done" or self._enough(step, task):
                return
            previous = task

    def _enough(self, step: Step, task: Task) -> bool:
        patterns = step.repeat.until if step.repeat else ()
        return any(
            matches(event, pattern) and event.on >= task.base.on and self.s.names(event, step.per, task.subject)
            for pattern in patterns
            for event in self.s.of(pattern.type)
        )

    def listed(self, task: Task) -> bool:
        """In the section with its condition holding; or touched by an event."""
        if task.applies:
            return True
        if task.acted or (task.done_by and task.done_by.type == "step_done"):
            return True
        return task.done_by is not None and self._applied_then(task, task.done_by)

    def _applied_then(self, task: Task, done_by: Event) -> bool:
        """Did the step apply on the day it was done? A section that has been left keeps what was done in it."""
        then = self.earlier(done_by.on)
        section, _ = section_of(self.routine, then)
        if section is None or section.id not in task.step.sections or task.subject not in then.subjects(task.step.per):
            return False
        return then.stands(task.step.per, task.subject) and holds(then, task.step.condition, task.subject) is not None

    # One task

    def _work_out(self, task: Task, previous: Task | None) -> None:
        step = task.step
        held = holds(self.s, step.condition, task.subject)
        task.held = held or ()
        here = self.section is not None and self.section.id in step.sections
        task.applies = held is not None and here and self.s.stands(step.per, task.subject)
        if held is None and not self._can_be_done(step):
            return
        self._set_off(task, previous)
        self._days(task, previous)
        self._done(task, previous)
        task.state = self._state(task)

    def _set_off(self, task: Task, previous: Task | None) -> None:
        step = task.step
        events: list[Event] = [task.base]
        task.by_hand_from = task.base.on
        if previous and previous.done_by:
            events = [previous.done_by]
            task.by_hand_from = previous.done_by.on
        elif step.triggers or step.after:
            events = []
            if step.triggers:
                trigger = self._first(step.triggers, task, task.base.on)
                task.blocked = trigger is None
                task.by_hand_from = trigger.on if trigger else dt.date.max
                events += [trigger] if trigger else []
            for after in step.after:
                earlier = self.routine.by_id[after.step]
                task.waits_for += tuple(f"{earlier.id}/{subject}" for subject in self._line(earlier, task))
                ended = self._after(after.step, after.outcome, task)
                task.blocked = task.blocked or ended is None
                events += [ended] if ended else []
        task.set_off_by = events
        if events and not task.blocked:
            task.set_off_on = max(event.on for event in events)

    def _after(self, step_id: str, outcome: str, task: Task) -> Event | None:
        """What ended the earlier step, if its last try did so with the outcome asked for."""
        step = self.routine.by_id[step_id]
        found: Event | None = None
        for subject in self._line(step, task):
            ended = None
            for earlier in self.tasks(step, subject):
                if earlier.state in ("done", "skipped"):
                    ended = earlier.done_by or (earlier.acted[-1] if earlier.acted else None)
            if ended is None or (outcome and not OUTCOMES[outcome](ended.data)):
                continue
            if found is None or ended.order > found.order:
                found = ended
        return found

    def _line(self, earlier: Step, task: Task) -> list[str]:
        """For which subjects the earlier step is one that this task waits for."""
        subjects = self.s.subjects(earlier.per)
        if task.subject in subjects:
            return [task.subject]
        if earlier.per == "mål" and task.step.per == "avhysningstid":
            return [self.s.evictions[task.subject].data["matter"]]
        if earlier.per == "avhysningstid" and task.step.per == "mål":
            time = self.s.time_of(task.subject)
            return [time] if time else []
        return list(subjects)

    def _first(self, patterns: Sequence[Pattern], task: Task, from_day: dt.date) -> Event | None:
        found = [
            event
            for pattern in patterns
            for event in self._setting_off(pattern.type)
            if event.on >= from_day and matches(event, pattern) and self.s.names(event, task.step.per, task.subject)
        ]
        return min(found, key=lambda event: event.order, default=None)

    def _setting_off(self, name: str) -> Iterable[Event]:
        """A case that was closed, opened and closed again is followed up from the closing that holds."""
        if name == "case_closed":
            return [self.s.closed] if self.s.closed else []
        return self.s.of(name)

    def _days(self, task: Task, previous: Task | None) -> None:
        step = task.step
        opens_on = task.set_off_on
        if opens_on is not None:
            starts = [since(task.held, every=step.condition.every), self._section_since(step.sections)]
            opens_on = max([opens_on, *(day for day in starts if day)]) if previous is None else opens_on
            opens_on = reckon(step.opens, opens_on) if step.opens else opens_on
        if step.opens_by:
            anchor = self.anchors.find(step.opens_by.before, step.per, task.subject)
            if anchor:
                latest = max(days.add_workdays(anchor.day, -step.opens_by.workdays), task.base.on)
                opens_on = min(opens_on, latest) if opens_on else latest
                task.blocked = False
        task.opens_on = opens_on
        found = []
        if previous and step.repeat and opens_on:
            found.append(days.add_workdays(opens_on, step.repeat.every))
        else:
            found = self._latest(task, opens_on)
        due = min(found, default=None)
        task.moved = self.moves.get(task.key) if step.required != "law" else None
        if task.moved:
            due = task.moved.data["due"]
        # What waits cannot be due before its subject came.
        task.due = max(due, opens_on or task.base.on) if due else None

    def _section_since(self, names: tuple[str, ...]) -> dt.date | None:
        if names not in self.sections_since:
            self.sections_since[names] = self._first_section_day(names)
        return self.sections_since[names]

    def _first_section_day(self, names: tuple[str, ...]) -> dt.date | None:
        """Since when one of the sections has held; None if one of them always does."""
        found = []
        for section in self.routine.sections:
            if section.id in names:
                held = holds(self.s, section.condition, self.s.case_id)
                if held == []:
                    return None
                day = since(held, every=section.condition.every) if held else None
                found += [day] if day else []
        return min(found, default=None)

    def _latest(self, task: Task, opens_on: dt.date | None) -> list[dt.date]:
        found = []
        for when in task.step.latest:
            if when.before:
                anchor = self.anchors.find(when.before, task.step.per, task.subject)
                if anchor:
                    task.anchors = (*task.anchors, (when, anchor))
                    found.append(days.add_workdays(anchor.day, -when.workdays))
            elif opens_on is not None:
                found.append(reckon(when, opens_on))
        return found

    def _done(self, task: Task, previous: Task | None) -> None:
        step = task.step
        acts = self.acts.get(task.key, ())
        by_hand = (event for event in acts if event.type == "step_done" and event.on >= task.by_hand_from)
        done = next(by_hand, None)
        from_day = task.set_off_on or (task.base.on if step.opens_by else None)
        held_since = since(task.held, every=step.condition.every)
        if from_day is not None and held_since is not None:
            from_day = max(from_day, held_since)
        if step.done_by and from_day is not None and done is None:
            done = self._completing(task, from_day, previous)
        task.done_by = done
        task.acted = [event for event in acts if event.type != "step_done" and step.required != "law"]
        parked = [event for event in task.acted if event.type == "step_postponed"]
        task.until = parked[-1].data.get("until") if parked else None

    def _completing(self, task: Task, from_day: dt.date, previous: Task | None) -> Event | None:
        """The first completing event; a repeated step takes one after that of the time before."""
        found = [
            event
            for pattern in task.step.done_by
            for event in self.s.of(pattern.type)
            if event.on >= from_day and matches(event, pattern) and self.s.names(event, task.step.per, task.subject)
        ]
        if previous and previous.done_by:
            found = [event for event in found if event.order > previous.done_by.order]
        return min(found, key=lambda event: event.order, default=None)

    def _state(self, task: Task) -> str:
        if task.done_by:
            return "done"
        if any(event.type == "step_skipped" for event in task.acted):
            return "skipped"
        if self._obsolete(task):
            return "obsolete"
        if task.until and self.s.day < task.until:
            return "postponed"
        if task.blocked or task.opens_on is None or task.opens_on > self.s.day:
            return "waiting"
        return "waiting" if task.awaits_anchor else "open"

    def _obsolete(self, task: Task) -> bool:
        step = task.step
        if step.ends is not None:
            ended = holds(self.s, step.ends, task.subject)
            if ended is not None:
                task.ended = ended
                return True
        if step.per == "avhysningstid" and task.subject in self.s.replaced:
            task.replaced_by = self.s.replaced[task.subject]
            return True
        return self.s.closed is not None and not any(pattern.type == "case_closed" for pattern in step.triggers)


def reckon(when: When, start: dt.date) -> dt.date:
    """So long after the start."""
    if when.months:
        return days.add_months(start, when.months)
    return days.add_days(start, when.days) if when.days else days.add_workdays(start, when.workdays)


def section_of(routine: Routine, s: Situation) -> tuple[Section | None, list[Held]]:
    """The first section whose condition holds, and the rows that held."""
    for section in routine.sections:
        held = holds(s, section.condition, s.case_id)
        if held is not None:
            return section, held
    return None, []
