# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The button of a line's next step: the form that the case page would offer first for it."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from kvarbo.planning.worklists import Line
from kvarbo.rules.profile import Profile
from kvarbo.web.cases.kinds import KIND_OF_TYPE, Kind
from kvarbo.web.cases.reading import mark_of
from kvarbo.web.ui.shapes import Action

# Logged from the row itself.
IN_THE_ROW = "contact"
DONE = KIND_OF_TYPE["step_done"]
ROOM, SLUG = "nummer", "slag"
# Worked out once for the profile that holds.
_KNOWN: dict[str, dict[str, Kind]] = {}


def step_actions(profile: Profile) -> Callable[[Line], Action | None]:
    """From a line to its next step's button; None when there is no step, or the row's own contact does it."""
    kinds = _kinds(profile)
    follow_up = reverse("case-follow-up", args=[ROOM]).replace(ROOM, "{}") + "?steg={}"
    address = reverse("event-new", args=[ROOM, SLUG]).replace(ROOM, "{0}").replace(SLUG, "{1}") + "?steg={2}"

    def act(line: Line) -> Action | None:
        step = line.step
        if step is None:
            return None
        if line.closed_on is not None:
            # All that is left of a closed case is to hear how it went.
            return Action("Följ upp", follow_up.format(line.number, mark_of(step.key)))
        kind = kinds.get(step.step_id, DONE)
        if kind.type == IN_THE_ROW:
            return None
        return Action(kind.verb, address.format(line.number, kind.slug, mark_of(step.key)))

    return act


def _kinds(profile: Profile) -> dict[str, Kind]:
    """Step id → the first event that completes it and has a form; the newest routine's word holds."""
    if profile.sha not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[profile.sha] = _read(profile)
    return _KNOWN[profile.sha]


def _read(profile: Profile) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for routine in profile.routines:
        for step in routine.steps:
            types = [one.type for one in step.done_by if one.type in KIND_OF_TYPE]
            if types:
                found[step.id] = KIND_OF_TYPE[types[0]]
    return found
