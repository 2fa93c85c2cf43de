# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Someone whom a registrar may not see looks exactly like nobody. Those who may see are told, and nobody else."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from kvarbo.audit.services import record
from kvarbo.cases.models import CaseAccess, CasePerson
from kvarbo.cases.selectors import hidden_persons
from kvarbo.casework.services import Actor
from kvarbo.common.errors import DomainError
from kvarbo.notices.exceptions import ReasonMissing
from kvarbo.notices.models import HiddenHit, Notice
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import boards_of, zones_of
from kvarbo.people.exceptions import PersonExists
from kvarbo.people.models import Person
from kvarbo.people.services import create_person, merge_persons


class HitNotFound(DomainError):
    """No such hit, or none for this user."""

    def __init__(self) -> None:
        super().__init__("Träffen finns inte.")


def new_tenant(*, actor: Actor, notice: Notice, now: dt.datetime) -> Person:
    """A person as the paper tells. Raises PersonExists only for a number whose person matching shows."""
    known = _with_number(notice)
    hidden = hidden_persons(person_ids=[person.pk for person in known])
    unseen = [person for person in known if person.protected or person.pk in hidden]
    if len(unseen) < len(known):
        raise PersonExists("Nämnden har redan en person med det personnumret.")
    highest = max((person.beside for person in known), default=-1)
    tenant = create_person(
        actor_id=actor.user_id,
        board=notice.board,
        name=notice.tenant_name,
        personnummer=notice.tenant_personnummer or None,
        beside=highest + 1,
        now=now,
    )
    HiddenHit.objects.bulk_create(
        HiddenHit(notice=notice, person=tenant, hidden=person, created_at=now) for person in unseen
    )
    return tenant


def _with_number(notice: Notice) -> list[Person]:
    if not notice.tenant_personnummer_index:
        return []
    rows = Person.objects.filter(board=notice.board_id, personnummer_index=notice.tenant_personnummer_index)
    return list(rows.filter(merged=False).order_by("pk"))


def need_to_know(*, user: User, on: dt.date) -> QuerySet[HiddenHit]:
    """Hits that nobody has handled, for a user whose zones hold the person that was known before. Oldest first."""
    rows = HiddenHit.objects.filter(handled_at__isnull=True, notice__board__in=boards_of(user=user, on=on).values("pk"))
    held = CaseAccess.objects.held_by(user=user, on=on).exclude(zone="coordination")
    mine = held.filter(case=OuterRef("case"), zone=OuterRef("zone"))
    # Asked of each hit that waits, which are few: never of every person in the register.
    taking = CasePerson.objects.filter(person=OuterRef("hidden")).filter(Exists(mine))
    seen = Q(hidden__protected=False) & Q(Exists(taking))
    if "protected" in zones_of(user=user, on=on):
        seen |= Q(hidden__protected=True)
    found = rows.filter(seen).select_related("notice__case", "person", "hidden")
    return found.order_by("created_at", "pk")


def may_need_to_know(*, user: User, on: dt.date) -> bool:
    """Whether the user holds any zone in which someone may be hidden from the registrar."""
    if "protected" in zones_of(user=user, on=on):
        return True
    return CaseAccess.objects.held_by(user=user, on=on).exclude(zone="coordination").exists()


def get_hit(*, user: User, hit_id: int, on: dt.date) -> HiddenHit:
    """The hit, if it waits and the user may see who was known before. Raises HitNotFound."""
    found = need_to_know(user=user, on=on).filter(pk=hit_id).first()
    if found is None:
        raise HitNotFound
    return found


@transaction.atomic
def handle_hidden_hit(
    *, actor: Actor, hit_id: int, same_person: bool, reason: str, today: dt.date, now: dt.datetime
) -> HiddenHit:
    """Say whether the two are one person, and why; if so the new row stands for the old one from now on.

    A case that took in the new row then shows the old one, to whoever may see her. Raises HitNotFound, ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing("Skriv hur du vet.")
    get_hit(user=User.objects.get(pk=actor.user_id), hit_id=hit_id, on=today)
    hit = HiddenHit.objects.select_for_update(of=("self",)).select_related("person", "hidden").get(pk=hit_id)
    if hit.handled_at is not None:
        raise HitNotFound
    if same_person:
        merge_persons(actor_id=actor.user_id, alias=hit.person, person=hit.hidden, now=now)
    hit.handled_at, hit.handled_by = now, actor.user_id
    hit.same_person, hit.reason = same_person, reason.strip()
    hit.save(update_fields=["handled_at", "handled_by", "same_person", "reason"])
    _note(actor, "merge" if same_person else "keep_apart", hit, now)
    return hit


def _note(actor: Actor, action: str, hit: HiddenHit, now: dt.datetime) -> None:
    record(actor_id=actor.user_id, action=action, object_kind="hidden_hit", object_id=str(hit.pk), at=now)
