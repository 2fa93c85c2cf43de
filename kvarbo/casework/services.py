# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only door that writes a case: authorise, lock, append, plan, project and audit, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from kvarbo.audit.services import record
from kvarbo.cases import writing
from kvarbo.cases.digests import fingerprint
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.casework import checks, ending, permissions
from kvarbo.casework.drafts import Actor, Draft, as_events, bad_event, told
from kvarbo.casework.exceptions import BadEvent, NotAllowed, StaleCase
from kvarbo.casework.protecting import protect_persons
from kvarbo.organisation.models import Area, Board
from kvarbo.organisation.selectors import current_profile
from kvarbo.planning.services import replan
from kvarbo.rules import caselog
from kvarbo.rules.errors import InputError
from kvarbo.rules.profile import Profile
from kvarbo.rules.words import ZONES

__all__ = [
    "Actor",
    "Call",
    "Draft",
    "append",
    "append_locked",
    "correct",
    "join_notice",
    "open_case",
    "record_read",
    "record_shown_contact",
    "record_shown_number",
    "withdraw",
]

# What a registrar, who cannot see into the case, brings to it with a notice.
WITH_A_NOTICE = frozenset({
    "person_joined", "tenancy_recorded", "notice_joined", "service_confirmed",
    "enforcement_applied", "eviction_time_informed", "application",
})  # fmt: skip


@transaction.atomic
def append(
    *,
    actor: Actor,
    case: Case,
    drafts: Sequence[Draft],
    expected_seq: int,
    today: dt.date,
    now: dt.datetime,
    key: str | None = None,
) -> list[Event]:
    """Write the drafts in the case. Raises StaleCase, NotAllowed, BadEvent, CaseNotFound; then nothing is saved.

    `key` is the client's own: the same key with the same drafts gives the events that it gave before.
    """
    locked = writing.lock(case_id=case.pk)
    zones = permissions.may_write(actor=actor, case=locked, on=today)
    call = Call(actor=actor, zones=zones, today=today, now=now, key=key)
    return append_locked(case=locked, drafts=drafts, call=call, expected_seq=expected_seq)


@transaction.atomic
def correct(
    *,
    actor: Actor,
    case: Case,
    event_id: str,
    draft: Draft,
    reason: str,
    expected_seq: int,
    today: dt.date,
    now: dt.datetime,
    key: str | None = None,
) -> list[Event]:
    """Tell an event anew: the draft holds all of it. The old one stays in the log."""
    anew = replace(draft, corrects=event_id, reason=reason, id=None)
    return append(actor=actor, case=case, drafts=[anew], expected_seq=expected_seq, today=today, now=now, key=key)


@transaction.atomic
def withdraw(
    *,
    actor: Actor,
    case: Case,
    event_id: str,
    reason: str,
    expected_seq: int,
    today: dt.date,
    now: dt.datetime,
    key: str | None = None,
) -> list[Event]:
    """Take an event back, or a correction, so that what it corrected holds again."""
    back = Draft(type="withdrawn", on=today, corrects=event_id, reason=reason)
    return append(actor=actor, case=case, drafts=[back], expected_seq=expected_seq, today=today, now=now, key=key)


@transaction.atomic
def join_notice(*, actor: Actor, case: Case, drafts: Sequence[Draft], today: dt.date, now: dt.datetime) -> list[Event]:
    """Join a notice to an open case of the actor's board, without seeing into it."""
    locked = writing.lock(case_id=case.pk)
    permissions.may_register(actor=actor, board=locked.board, on=today)
    if locked.closed_on is not None:
        raise NotAllowed("Ärendet är avslutat. Öppna ett nytt i stället.")
    if any(draft.type not in WITH_A_NOTICE or draft.corrects for draft in drafts):
        raise NotAllowed("Med en underrättelse följer bara vad papperet säger, avtalet och hushållet.")
    call = Call(actor=actor, zones=frozenset(ZONES), today=today, now=now)
    return append_locked(case=locked, drafts=drafts, call=call, expected_seq=locked.seq)


