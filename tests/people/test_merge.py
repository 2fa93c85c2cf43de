# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import IntegrityError, transaction

from kvarbo.people import selectors
from kvarbo.people.exceptions import PersonExists, UnableToMerge
from kvarbo.people.models import Person, PersonAlias
from kvarbo.people.services import create_person, merge_persons, undo_merge
from tests.numbers import number
from tests.personas import NOW

ANNA = number("19880412")


@pytest.fixture
def person(organisation) -> Person:
    return make(organisation, name="Anna Prov")


def make(organisation, board: str = "norr", **given: object) -> Person:
    return create_person(actor_id="u_1", board=organisation.boards[board], now=NOW, **{"name": "Anna", **given})


def merge(alias: Person, person: Person) -> PersonAlias:
    return merge_persons(actor_id="u_1", alias=alias, person=person, now=NOW)


def test_a_merge_is_one_row_and_undoing_removes_it(person: Person, organisation) -> None:
    twin = make(organisation)
    merge(twin, person)
    assert selectors.resolve(person_id=twin.pk) == person.pk
    undo_merge(actor_id="u_1", alias=twin, now=NOW)
    assert selectors.resolve(person_id=twin.pk) == twin.pk
    assert not PersonAlias.objects.exists()


def test_merges_follow_one_another(person: Person, organisation) -> None:
    first, second = make(organisation), make(organisation)
    merge(first, second)
    merge(second, person)
    assert selectors.resolve(person_id=first.pk) == person.pk


def test_nobody_is_merged_with_herself(person: Person, organisation) -> None:
    with pytest.raises(UnableToMerge, match="sig själv"):
        merge(person, person)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonAlias.objects.create(alias=person, person=person)


def test_a_merged_row_is_not_merged_again(person: Person, organisation) -> None:
    twin = make(organisation)
    merge(twin, person)
    for alias, into in ((twin, make(organisation)), (make(organisation), twin)):
        with pytest.raises(UnableToMerge, match="redan ihopslagen"):
            merge(alias, into)
    with pytest.raises(UnableToMerge, match="sig själv"):
        merge(person, twin)


def test_boards_do_not_merge_each_others_persons(person: Person, organisation) -> None:
    with pytest.raises(UnableToMerge, match="olika nämnder"):
        merge(make(organisation, board="soder"), person)


def test_undoing_what_is_not_merged_is_refused(person: Person) -> None:
    with pytest.raises(UnableToMerge, match="inte ihopslagen"):
        undo_merge(actor_id="u_1", alias=person, now=NOW)


def test_undoing_is_refused_when_the_number_has_come_back(person: Person, organisation) -> None:
    twin = make(organisation, personnummer=ANNA)
    merge(twin, person)
    make(organisation, personnummer=ANNA)
    with pytest.raises(PersonExists):
        undo_merge(actor_id="u_1", alias=twin, now=NOW)
    assert selectors.resolve(person_id=twin.pk) == person.pk
