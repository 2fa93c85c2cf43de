# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Someone new in the household: the person and the event are saved together, once, or not at all."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework.exceptions import BadEvent, CaseNotFound, KeyReused, NotAllowed, StaleCase
from kvarbo.casework.household import join_person
from kvarbo.casework.services import Draft
from kvarbo.people.exceptions import BadPerson
from kvarbo.people.models import Person
from tests.casebook import actor
from tests.personas import NOW, TODAY

CHILD = Draft(type="person_joined", data={"part": "child", "lives_here": "alternating"}, on=TODAY)


@pytest.fixture
def join(case, hanna):
    def join(by=hanna, **changes):
        told = {"name": "Noa Exempelsson", "born_on": None, "draft": CHILD, "expected_seq": case.seq, "key": "k"}
        return join_person(actor=actor(by), case=case, today=TODAY, now=NOW, **(told | changes))

    return join


def test_the_event_names_the_new_person_of_the_cases_board(join, case):
    row = join()[0]
    person = Person.objects.get(name="Noa Exempelsson")
    assert row.payload.data == {"person": person.pk, "part": "child", "lives_here": "alternating"}
    assert (row.about, person.board_id, person.protected) == ([person.pk], case.board_id, False)


def test_the_same_key_gives_the_same_event_and_one_person(join):
    assert [row.pk for row in join()] == [row.pk for row in join()]
    assert Person.objects.filter(name="Noa Exempelsson").count() == 1
    with pytest.raises(KeyReused):
        join(name="Nils Exempelsson")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"expected_seq": 1}, StaleCase),
        ({"born_on": TODAY + dt.timedelta(days=1)}, BadPerson),
        ({"draft": Draft(type="person_joined", data={"part": "cat", "lives_here": "no"}, on=TODAY)}, BadEvent),
        ({"draft": Draft(type="person_joined", data=CHILD.data, on=TODAY, zone="protected")}, NotAllowed),
    ],
)
def test_what_is_refused_leaves_no_person_behind(join, case, changes, fault):
    before = (Person.objects.count(), Event.objects.count())
    with pytest.raises(fault):
        join(**changes)
    assert (Person.objects.count(), Event.objects.count()) == before
    assert Case.objects.get(pk=case.pk).seq == case.seq


def test_another_boards_staff_cannot(join, cilla):
    with pytest.raises(CaseNotFound):
        join(by=cilla)
