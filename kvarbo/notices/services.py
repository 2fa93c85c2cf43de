# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registering what arrives, and deciding on it. A decision that leads to a case goes through casework."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from kvarbo.audit.services import record
from kvarbo.cases.exceptions import CaseNotFound
from kvarbo.cases.models import Case
from kvarbo.cases.selectors import candidates as candidate_cases
from kvarbo.cases.selectors import hidden_persons
from kvarbo.casework.permissions import board_of, may_register
from kvarbo.casework.services import Actor, join_notice, open_case
from kvarbo.notices import household
from kvarbo.notices.bulk import register_many, unsaved
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.entering import paper_drafts
from kvarbo.notices.enums import NoticeDecision, NoticeStatus
from kvarbo.notices.exceptions import AlreadyDecided, NoticeNotFound, ReasonMissing, RegisteredOtherwise
from kvarbo.notices.hidden import handle_hidden_hit, new_tenant
from kvarbo.notices.household import Member
from kvarbo.notices.judging import judge
from kvarbo.notices.models import Notice
from kvarbo.notices.undoing import undo_decision
from kvarbo.notices.unfinished import discard_unfinished, save_unfinished
from kvarbo.organisation.models import Area, Board, User
from kvarbo.people.models import Person

__all__ = [
    "Actor",
    "Member",
    "NoticeDraft",
    "decide_join",
    "decide_none",
    "decide_open",
    "discard_unfinished",
    "handle_hidden_hit",
    "leave_waiting",
    "register",
    "register_many",
    "save_unfinished",
    "undo_decision",
]


@transaction.atomic
def register(
    *,
    actor: Actor,
    form: NoticeDraft,
    today: dt.date,
    now: dt.datetime,
    board: Board | None = None,
    key: str | None = None,
) -> Notice:
    """A notice that waits for a decision at the board, by default the actor's own.

    `key` is the client's own: the same key again gives the notice that it gave before, and what was kept unfinished
    under it is thrown away. Raises BadNotice with all that is wrong, field by field.
    """
    board = board or board_of(actor=actor, on=today)
    may_register(actor=actor, board=board, on=today)
    values = judge(draft=form, today=today)
    notice = unsaved(actor=actor, board=board, values=values, now=now, key=key or "")
    if key:
        discard_unfinished(actor=actor, key=key)
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        earlier = Notice.objects.filter(registered_by=actor.user_id, submission_key=key or None).first()
        if earlier is None:
            raise
        if any(getattr(earlier, name) != value for name, value in values.items()):
            raise RegisteredOtherwise from None
        return earlier
    _note(actor, "register", notice, now)
    return notice


@transaction.atomic
def decide_open(
    *,
    actor: Actor,
    notice: Notice,
    unit: str,
    area: Area | None,
    today: dt.date,
    now: dt.datetime,
    person: Person | None = None,
    members: Sequence[Member] = (),
    hand: str = "first",
    unit_reason: str = "",
) -> Case:
    """Open a case on the notice: for a person the board knows, or for a new one. Raises AlreadyDecided.

    `unit_reason`: why another unit answers than the routing says; kept with the decision.
    """
    notice = _waiting(actor, notice, today)
    tenant = _tenant(actor, notice, person, today, now)
    tenancy = household.tenancy_of(actor_id=actor.user_id, notice=notice, area=area, hand=hand, now=now)
    drafts = [
        household.tenant_draft(notice=notice, person=tenant),
        *household.member_drafts(actor_id=actor.user_id, notice=notice, members=members, today=today, now=now),
        household.tenancy_draft(notice=notice, tenancy=tenancy, holder=tenant, area=area),
        household.notice_draft(notice=notice, tenancy_id=tenancy.pk, tenant=tenant),
        *paper_drafts(notice=notice, tenant=tenant, case=None, today=today),
    ]
    case = open_case(actor=actor, board=notice.board, unit=unit, area=area, today=today, now=now, drafts=drafts)
    notice.first_seq, notice.last_seq = 1, case.seq
    _decide(actor, notice, NoticeDecision.OPEN, now, case=case, person=tenant, reason=unit_reason.strip())
    return case


