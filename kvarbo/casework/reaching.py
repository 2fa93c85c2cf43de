# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to reach an adult of the household: written by whoever may write in the case and may read of the person."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.cases.models import Case, CasePerson
from kvarbo.casework import permissions
from kvarbo.casework.drafts import Actor
from kvarbo.organisation.models import User
from kvarbo.people import services
from kvarbo.people.exceptions import PersonNotFound
from kvarbo.people.models import Person
from kvarbo.people.selectors import get_person


@transaction.atomic
def set_reach(
    *,
    actor: Actor,
    case: Case,
    person_id: str,
    phone: str,
    note: str,
    seen: tuple[str, str] | None = None,
    today: dt.date,
    now: dt.datetime,
) -> Person:
    """Raises NotAllowed, CaseNotFound, PersonNotFound, BadPhone, BadReachNote, ReachChanged; then nothing is saved."""
    zones = permissions.may_write(actor=actor, case=case, on=today)
    living = CasePerson.objects.filter(case=case, person=person_id, until_day=None, zone__in=zones)
    if not living.exclude(part="child").exists():
        raise PersonNotFound("Personen finns inte.")
    person = get_person(user=User.objects.get(pk=actor.user_id), person_id=person_id, on=today)
    return services.set_reach(
        actor_id=actor.user_id, person=person, phone=phone, note=note, now=now, case_id=case.pk, seen=seen
    )
