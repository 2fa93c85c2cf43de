# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backwards: the latest start of each step, and how many arbetsdagar of slack each unit has to each anchor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.rules import days
from kvarbo.rules.anchors import Anchor
from kvarbo.rules.steps import OPEN_STATES, Task


@dataclass(frozen=True, slots=True)
class Slack:
    """A step's latest start towards its tightest anchor, and the arbetsdagar until then (negative: late)."""

    latest_start: dt.date
    workdays: int


def reckon(
    *, tasks: Mapping[str, Task], anchors: list[Anchor], today: dt.date, unit_of: Callable[[Task], str | None]
) -> tuple[dict[str, Slack], list[dict[str, Any]]]:
    """(step key → slack, the contract's slack rows: per anchor each unit's smallest)."""
    remaining = [task for task in tasks.values() if task.state in OPEN_STATES]
    followers: dict[str, list[Task]] = {}
    for task in remaining:
        for key in task.waits_for:
            followers.setdefault(key, []).append(task)
    by_step: dict[str, Slack] = {}
    rows: list[dict[str, Any]] = []
    for anchor in anchors:
        starts: dict[str, dt.date | None] = {}
        smallest: dict[str, int] = {}
        for task in remaining:
            start = _latest_start(task, anchor, followers, starts)
            if start is None:
                continue
            slack = Slack(start, days.workdays_between(today, start))
            if task.key not in by_step or start < by_step[task.key].latest_start:
                by_step[task.key] = slack
            unit = unit_of(task)
            if unit is not None:
                smallest[unit] = min(slack.workdays, smallest.get(unit, slack.workdays))
        rows += [{"unit": unit, "anchor": anchor.subject, "workdays": smallest[unit]} for unit in sorted(smallest)]
    return by_step, rows


def _latest_start(
    task: Task, anchor: Anchor, followers: Mapping[str, list[Task]], starts: dict[str, dt.date | None]
) -> dt.date | None:
    """Latest finish minus the work; None for a step with no way to the anchor."""
    if task.key in starts:
        return starts[task.key]
    starts[task.key] = None
    finishes = [
        days.add_workdays(anchor.day, -when.workdays)
        for when, own in task.anchors
        if (own.subject, own.rule) == (anchor.subject, anchor.rule)
    ]
    for follower in followers.get(f"{task.step.id}/{task.subject}", ()):
        start = _latest_start(follower, anchor, followers, starts)
        finishes += [start] if start else []
    if finishes:
        starts[task.key] = days.add_workdays(min(finishes), -task.step.effort)
    return starts[task.key]
