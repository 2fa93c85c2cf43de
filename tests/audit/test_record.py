# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import IntegrityError, transaction

from kvarbo.audit.models import Entry
from kvarbo.audit.services import record
from tests.numbers import number
from tests.personas import NOW

pytestmark = pytest.mark.django_db


def write(**changes: str) -> Entry:
    given = {"actor_id": "u_1", "action": "read", "object_kind": "person", "object_id": "p_1"} | changes
    return record(at=NOW, **given)


def test_an_act_is_noted() -> None:
    entry = Entry.objects.get(pk=write(case_id="c_1", detail="sida 2").pk)
    assert (entry.at, entry.actor_id, entry.case_id, entry.detail) == (NOW, "u_1", "c_1", "sida 2")


def test_an_entry_cannot_be_changed() -> None:
    write()
    with pytest.raises(IntegrityError, match="cannot be changed"), transaction.atomic():
        Entry.objects.update(actor_id="u_2")


def test_an_entry_cannot_be_deleted() -> None:
    write()
    with pytest.raises(IntegrityError, match="cannot be deleted"), transaction.atomic():
        Entry.objects.all()._raw_delete(Entry.objects.db)


@pytest.mark.parametrize("word", ["", "Läste", "read person", "read-person"])
def test_an_act_is_a_code_word(word: str) -> None:
    with pytest.raises(ValueError, match="code word"):
        write(action=word)


def test_the_detail_names_no_number() -> None:
    with pytest.raises(ValueError, match="personnummer"):
        write(detail=f"sökte {number('19880412')}")