@transaction.atomic
def open_case(
    *,
    actor: Actor,
    board: Board,
    unit: str,
    area: Area | None,
    today: dt.date,
    now: dt.datetime,
    drafts: Sequence[Draft],
    routine: str | None = None,
) -> Case:
    """A new case whose first events are its opening, with the routine pinned, and the unit that coordinates."""
    permissions.may_register(actor=actor, board=board, on=today)
    profile = current_profile()
    if area is not None and area.board_id != board.pk:
        raise BadEvent("Området hör till en annan nämnd.")
    try:
        pinned = profile.routine_on(today, slug=routine)
    except InputError as fault:
        raise BadEvent(str(fault)) from fault
    case = writing.create(
        board=board, municipality=profile.municipality_code, prefix=profile.case_prefix, opened_on=today
    )
    opening = [
        Draft(type="case_opened", data={"routine": pinned.slug, "version": pinned.version}, on=today),
        Draft(type="unit_joined", data={"unit": unit, "part": "coordinating", "ground": "routine"}, on=today),
    ]
    call = Call(actor=actor, zones=frozenset(ZONES), today=today, now=now)
    append_locked(case=case, drafts=[*opening, *drafts], call=call, expected_seq=0)
    return case


def record_read(*, actor: Actor, case: Case, now: dt.datetime, what: str = "case") -> None:
    """Note that someone has read the case."""
    record(actor_id=actor.user_id, action="read", object_kind=what, object_id=case.pk, at=now, case_id=case.pk)


def record_shown_contact(*, actor: Actor, case: Case, contact_id: str, now: dt.datetime) -> None:
    """Note that someone has asked how to reach one who works with the case."""
    record(
        actor_id=actor.user_id,
        action="show_contact",
        object_kind="contact",
        object_id=contact_id,
        at=now,
        case_id=case.pk,
    )


def record_shown_number(*, actor: Actor, case: Case, person_id: str, now: dt.datetime) -> None:
    """Note that someone has been shown a person's whole number."""
    record(
        actor_id=actor.user_id,
        action="show_number",
        object_kind="person",
        object_id=person_id,
        at=now,
        case_id=case.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Who writes, where they may, and when. `intake`: one who takes in notices closes what their decision opened."""

    actor: Actor
    zones: frozenset[str]
    today: dt.date
    now: dt.datetime
    key: str | None = None
    intake: bool = False


def append_locked(*, case: Case, drafts: Sequence[Draft], call: Call, expected_seq: int) -> list[Event]:
    """Judge, insert, project, plan and audit. For the doors of casework: they have locked the row and asked who may."""
    mark = fingerprint([told(draft) for draft in drafts]) if call.key else ""
    if call.key and (earlier := writing.submitted(case=case, key=call.key, fingerprint=mark)) is not None:
        return earlier
    if case.seq != expected_seq:
        raise StaleCase
    checks.new_ids(drafts=drafts)
    profile, before = current_profile(), log_of(case=case)
    new = as_events(drafts=drafts, actor=call.actor, log=before, seq=case.seq, now=call.now)
    log = _judge(case, before, new, call, profile)
    rows = writing.append(case=case, log=log, new=new, profile=profile, expected_seq=expected_seq)
    try:
        replan(case=case, today=call.today, now=call.now, log=log, profile=profile)
    except InputError as fault:
        raise bad_event(fault, names={event.id: event.type for event in new}) from fault
    protect_persons(case=case, events=new)
    if call.key:
        writing.remember(case=case, key=call.key, fingerprint=mark, events=rows)
    record(
        actor_id=call.actor.user_id,
        action="append",
        object_kind="case",
        object_id=case.pk,
        at=call.now,
        case_id=case.pk,
        detail=f"{rows[0].seq}-{rows[-1].seq}",
    )
    return rows


def _judge(case: Case, before: caselog.Log, new: list[caselog.Event], call: Call, profile: Profile) -> caselog.Log:
    """The log with the new events, when all of them may be written. Raises NotAllowed or BadEvent."""
    permissions.require_zones(events=new, log=before, zones=call.zones, actor=call.actor, on=call.today)
    checks.days(events=new, today=call.today)
    log = checks.whole_log(case=case, log=before, new=new)
    checks.abouts(case=case, log=log, events=new)
    checks.references(case=case, events=new, profile=profile, today=call.today)
    checks.steps(case=case, events=new, zones=call.zones)
    asked = ending.Ending(case=case, profile=profile, zones=call.zones, day=call.today, intake=call.intake)
    ending.judge(ending=asked, before=before, new=new)
    checks.kept_whole(log=log, new=new, profile=profile, today=call.today)
    return log
