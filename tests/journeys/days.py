# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has happened in a case when the day begins, and where a household stands on a page."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator

from kvarbo.cases.models import Case
from kvarbo.casework.services import Draft
from kvarbo.organisation.models import User
from kvarbo.planning.models import PlanStep
from tests.casebook import joins
from tests.journeys.walking import Walk
from tests.personas import TODAY
from tests.web.unit.work import write_in

CLOSING = ("avsluta-arendet", "avsluta-efter-avhysning")
ROUNDS = 4


def row(walk: Walk, name: str) -> Locator:
    """The household's row in a list."""
    return walk.page.locator(".k-line", has_text=name)


def group(walk: Walk, title: str) -> Locator:
    """The rows of one part of Min dag."""
    return walk.page.locator(".k-lines", has=walk.page.locator("caption", has_text=title))


def done(case: Case, by: User, *step_ids: str) -> None:
    """Steps of the routine are marked as done."""
    keys = PlanStep.objects.filter(case=case, step_id__in=step_ids).values_list("key", flat=True)
    write_in(case, by, *(Draft(type="step_done", data={"step_key": key}, on=TODAY) for key in keys))


def all_done(case: Case, crew: Mapping[str, User]) -> None:
    """All that law and routine ask for, by whoever works in its zone; what one step sets off is done after it."""
    for _ in range(ROUNDS):
        for zone, user in crew.items():
            steps = PlanStep.objects.filter(case=case, zone=zone, state="open").exclude(step_id__in=CLOSING)
            told = [Draft(type="step_done", data={"step_key": step.key}, on=TODAY) for step in steps]
            if told:
                write_in(case, user, *told)


def evicted(case: Case, by: User, *units: str) -> None:
    """Kronofogden has carried out what it had set a time for; the units are in the case."""
    matter = {"matter": "U-0000-26", "eviction": "v_ett"}
    told = {"eviction_time_informed": {**matter, "at": f"{TODAY}T09:00"}, "eviction_done": {**matter, "by": "kfm"}}
    drafts = [Draft(type=kind, data=data, on=TODAY) for kind, data in told.items()]
    write_in(case, by, *map(joins, units), *drafts)
