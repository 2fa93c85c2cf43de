# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kvarbo.audit.models import Entry
from kvarbo.common.personnummer import BadPersonnummer
from kvarbo.people.exceptions import BadPerson, PersonExists
from kvarbo.people.models import Person
from kvarbo.people.services import create_person, set_protected
from tests.numbers import number
from tests.personas import NOW

ANNA = number("19880412")


def create(organisation, board: str = "norr", **changes: object) -> Person:
    given = {"actor_id": "u_1", "name": "Anna  Exempelsson ", "personnummer": ANNA} | changes
    return create_person(board=organisation.boards[board], now=NOW, **given)


def test_a_person_is_kept_with_number_and_birthday(organisation) -> None:
    person = Person.objects.get(pk=create(organisation, personnummer=f"{ANNA[2:8]}-{ANNA[8:]}").pk)
    assert (person.name, person.personnummer, person.born_on) == ("Anna Exempelsson", ANNA, dt.date(1988, 4, 12))
    assert person.pk.startswith("p_")


def test_it_is_audited_by_id_alone(organisation) -> None:
    person = create(organisation)
    entry = Entry.objects.get()
    assert (entry.action, entry.object_id, entry.detail) == ("create", person.pk, "")


def test_a_person_may_be_without_number(organisation) -> None:
    first = create(organisation, personnummer=None, born_on=dt.date(2020, 1, 31))
    second = create(organisation, personnummer=" ")
    assert (first.personnummer, first.personnummer_index, second.born_on) == ("", "", None)


def test_a_board_has_a_person_once(organisation) -> None:
    create(organisation)
    with pytest.raises(PersonExists, match="Nämnden har redan"):
        create(organisation, name="Anna Igen")


def test_two_boards_may_know_the_same_person(organisation) -> None:
    assert create(organisation).pk != create(organisation, board="soder").pk


def test_a_protected_person_is_not_given_away_by_a_refusal(organisation) -> None:
    create(organisation, protected=True)
    assert create(organisation, protected=False)


def test_ending_protection_where_an_open_row_stands_is_refused(organisation) -> None:
    hidden = create(organisation, protected=True)
    create(organisation)
    with pytest.raises(PersonExists):
        set_protected(actor_id="u_1", person=hidden, protected=False, now=NOW)
    assert Person.objects.get(pk=hidden.pk).protected


@pytest.mark.parametrize(
    ("changes", "fault", "message"),
    [
        ({"name": " "}, BadPerson, "Ange personens namn"),
        ({"personnummer": "880412"}, BadPersonnummer, "siffror"),
        ({"born_on": dt.date(1988, 4, 13)}, BadPerson, "stämmer inte med personnumret"),
        ({"personnummer": None, "born_on": dt.date(2026, 11, 21)}, BadPerson, "framtiden"),
    ],
)
def test_what_does_not_hang_together_is_refused(organisation, changes, fault, message) -> None:
    with pytest.raises(fault, match=message):
        create(organisation, **changes)
    assert not Person.objects.exists()
    assert not Entry.objects.exists()


def test_the_database_refuses_a_second_row_and_the_form_says_why(organisation) -> None:
    first = create(organisation)
    second = Person(board=first.board, name="Anna Igen", personnummer=ANNA, personnummer_index=first.personnummer_index)
    with pytest.raises(ValidationError, match="Nämnden har redan en person"):
        second.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_the_database_refuses_a_number_without_its_index(organisation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(board=organisation.boards["norr"], name="Anna", personnummer=ANNA)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(board=organisation.boards["norr"], name="Anna", personnummer_index="x")