@transaction.atomic
def decide_join(
    *,
    actor: Actor,
    notice: Notice,
    case: Case,
    person: Person,
    today: dt.date,
    now: dt.datetime,
    area: Area | None = None,
    members: Sequence[Member] = (),
    hand: str = "first",
) -> Case:
    """Join the notice to an open case that the person takes part in, or that the actor sees. Raises CaseNotFound."""
    notice = _waiting(actor, notice, today)
    tenant = _tenant(actor, notice, person, today, now)
    _require_joinable(actor, notice, case, tenant, today)
    drafts = [
        *household.member_drafts(actor_id=actor.user_id, notice=notice, members=members, today=today, now=now),
        *household.joining_drafts(
            actor_id=actor.user_id,
            notice=notice,
            case=case,
            tenant=tenant,
            area=area or household.area_of(case=case, on=today),
            hand=hand,
            now=now,
        ),
        *paper_drafts(notice=notice, tenant=tenant, case=case, today=today),
    ]
    events = join_notice(actor=actor, case=case, drafts=drafts, today=today, now=now)
    notice.first_seq, notice.last_seq = events[0].seq, events[-1].seq
    _decide(actor, notice, NoticeDecision.JOIN, now, case=case, person=tenant)
    case.refresh_from_db()
    return case


@transaction.atomic
def decide_none(*, actor: Actor, notice: Notice, reason: str, today: dt.date, now: dt.datetime) -> Notice:
    """Do nothing, and say why. Raises ReasonMissing, AlreadyDecided."""
    notice = _waiting(actor, notice, today)
    if not reason.strip():
        raise ReasonMissing
    _decide(actor, notice, NoticeDecision.NONE, now, reason=reason.strip())
    return notice


@transaction.atomic
def leave_waiting(*, actor: Actor, notice: Notice, today: dt.date, now: dt.datetime) -> Notice:
    """Someone has looked and does not know yet: it waits on, and says who looked and when. Raises AlreadyDecided."""
    notice = _waiting(actor, notice, today)
    notice.looked_by, notice.looked_at = actor.user_id, now
    notice.save(update_fields=["looked_by", "looked_at"])
    _note(actor, "look", notice, now)
    return notice


def _waiting(actor: Actor, notice: Notice, today: dt.date) -> Notice:
    """The notice's row, held until the transaction ends. Two who decide at once are told apart here."""
    try:
        locked = Notice.objects.select_for_update(of=("self",)).select_related("board").get(pk=notice.pk)
    except Notice.DoesNotExist:
        raise NoticeNotFound from None
    may_register(actor=actor, board=locked.board, on=today)
    if locked.status != NoticeStatus.WAITING:
        raise AlreadyDecided
    return locked


def _tenant(actor: Actor, notice: Notice, person: Person | None, today: dt.date, now: dt.datetime) -> Person:
    if person is None:
        return new_tenant(actor=actor, notice=notice, now=now)
    user = User.objects.get(pk=actor.user_id)
    known = Person.objects.visible_to(user, on=today).filter(pk=person.pk, board=notice.board_id).first()
    if known is None or hidden_persons(person_ids=[known.pk]):
        raise household.UnknownPerson
    return known


def _require_joinable(actor: Actor, notice: Notice, case: Case, tenant: Person, today: dt.date) -> None:
    user = User.objects.get(pk=actor.user_id)
    offered = {one.case.pk for one in candidate_cases(user=user, person_ids=[tenant.pk], on=today)}
    seen = case.pk in offered or Case.objects.visible_to(user=user, on=today).filter(pk=case.pk).exists()
    if not seen or case.board_id != notice.board_id:
        raise CaseNotFound


def _decide(
    actor: Actor,
    notice: Notice,
    decision: NoticeDecision,
    now: dt.datetime,
    *,
    case: Case | None = None,
    person: Person | None = None,
    reason: str = "",
) -> None:
    notice.status = NoticeStatus.DECIDED
    notice.decision, notice.decision_reason = decision, reason
    notice.decided_by, notice.decided_at = actor.user_id, now
    notice.case, notice.person = case, person
    notice.save()
    _note(actor, "decide", notice, now, case_id=case.pk if case else "")


def _note(actor: Actor, action: str, notice: Notice, now: dt.datetime, case_id: str = "") -> None:
    record(actor_id=actor.user_id, action=action, object_kind="notice", object_id=notice.pk, at=now, case_id=case_id)
