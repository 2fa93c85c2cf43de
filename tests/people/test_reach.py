# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to reach a person: one written form, secret in the database, and no way to look anyone up by it."""

import pytest
from django.core.exceptions import FieldError
from django.db import DataError, IntegrityError, connection, transaction

from kvarbo.audit.models import Entry
from kvarbo.common.phone import BadPhone
from kvarbo.people.exceptions import BadReachNote, ReachChanged
from kvarbo.people.models import Person
from kvarbo.people.services import create_person, set_reach
from tests.personas import NOW


@pytest.fixture
def ture(organisation) -> Person:
    return create_person(actor_id="u_1", board=organisation.boards["norr"], name="Ture Exempelsson", now=NOW)


def reach(person: Person, phone: str = "0701740605", note: str = "", **more: object) -> tuple[str, str]:
    set_reach(actor_id="u_1", person=person, phone=phone, note=note, now=NOW, **more)
    person.refresh_from_db()
    return person.phone, person.reach_note


def noted() -> list[tuple[str, str, str]]:
    return list(Entry.objects.filter(action="set_reach").values_list("actor_id", "object_id", "detail"))


def test_the_number_is_kept_in_one_form_with_the_note(ture):
    assert reach(ture, "+46 70 174 06 05", " helst  sms ") == ("070-174 06 05", "helst sms")


def test_it_is_noted_who_wrote_it_and_never_what(ture):
    reach(ture, case_id="c_1")
    assert noted() == [("u_1", ture.pk, "")]


def test_the_same_again_is_not_noted_again(ture):
    reach(ture)
    reach(ture, "070-174 06 05")
    assert len(noted()) == 1


def test_a_number_that_is_no_longer_theirs_is_taken_away(ture):
    reach(ture)
    assert reach(ture, " ") == ("", "")


def test_a_note_may_stand_without_a_number(ture):
    assert reach(ture, "", "har ingen telefon, skriv brev") == ("", "har ingen telefon, skriv brev")


@pytest.mark.parametrize(
    ("phone", "note", "fault"), [("12", "", BadPhone), ("", "x" * 61, BadReachNote)], ids=["number", "note"]
)
def test_what_cannot_be_is_refused(ture, phone, note, fault):
    reach(ture, note="helst sms")
    with pytest.raises(fault):
        reach(ture, phone, note)
    ture.refresh_from_db()
    assert (ture.phone, ture.reach_note) == ("070-174 06 05", "helst sms")


def test_one_who_read_something_else_is_told_and_changes_nothing(ture):
    reach(ture)
    with pytest.raises(ReachChanged):
        reach(ture, "0701740606", seen=("", ""))
    assert reach(ture, "0701740606", seen=("070-174 06 05", ""))[0] == "070-174 06 06"


def test_sent_twice_it_is_saved_once_and_nobody_is_warned(ture):
    for _ in range(2):
        reach(ture, seen=("", ""))
    assert len(noted()) == 1


def test_it_is_secret_in_the_database(ture):
    reach(ture)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM people_person WHERE id = %s", [ture.pk])
        [stored] = cursor.fetchone()
    assert "174" not in stored
    assert len(stored) > 80


def test_nobody_is_found_by_a_number(ture):
    reach(ture)
    for lookup in ("phone", "phone__contains", "phone__startswith"):
        with pytest.raises(FieldError):
            Person.objects.filter(**{lookup: "070"}).exists()


@pytest.mark.parametrize(
    ("column", "value"), [("phone", "070-174 06 05"), ("phone", "x" * 201), ("reach_note", "x" * 61)]
)
def test_the_database_refuses_an_open_number_and_a_long_note(ture, column, value):
    # PostgreSQL knows the column's length besides.
    refused = pytest.raises((IntegrityError, DataError))
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE people_person SET {column} = %s WHERE id = %s", [value, ture.pk])
