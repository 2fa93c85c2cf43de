# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper tells beside its own arrival: an eviction applied for, its day and time, an application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.casework.drafts import Draft
from kvarbo.common.ids import new_id
from kvarbo.notices.models import Notice
from kvarbo.people.models import Person
from kvarbo.rules import caselog
from kvarbo.rules.situation import Situation

# What an application is about when it comes for the rent, and otherwise.
FOR_RENT, FOR_OTHER = "hyresskuld", "annat"


def paper_drafts(*, notice: Notice, tenant: Person, case: Case | None, today: dt.date) -> list[Draft]:
    """The events of the paper's own kind. The rent tribunal's notice is no decision, so it starts nothing."""
    tell = TELLS.get(notice.paper)
    return tell(notice, tenant, _situation(case, today)) if tell else []


def _situation(case: Case | None, today: dt.date) -> Situation:
    if case is None:
        return Situation(case_id="", events=(), day=today)
    log = log_of(case=case)
    known_at = log.last_recorded
    events = caselog.effective(log, day=today, known_at=known_at) if known_at else []
    return Situation(case_id=case.pk, events=events, day=today)


def _applied(notice: Notice, tenant: Person, situation: Situation) -> list[Draft]:
    """Told once: a second letter on the same application changes nothing."""
    earlier = situation.last("enforcement_applied", "matter", notice.matter)
    if earlier is not None and situation.ended(notice.matter) is None:
        return []
    data: dict[str, Any] = {"matter": notice.matter}
    if notice.applied_on:
        data["applied_on"] = notice.applied_on.isoformat()
    return [_draft(notice, tenant, "enforcement_applied", data)]


def _time_set(notice: Notice, tenant: Person, situation: Situation) -> list[Draft]:
    """A new time takes the place of the one that the matter had; the same time told again is no new one."""
    drafts = _applied(notice, tenant, situation) if notice.applied_on else []
    standing = situation.time_of(notice.matter) if situation.ended(notice.matter) is None else None
    if standing and situation.evictions[standing].data["at"] == notice.eviction_at:
        return drafts
    data = {"eviction": new_id("v"), "matter": notice.matter, "at": notice.eviction_at}
    if standing:
        data["replaces"] = standing
    return [*drafts, _draft(notice, tenant, "eviction_time_informed", data)]


def _application(notice: Notice, tenant: Person, _known: Situation) -> list[Draft]:
    data: dict[str, Any] = {
        "application": new_id("a"),
        "kind": FOR_RENT if notice.cause == "rent_arrears" else FOR_OTHER,
    }
    if notice.amount is not None:
        data["amount"] = notice.amount
    return [_draft(notice, tenant, "application", data)]


def _draft(notice: Notice, tenant: Person, name: str, data: dict[str, Any]) -> Draft:
    return Draft(type=name, data=data, on=notice.received_on, about=(notice.pk, tenant.pk))


TELLS: dict[str, Callable[[Notice, Person, Situation], list[Draft]]] = {
    "kronofogden-ansokan": _applied,
    "kronofogden-tid": _time_set,
    "ansokan": _application,
}
