# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that the routine, the profile and the words can say, and what of it a filled demo shows."""

from __future__ import annotations

import datetime as dt

from kvarbo.cases.models import Event, EventPayload
from kvarbo.dwellings.models import Tenancy
from kvarbo.notices.models import Notice
from kvarbo.planning.enums import DeadlineState, StepState
from kvarbo.planning.models import CasePlan, PlanDeadline, PlanStep
from kvarbo.rules import words
from kvarbo.rules.eventtypes import EVENT_TYPES
from kvarbo.rules.profile import load_profile
from kvarbo.rules.routine import Routine, Step

VERSION = "2026:2"
# What brings a step's subject into the case also completes the step, or sets it off at once.
BRINGS = {
    "underrättelse": {"notice_joined"},
    "mål": {"enforcement_applied", "eviction_time_informed"},
    "ärende": {"case_opened", "notice_joined"},
}
# Facts that are only so once an event has happened: steps that need them cannot wait for that event.
FACT_NEEDS = {
    "underrättelse.löst": {"payment", "undertaking_sent"},
    "mål.verkställt": {"eviction_done"},
}


def routine() -> Routine:
    profile = load_profile("exempelkommun")
    return next(one for one in profile.routines if one.version == VERSION)


def states_of(step: Step) -> set[str]:
    """The states that the step can take in a case."""
    brings = BRINGS.get(step.per, set())
    if step.done_types and set(step.done_types) <= brings:
        return {"done"}
    found = {"open", "done"}
    found |= {"late"} if step.latest else set()
    found |= {"skipped", "postponed"} if step.required != "law" else set()
    found |= {"waiting"} if _can_wait(step, brings) else set()
    closing = {pattern.type for pattern in step.triggers} | set(step.done_types)
    found |= {"obsolete"} if step.ends or "case_closed" not in closing else set()
    return found


def _can_wait(step: Step, brings: set[str]) -> bool:
    if step.after or step.opens:
        return True
    implied = brings.union(*(FACT_NEEDS.get(row.fact, set()) for row in step.condition.rows))
    triggers = {pattern.type for pattern in step.triggers}
    if triggers and not triggers <= implied:
        return True
    hangs = bool(step.latest) and all(when.before for when in step.latest) and not triggers
    return hangs and step.per == "mål"


def expected() -> dict[str, set[str]]:
    found = routine()
    profile = load_profile("exempelkommun")
    return {
        "steps": {f"{step.id} {state}" for step in found.steps for state in states_of(step)},
        "step states": set(StepState.values),
        "sections": {section.id for section in found.sections},
        "events": set(EVENT_TYPES),
        "kinds": set(words.NOTICE_KINDS),
        "causes": set(words.CAUSES),
        "senders": set(words.SENDERS),
        "channels": set(words.CHANNELS),
        "regimes": set(words.REGIMES),
        "hands": set(words.HANDS),
        "parts": set(words.PARTS),
        "lives here": set(words.LIVES_HERE),
        "deadline states": set(DeadlineState.values),
        "results": set(words.CODE_LISTS["result"]),
        "outcomes": {code.code for code in profile.codes["outcome"]},
        "zones": set(words.ZONES),
    }


def shown(*, today: dt.date) -> dict[str, set[str]]:
    here = CasePlan.objects.filter(routine_version__endswith=VERSION).values("case_id")
    rows = PlanStep.objects.filter(case__in=here)
    late = rows.filter(state="open", due__lt=today)
    steps = {f"{step} {state}" for step, state in rows.values_list("step_id", "state").distinct()}
    data = list(EventPayload.objects.select_related("event"))
    return {
        "steps": steps | {f"{step} late" for step in late.values_list("step_id", flat=True)},
        "step states": set(rows.values_list("state", flat=True)),
        "sections": set(CasePlan.objects.values_list("section", flat=True)),
        "events": set(Event.objects.values_list("type", flat=True)),
        "kinds": set(Notice.objects.filter(case__isnull=False).values_list("kind", flat=True)),
        "causes": set(Notice.objects.filter(case__isnull=False).values_list("cause", flat=True)),
        "senders": set(Notice.objects.filter(case__isnull=False).values_list("sender", flat=True)),
        "channels": set(Notice.objects.filter(case__isnull=False).values_list("channel", flat=True)),
        "regimes": set(Tenancy.objects.values_list("regime", flat=True)),
        "hands": set(Tenancy.objects.values_list("hand", flat=True)),
        "deadline states": set(PlanDeadline.objects.values_list("state", flat=True)),
        "parts": {row.data["part"] for row in data if row.event.type == "person_joined"},
        "lives here": {row.data["lives_here"] for row in data if row.event.type == "person_joined"} | _left_out(),
        "results": {row.data["result"] for row in data if "result" in row.data},
        "outcomes": {row.data["outcome"] for row in data if row.event.type == "case_closed"},
        "zones": set(Event.objects.values_list("zone", flat=True)),
    }


def _left_out() -> set[str]:
    """Nobody who does not live there is entered when a notice comes."""
    return {"no"}
