# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import FieldError
from django.db import connection

from kvarbo.common import crypto
from kvarbo.people.models import Person
from tests.numbers import number

ANNA = number("19880412")


def test_the_database_holds_no_digits_in_the_clear(organisation) -> None:
    person = Person.objects.create(
        board=organisation.boards["norr"], name="Anna Prov", personnummer=ANNA, personnummer_index="x"
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT personnummer FROM people_person")
        (stored,) = cursor.fetchone()
    assert ANNA not in stored
    assert crypto.decrypt(stored) == ANNA
    assert Person.objects.get(pk=person.pk).personnummer == ANNA


@pytest.mark.parametrize("lookup", ["personnummer", "personnummer__contains", "personnummer__in"])
def test_it_cannot_be_searched(organisation, lookup: str) -> None:
    with pytest.raises(FieldError, match="encrypted"):
        list(Person.objects.filter(**{lookup: [ANNA] if lookup.endswith("__in") else ANNA}))


def test_an_older_key_still_opens_and_the_first_key_closes(settings) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.KVARBO_FIELD_KEYS = [old]
    token = crypto.encrypt(ANNA)
    settings.KVARBO_FIELD_KEYS = [new, old]
    assert crypto.decrypt(token) == ANNA
    rotated = crypto.rotate(token)
    settings.KVARBO_FIELD_KEYS = [new]
    assert crypto.decrypt(rotated) == ANNA
    with pytest.raises(InvalidToken):
        crypto.decrypt(token)


def test_the_blind_index_is_keyed(settings) -> None:
    first = crypto.blind_index(ANNA)
    assert first == crypto.blind_index(ANNA) != crypto.blind_index(number("19880413"))
    settings.KVARBO_INDEX_KEY = "another-key-another-key-another-key"
    assert crypto.blind_index(ANNA) != first
