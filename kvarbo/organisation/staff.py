# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the staff."""

import datetime as dt

from django.conf import settings
from django.db import transaction

from kvarbo.audit.services import record
from kvarbo.organisation.demo import DemoPerson, DemoStaff
from kvarbo.organisation.exceptions import NotInDemo, UserExists
from kvarbo.organisation.models import Membership, Role, Unit, User


@transaction.atomic
def sync_demo_staff(*, profile: str, staff: DemoStaff, now: dt.datetime, author: str) -> list[User]:
    """Make the fictional staff those of the profile's demo.yaml. Idempotent. Raises NotInDemo, UserExists."""
    if not settings.KVARBO_DEMO:
        raise NotInDemo("Påhittad personal finns bara i en demo, aldrig i drift.")
    users = [_put_demo_user(person) for person in staff.people]
    kept: list[int] = []
    for user, person in zip(users, staff.people, strict=True):
        kept += _put_tasks(user, person, profile=profile, since=staff.since)
    gone = Membership.objects.filter(user__is_demo=True, unit__profile=profile).exclude(pk__in=kept)
    gone.delete()
    User.objects.filter(is_demo=True, memberships__isnull=True).update(is_active=False)
    record(actor_id=author, action="sync_demo_staff", object_kind="profile", object_id=profile, at=now)
    return users


def _put_demo_user(person: DemoPerson) -> User:
    user = User.objects.filter(username=person.username).first()
    if user is None:
        return User.objects.create_user(
            username=person.username,
            name=person.name,
            is_demo=True,
            persona=person.persona,
            presentation=person.presentation,
        )
    if not user.is_demo:
        raise UserExists(f"Användarnamnet ”{person.username}” tillhör en verklig användare.")
    user.name, user.persona, user.presentation = person.name, person.persona, person.presentation
    user.is_active = True
    user.save()
    return user


def _put_tasks(user: User, person: DemoPerson, *, profile: str, since: dt.date) -> list[int]:
    kept = []
    for task in person.tasks:
        role = Role.objects.get(profile=profile, slug=task.role)
        membership, _ = Membership.objects.update_or_create(
            user=user,
            unit=Unit.objects.get(profile=profile, slug=task.unit),
            role_slug=role.slug,
            from_day=since,
            defaults={"code": role.code, "until_day": None},
        )
        kept.append(membership.pk)
    return kept
