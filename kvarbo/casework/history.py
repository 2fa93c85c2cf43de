# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling what has already happened, by many hands at their own moments, in one write. Only for invented cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db import transaction

from kvarbo.audit.services import Act, record_all
from kvarbo.cases import projection, writing
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework import checks, ending
from kvarbo.casework.drafts import Actor, Draft, bad_event, recorded
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.protecting import protect_persons
from kvarbo.organisation.models import Membership
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning.services import replan
from kvarbo.rules import caselog
from kvarbo.rules.errors import InputError
from kvarbo.rules.profile import Profile
from kvarbo.rules.words import ZONES


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event of the past: who wrote it, and when."""

    actor: Actor
    draft: Draft
    at: dt.datetime


@transaction.atomic
def tell_past(*, case: Case, past: Sequence[Told], today: dt.date, now: dt.datetime) -> list[Event]:
    """Write a case's past and plan it once, for today. Raises as `services.append`; refused outside a demo.

    Held to the same checks as if each event had been written on its own day, save that steps are looked for in the
    plan that the whole past gives.
    """
    if not settings.KVARBO_DEMO:
        raise NotAllowed("Ett förflutet berättas bara i demoläge, aldrig i drift.")
    locked = writing.lock(case_id=case.pk)
    profile, before = current_profile(), log_of(case=locked)
    parts = [(one.actor, one.draft, one.at) for one in past]
    new = recorded(parts=parts, log=before, seq=locked.seq)
    log = _judge(locked, before, new, past, profile, today)
    rows = writing.append(case=locked, log=log, new=new, profile=profile, expected_seq=locked.seq)
    try:
        replan(case=locked, today=today, now=now, log=log, profile=profile)
    except InputError as fault:
        raise bad_event(fault, names={event.id: event.type for event in new}) from fault
    checks.steps(case=locked, events=new, zones=ZONES)
    protect_persons(case=locked, events=new)
    _audit(locked, rows, past)
    return rows


def _judge(
    case: Case,
    before: caselog.Log,
    new: list[caselog.Event],
    past: Sequence[Told],
    profile: Profile,
    today: dt.date,
) -> caselog.Log:
    checks.days(events=new, today=today)
    checks.new_ids(drafts=[one.draft for one in past])
    log = checks.whole_log(case=case, log=before, new=new)
    checks.abouts(case=case, log=log, events=new)
    checks.references(case=case, events=new, profile=profile, today=today)
    ending.judge(ending=ending.Ending(case=case, profile=profile, zones=ZONES), before=before, new=new)
    checks.kept_whole(log=log, new=new, profile=profile, today=today)
    _authors(log, new, past, profile)
    return log


def _authors(log: caselog.Log, new: list[caselog.Event], past: Sequence[Told], profile: Profile) -> None:
    """Everyone worked where they say, and was let into the zone that they wrote in. Raises NotAllowed."""
    _worked_there(new, past)
    rights = projection.access(log, profile)
    for event, one in zip(new, past, strict=True):
        if not any(_lets(row, event, one) for row in rights) and event.type != "assigned":
            raise NotAllowed(f"{event.type}: den som skriver har inte tillgång till zonen {event.zone}.")


def _worked_there(new: Sequence[caselog.Event], past: Sequence[Told]) -> None:
    first: dict[Actor, dt.date] = {}
    for event, one in zip(new, past, strict=True):
        first[one.actor] = min(event.on, first.get(one.actor, event.on))
    users = {actor.user_id for actor in first}
    rows = Membership.objects.filter(user__in=users, user__is_active=True, code__in=CODES_WITH_CASES)
    places = list(rows.values_list("user_id", "code", "unit__slug", "from_day", "until_day"))
    for actor, day in first.items():
        mine = (actor.user_id, actor.role_code, actor.unit_slug)
        if not any(mine == place[:3] and place[3] <= day and (place[4] or dt.date.max) > day for place in places):
            raise NotAllowed("Den som skriver hade ingen roll den dagen som får göra det här.")


def _lets(row: projection.Access, event: caselog.Event, one: Told) -> bool:
    """Whether the right held when the event was written. A right given the same day holds that day."""
    holder = row.unit == one.actor.unit_slug or row.user_id == one.actor.user_id
    day = max(event.on, one.at.date())
    return holder and row.zone == event.zone and row.from_day <= day and (row.until_day or day) >= day


def _audit(case: Case, rows: Sequence[Event], past: Sequence[Told]) -> None:
    """One entry for each run of events by the same hand on the same day."""
    pairs = list(zip(rows, past, strict=True))
    acts = []
    for (user, _), run in groupby(pairs, key=lambda pair: (pair[1].actor.user_id, pair[0].on)):
        written = [row for row, _ in run]
        acts.append(
            Act(
                actor_id=user,
                action="append",
                object_kind="case",
                object_id=case.pk,
                at=written[-1].recorded_at,
                case_id=case.pk,
                detail=f"{written[0].seq}-{written[-1].seq}",
            )
        )
    record_all(acts=acts)
