# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A hit that one may not see looks exactly like none."""

import pytest

from kvarbo.common.personnummer import BadPersonnummer
from kvarbo.organisation.models import User
from kvarbo.people import selectors
from kvarbo.people.exceptions import PersonNotFound
from kvarbo.people.models import Person
from kvarbo.people.services import create_person, merge_persons
from tests.numbers import number
from tests.personas import NOW, TODAY

ANNA, BO = number("19880412"), number("19790102")


@pytest.fixture
def anna(organisation) -> Person:
    return create_person(
        actor_id="u_1", board=organisation.boards["norr"], name="Anna Åsdotter", personnummer=ANNA, now=NOW
    )


@pytest.fixture
def hidden(organisation) -> Person:
    return create_person(
        actor_id="u_1", board=organisation.boards["norr"], name="Åsa Dold", personnummer=BO, protected=True, now=NOW
    )


def test_a_number_finds_its_person(anna: Person, maj: User) -> None:
    assert selectors.candidates(user=maj, on=TODAY, personnummer=f"{ANNA[2:8]}-{ANNA[8:]}") == [anna]


@pytest.mark.parametrize("name", ["anna", "ÅSDOTTER", "åsd ann"])
def test_every_word_of_the_name_finds_her(anna: Person, maj: User, name: str) -> None:
    assert selectors.candidates(user=maj, on=TODAY, name=name) == [anna]


@pytest.mark.parametrize("name", ["", "  ", "anna bertilsson", "%"])
def test_other_words_find_nobody(anna: Person, maj: User, name: str) -> None:
    assert selectors.candidates(user=maj, on=TODAY, name=name) == []


def test_a_bad_number_is_said(anna: Person, maj: User) -> None:
    with pytest.raises(BadPersonnummer):
        selectors.candidates(user=maj, on=TODAY, personnummer="880412")


def test_another_board_gets_nothing(anna: Person, cilla: User) -> None:
    assert selectors.candidates(user=cilla, on=TODAY, personnummer=ANNA, name="Anna") == []
    with pytest.raises(PersonNotFound) as other:
        selectors.get_person(user=cilla, person_id=anna.pk, on=TODAY)
    with pytest.raises(PersonNotFound) as none:
        selectors.get_person(user=cilla, person_id="p_none", on=TODAY)
    assert str(other.value) == str(none.value)
    assert selectors.persons_by_id(user=cilla, ids=[anna.pk], on=TODAY) == {}


def test_a_protected_person_is_found_only_with_that_zone(hidden: Person, maj: User, hanna: User, tove: User) -> None:
    for user in (maj, hanna):
        assert selectors.candidates(user=user, on=TODAY, personnummer=BO, name="Åsa") == []
    assert selectors.candidates(user=tove, on=TODAY, personnummer=BO) == [hidden]


def test_a_merged_row_leads_to_the_person(anna: Person, maj: User, organisation) -> None:
    twin = create_person(actor_id="u_1", board=organisation.boards["norr"], name="Anna Förrnamn", now=NOW)
    merge_persons(actor_id="u_1", alias=twin, person=anna, now=NOW)
    assert selectors.candidates(user=maj, on=TODAY, name="Förrnamn") == [anna]
    assert selectors.get_person(user=maj, person_id=twin.pk, on=TODAY) == anna
    assert selectors.persons_by_id(user=maj, ids=[twin.pk], on=TODAY) == {twin.pk: anna}


def test_a_merge_into_a_protected_person_gives_nothing_away(hidden: Person, maj: User, organisation) -> None:
    given = {"actor_id": "u_1", "board": organisation.boards["norr"], "name": "Åsa Ny", "personnummer": BO, "now": NOW}
    merge_persons(actor_id="u_1", alias=create_person(**given), person=hidden, now=NOW)
    assert selectors.candidates(user=maj, on=TODAY, personnummer=BO, name="Åsa") == []
    assert create_person(**given)


def test_they_come_in_swedish_order_and_no_more_than_asked(maj: User, organisation) -> None:
    for name in ("Prov Öman", "Prov Åman", "Prov Zman", "Prov Äman"):
        create_person(actor_id="u_1", board=organisation.boards["norr"], name=name, now=NOW)
    found = selectors.candidates(user=maj, on=TODAY, name="prov", limit=3)
    assert [person.name for person in found] == ["Prov Zman", "Prov Åman", "Prov Äman"]
