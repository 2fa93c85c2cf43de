# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a step is there, when, and by which law: sentences with the events and the rule that each leans on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kvarbo.rules.caselog import Event
from kvarbo.rules.deadlines import part
from kvarbo.rules.facts import Held
from kvarbo.rules.law import Law
from kvarbo.rules.routine import Routine, When
from kvarbo.rules.steps import Task, Worked
from kvarbo.rules.telling import tell
from kvarbo.rules.wording import say_count, say_day

Parts = list[dict[str, Any]]


def because(*, law: Law, routine: Routine, worked: Worked, task: Task) -> Parts:
    """The reasons of one step: what happened, what held, when, what the law says, and what was done."""
    zone = task.step.zone
    found = [part(tell(event), [event], zone, None, None) for event in task.set_off_by]
    found += _waits(routine, task)
    found += _rows(task.held, zone)
    if worked.section and worked.section.id in task.step.sections:
        found += _rows(worked.section_held, zone, f"Avsnittet ”{worked.section.title}” gäller: ")
    found += _times(law, task)
    if task.step.rule:
        rule = law.rule(task.step.rule)
        text = f"Lagen kräver det. {rule.title}." if task.step.required == "law" else f"{rule.title}."
        found.append(part(text, [], zone, rule.id, rule.values[-1].source.citation))
    return found + _ends(task)


def _waits(routine: Routine, task: Task) -> Parts:
    if not task.blocked:
        return []
    zone = task.step.zone
    found = []
    for after in task.step.after:
        earlier = routine.by_id[after.step]
        title = earlier.title if earlier.zone == zone else earlier.outside_title
        outcome = f" och utfallet är ”{after.outcome.replace('_', ' ')}”" if after.outcome else ""
        found.append(part(f"Väntar tills ”{title}” är klart{outcome}.", [], zone, None, None))
    if task.step.triggers and not found:
        found.append(part("Väntar på det som sätter i gång steget.", [], zone, None, None))
    return found


def _rows(held: Iterable[Held], zone: str, lead: str = "") -> Parts:
    found = []
    for one in held:
        text = f"{lead}{one.row.said}."
        by_zone: dict[str, list[Event]] = {}
        for event in one.events:
            by_zone.setdefault(event.zone, []).append(event)
        text = text[:1].upper() + text[1:]
        for events in by_zone.values() or [[]]:
            found.append(part(text, events, zone, None, None))
    return found


def _times(law: Law, task: Task) -> Parts:
    found = []
    zone = task.step.zone
    for when in task.step.latest:
        if not when.before and task.opens_on:
            found.append(part(_after_text(when), [], zone, None, None))
    for when, anchor in task.anchors:
        rule = law.rules.get(anchor.rule)
        what = f"den nominella sista dagen i ”{rule.title}”" if rule else "avhysningen"
        lead = (
            f"Senast {say_count(when.workdays, 'arbetsdag', 'arbetsdagar')} före"
            if when.workdays
            else "Senast samma dag som"
        )
        basis = rule.values[-1].source.citation if rule else None
        text = f"{lead} {what}, {say_day(anchor.day)}."
        found.append(part(text, [anchor.event], zone, anchor.rule, basis))
    return found


def _after_text(when: When) -> str:
    if when.months:
        return f"Senast {say_count(when.months, 'månad', 'månader')} efter det som satte i gång steget."
    if when.days:
        return f"Senast {say_count(when.days, 'dag', 'dagar')} efter det som satte i gång steget."
    if when.workdays:
        return f"Senast {say_count(when.workdays, 'arbetsdag', 'arbetsdagar')} efter det som satte i gång steget."
    return "Ska göras samma dag."


def _ends(task: Task) -> Parts:
    zone = task.step.zone
    found = []
    if task.done_by:
        found.append(part(f"Klart. {tell(task.done_by)}", [task.done_by], zone, None, None))
    for event in (*task.acted, *([task.moved] if task.moved else [])):
        found.append(part(tell(event), [event], zone, None, None))
    if task.state == "obsolete":
        if task.replaced_by:
            text = "Behövs inte längre: Kronofogden har satt en ny tid."
            found.append(part(text, [task.replaced_by], zone, None, None))
        elif task.ended:
            found += _rows(task.ended, zone, "Behövs inte längre: ")
        else:
            found.append(part("Behövs inte längre: ärendet är avslutat.", [], zone, None, None))
    return found
