# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding persons. What one may not see is never told from what does not exist."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from kvarbo.common.collation import swedish
from kvarbo.common.crypto import blind_index
from kvarbo.common.personnummer import normalise
from kvarbo.organisation.models import User
from kvarbo.people.exceptions import PersonNotFound
from kvarbo.people.models import Person, PersonAlias


def candidates(
    *, user: User, on: dt.date, personnummer: str | None = None, name: str | None = None, limit: int = 20
) -> list[Person]:
    """Persons that may be the one meant: by number, or by every word of the name. Raises BadPersonnummer."""
    wanted = Q()
    if personnummer:
        wanted |= Q(personnummer_index=blind_index(normalise(personnummer, today=on)))
    words = (name or "").split()
    if words:
        named = Q()
        for word in words:
            named &= Q(name__icontains=word)
        wanted |= named
    if not wanted:
        return []
    # A name that a merged row carried still finds the person it was merged into.
    through_alias = PersonAlias.objects.filter(alias__in=Person.objects.filter(wanted, merged=True)).values("person")
    found = Person.objects.visible_to(user, on=on).filter(wanted | Q(pk__in=through_alias))
    return list(found.order_by(swedish("name"), "pk")[:limit])


def get_person(*, user: User, person_id: str, on: dt.date) -> Person:
    """One person, through a merge if need be. Raises PersonNotFound."""
    found = Person.objects.visible_to(user, on=on).filter(pk=resolve(person_id=person_id)).first()
    if found is None:
        raise PersonNotFound("Personen finns inte.")
    return found


def persons_by_id(*, user: User, ids: Iterable[str], on: dt.date) -> dict[str, Person]:
    """The visible ones of some ids, each under the id that was asked for, also when it has been merged."""
    wanted, visible = set(ids), Person.objects.visible_to(user, on=on)
    found = {person.pk: person for person in visible.filter(pk__in=wanted)}
    missing = wanted - set(found)
    if missing:
        # Merged into another, or out of sight.
        merged = PersonAlias.objects.filter(alias_id__in=missing).values_list("alias_id", flat=True)
        real = {person_id: resolve(person_id=person_id) for person_id in merged}
        seen = {person.pk: person for person in visible.filter(pk__in=set(real.values()))} if real else {}
        found |= {person_id: seen[key] for person_id, key in real.items() if key in seen}
    return found


def resolve(*, person_id: str) -> str:
    """The id that a person's id stands for now: itself, or what it was merged into."""
    seen = {person_id}
    while True:
        further = PersonAlias.objects.filter(alias_id=person_id).values_list("person_id", flat=True).first()
        if further is None or further in seen:
            return person_id
        seen.add(further)
        person_id = further
