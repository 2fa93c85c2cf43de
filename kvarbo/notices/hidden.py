# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Someone whom a registrar may not see looks exactly like nobody. Those who may see are told, and nobody else."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from kvarbo.cases.models import CaseAccess, CasePerson
from kvarbo.cases.selectors import hidden_persons
from kvarbo.casework.services import Actor
from kvarbo.common.errors import DomainError
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


def need_to_know(*, user: User, on: dt.date) -> list[HiddenHit]:
    """Hits that nobody has handled, for a user whose zones hold the person that was known before. Oldest first."""
    rows = HiddenHit.objects.filter(handled_at__isnull=True, notice__board__in=boards_of(user=user, on=on).values("pk"))
    mine = Q(pk__in=[])
    if "protected" in zones_of(user=user, on=on):
        mine |= Q(hidden__protected=True)
    held = CaseAccess.objects.held_by(user=user, on=on).exclude(zone="coordination").values_list("case", "zone")
    for case_id, zone in held:
        taking = CasePerson.objects.filter(case=case_id, zone=zone).values("person")
        mine |= Q(hidden__protected=False, hidden__in=taking)
    found = rows.filter(mine).select_related("notice", "person", "hidden").order_by("created_at", "pk")
    return list(found)


@transaction.atomic
def handle_hidden_hit(*, actor: Actor, hit_id: int, same_person: bool, today: dt.date, now: dt.datetime) -> HiddenHit:
    """Say whether the two are one person; if so the new row stands for the old one from now on. Raises HitNotFound."""
    user = User.objects.get(pk=actor.user_id)
    if hit_id not in {hit.pk for hit in need_to_know(user=user, on=today)}:
        raise HitNotFound
    hit = HiddenHit.objects.select_for_update(of=("self",)).select_related("person", "hidden").get(pk=hit_id)
    if hit.handled_at is not None:
        raise HitNotFound
    if same_person:
        merge_persons(actor_id=actor.user_id, alias=hit.person, person=hit.hidden, now=now)
    hit.handled_at, hit.handled_by = now, actor.user_id
    hit.save(update_fields=["handled_at", "handled_by"])
    return hit
