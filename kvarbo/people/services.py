# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing persons."""

import datetime as dt

from django.db import IntegrityError, transaction

from kvarbo.audit.services import record
from kvarbo.common.crypto import blind_index
from kvarbo.common.personnummer import birth_date, normalise
from kvarbo.common.phone import normalise as normalise_phone
from kvarbo.common.stockholm import day_of
from kvarbo.organisation.models import Board
from kvarbo.people.exceptions import BadPerson, BadReachNote, PersonExists, ReachChanged, UnableToMerge
from kvarbo.people.models import REACH_NOTE_LENGTH, Person, PersonAlias
from kvarbo.people.selectors import resolve


@transaction.atomic
def create_person(
    *,
    actor_id: str,
    board: Board,
    name: str,
    personnummer: str | None = None,
    born_on: dt.date | None = None,
    protected: bool = False,
    beside: int = 0,
    now: dt.datetime,
) -> Person:
    """A person new to a board. Raises BadPersonnummer, BadPerson, PersonExists.

    `beside` is the row's place beside others with the same number whom the maker may not see.
    """
    name = " ".join(name.split())
    if not name:
        raise BadPerson("Ange personens namn.")
    number = normalise(personnummer, today=day_of(now)) if personnummer and personnummer.strip() else ""
    person = Person(
        board=board,
        name=name,
        personnummer=number,
        personnummer_index=blind_index(number) if number else "",
        born_on=_born_on(number, born_on, today=day_of(now)),
        protected=protected,
        beside=beside,
    )
    _save(person)
    _note(actor_id, "create", person, now)
    return person


@transaction.atomic
def set_protected(*, actor_id: str, person: Person, protected: bool, now: dt.datetime) -> Person:
    """Begin or end a person's protected identity. Raises PersonExists."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.protected = protected
    _save(person)
    _note(actor_id, "protect" if protected else "unprotect", person, now)
    return person


@transaction.atomic
def set_reach(
    *,
    actor_id: str,
    person: Person,
    phone: str,
    note: str,
    now: dt.datetime,
    case_id: str = "",
    seen: tuple[str, str] | None = None,
) -> Person:
    """How to reach a person; empty where nothing is known. Raises BadPhone, BadReachNote, ReachChanged.

    `seen`: the number and the note as the writer read them. What is as it was before is not written again.
    """
    phone = normalise_phone(phone) if phone.strip() else ""
    note = " ".join(note.split())
    if len(note) > REACH_NOTE_LENGTH:
        raise BadReachNote(f"Skriv högst {REACH_NOTE_LENGTH} tecken om hur personen helst nås.")
    person = Person.objects.select_for_update().get(pk=person.pk)
    if (person.phone, person.reach_note) == (phone, note):
        return person
    if seen is not None and seen != (person.phone, person.reach_note):
        raise ReachChanged
    person.phone, person.reach_note = phone, note
    person.save(update_fields=["phone", "reach_note"])
    record(actor_id=actor_id, action="set_reach", object_kind="person", object_id=person.pk, at=now, case_id=case_id)
    return person


@transaction.atomic
def merge_persons(*, actor_id: str, alias: Person, person: Person, now: dt.datetime) -> PersonAlias:
    """Let one row stand for another of the same board. Raises UnableToMerge."""
    locked = Person.objects.select_for_update().filter(pk__in=[alias.pk, person.pk]).order_by("pk").in_bulk()
    alias, person = locked[alias.pk], locked[person.pk]
    if alias.pk == person.pk or resolve(person_id=person.pk) == alias.pk:
        raise UnableToMerge("En person kan inte slås ihop med sig själv.")
    if alias.board_id != person.board_id:
        raise UnableToMerge("Personer hos olika nämnder kan inte slås ihop.")
    if alias.merged or person.merged:
        raise UnableToMerge("Personen är redan ihopslagen med en annan.")
    merge = PersonAlias.objects.create(alias=alias, person=person)
    alias.merged = True
    _save(alias)
    _note(actor_id, "merge", alias, now)
    return merge


@transaction.atomic
def undo_merge(*, actor_id: str, alias: Person, now: dt.datetime) -> Person:
    """Let a merged row stand for itself again. Raises UnableToMerge, PersonExists."""
    alias = Person.objects.select_for_update().get(pk=alias.pk)
    if not alias.merged:
        raise UnableToMerge("Personen är inte ihopslagen med någon.")
    PersonAlias.objects.filter(alias=alias).delete()
    alias.merged = False
    _save(alias)
    _note(actor_id, "undo_merge", alias, now)
    return alias


def _born_on(number: str, born_on: dt.date | None, *, today: dt.date) -> dt.date | None:
    if number:
        if born_on and born_on != birth_date(number):
            raise BadPerson("Födelsedatumet stämmer inte med personnumret.")
        return birth_date(number)
    if born_on and born_on > today:
        raise BadPerson("Födelsedatumet ligger i framtiden.")
    return born_on


def _save(person: Person) -> None:
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise PersonExists("Nämnden har redan en person med det personnumret.") from None


def _note(actor_id: str, action: str, person: Person, now: dt.datetime) -> None:
    record(actor_id=actor_id, action=action, object_kind="person", object_id=person.pk, at=now)
