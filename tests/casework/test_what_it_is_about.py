# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the door asks of ids and text that a form would never send, and what it does for the protected."""

from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.exceptions import BadEvent
from kvarbo.casework.services import Draft
from kvarbo.organisation.models import User
from kvarbo.people.models import Person
from tests.casebook import Write, contact, joined
from tests.personas import TODAY

pytestmark = pytest.mark.django_db


def test_an_event_is_about_what_the_case_has_brought_in(case: Case, write: Write, household: SimpleNamespace) -> None:
    write(contact(household.ture.pk, about=("n_ett", household.ture.pk)))
    with pytest.raises(BadEvent, match="about"):
        write(contact(household.ture.pk, about=("n_annan_narmnds",)))


def test_a_sign_that_no_database_can_hold_is_said(case: Case, write: Write) -> None:
    fact = {"subject": case.pk, "fact": "nyckel", "value": "a\x00b"}
    with pytest.raises(BadEvent, match="inte går att spara"):
        write(Draft(type="fact_set", data=fact, on=TODAY))


def test_who_is_protected_in_a_case_is_hidden_in_the_register(
    case: Case, write: Write, household: SimpleNamespace, tove: User
) -> None:
    role = {"unit": "vux-norr", "role": "skyddshandläggare", "user": tove.pk}
    write(Draft(type="assigned", data=role, on=TODAY, zone="protected"), by=tove)
    write(joined(household.lova.pk, "child", born_on="2018-05-01"), by=tove)
    assert not Person.objects.get(pk=household.lova.pk).protected
    told = {"person": household.lova.pk, "lives_here": "permanent"}
    write(Draft(type="person_changed", data=told, on=TODAY, zone="protected"), by=tove)
    assert Person.objects.get(pk=household.lova.pk).protected
