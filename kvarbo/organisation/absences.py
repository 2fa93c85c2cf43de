# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is away, and who leaves: written by the person or by who leads the unit."""

import datetime as dt

from django.db import transaction

from kvarbo.audit.services import record
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.exceptions import BadAbsence, NotYours, StillNeeded
from kvarbo.organisation.models import Absence, Membership, Unit, User
from kvarbo.organisation.querysets import MembershipQuerySet

DAY = dt.timedelta(days=1)


@transaction.atomic
def report_absence(
    *, actor: User, user: User, from_day: dt.date, until_day: dt.date | None, today: dt.date, now: dt.datetime
) -> Absence:
    """Note that somebody is away from a day, until the first day back or until further notice.

    Told twice it is noted once. Raises NotYours, BadAbsence.
    """
    _may_tell(actor, user, today)
    if until_day is not None and until_day <= from_day:
        raise BadAbsence("Första dagen tillbaka måste ligga efter första dagen borta.")
    if until_day is not None and until_day <= today:
        raise BadAbsence("Den frånvaron är redan slut. Ange en dag framåt, eller lämna fältet tomt.")
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    for other in Absence.objects.filter(user=user).meeting(from_day=from_day, until_day=until_day):
        if (other.from_day, other.until_day) == (from_day, until_day):
            return other
        raise BadAbsence(f"{user.name} är redan anmäld som borta de dagarna. Avsluta den frånvaron först.")
    absence = Absence.objects.create(user=user, from_day=from_day, until_day=until_day)
    record(actor_id=actor.pk, action="report_absence", object_kind="user", object_id=user.pk, at=now)
    return absence


@transaction.atomic
def end_absence(*, actor: User, absence: Absence, back_on: dt.date, today: dt.date, now: dt.datetime) -> Absence:
    """Somebody is back. What had not begun never was; what has ended already stands. Raises NotYours."""
    _may_tell(actor, absence.user, today)
    held = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
    ends = max(back_on, held.from_day)
    if held.until_day is not None and held.until_day <= ends:
        return held
    held.until_day = ends
    held.save(update_fields=["until_day"])
    record(actor_id=actor.pk, action="end_absence", object_kind="user", object_id=held.user_id, at=now)
    return held


@transaction.atomic
def end_membership(
    *, actor: User, user: User, unit: Unit, last_day: dt.date, today: dt.date, now: dt.datetime
) -> dt.date:
    """Somebody leaves the unit after a last day. Gives the first day without a place there.

    Only for `casework.leaving`, which knows whether households are left. Raises NotYours, StillNeeded.
    """
    if not _leads_at(actor, today).filter(unit=unit).exists():
        raise NotYours("Bara enhetens arbetsledare kan säga att någon slutar.")
    if last_day < today:
        raise StillNeeded("Sista dagen kan inte ligga bakåt i tiden.")
    places = Membership.objects.on_day(today).filter(user=user, unit=unit).select_for_update(of=("self",))
    rows = list(places)
    if not rows:
        raise StillNeeded(f"{user.name} arbetar inte på enheten.")
    until_day = last_day + DAY
    for row in rows:
        row.until_day = until_day
        row.save(update_fields=["until_day"])
    record(actor_id=actor.pk, action="end_membership", object_kind="user", object_id=user.pk, at=now, detail=unit.slug)
    return until_day


@transaction.atomic
def keep_membership(*, actor: User, user: User, unit: Unit, today: dt.date, now: dt.datetime) -> None:
    """Take back that somebody leaves, while the person is still there. Raises NotYours."""
    if not _leads_at(actor, today).filter(unit=unit).exists():
        raise NotYours("Bara enhetens arbetsledare kan säga att någon stannar.")
    places = Membership.objects.on_day(today).filter(user=user, unit=unit, until_day__isnull=False)
    if places.update(until_day=None):
        record(actor_id=actor.pk, action="keep_membership", object_kind="user", object_id=user.pk, at=now)


def may_tell_of(*, actor: User, user: User, on: dt.date) -> bool:
    """Whether somebody may say that a person is away: the person, and who leads a unit where the person works."""
    if actor.pk == user.pk:
        return True
    theirs = Membership.objects.on_day(on).filter(user=user).values("unit")
    return _leads_at(actor, on).filter(unit__in=theirs).exists()


def _may_tell(actor: User, user: User, on: dt.date) -> None:
    if not may_tell_of(actor=actor, user=user, on=on):
        raise NotYours("Bara den som är borta och enhetens arbetsledare kan anmäla det.")


def _leads_at(actor: User, on: dt.date) -> MembershipQuerySet:
    return Membership.objects.on_day(on).filter(user=actor, code=RoleCode.TEAM_LEADER)
