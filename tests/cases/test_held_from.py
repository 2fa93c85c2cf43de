# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Told the user's units by id, the access filter lets through the very rows that it does when it asks for them."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case, CaseAccess
from kvarbo.casework.services import Draft
from kvarbo.organisation.models import Membership, User
from kvarbo.planning.line_reading import own_units
from tests.casebook import Write, joins
from tests.personas import TODAY

DAYS = (TODAY - dt.timedelta(days=1), TODAY, TODAY + dt.timedelta(days=9))


def both(user: User, on: dt.date) -> tuple[set[int], set[int]]:
    units = own_units(user=user, on=on)
    told = CaseAccess.objects.held_from(user=user, units=units, on=on)
    return set(told.values_list("pk", flat=True)), set(
        CaseAccess.objects.held_by(user=user, on=on).values_list("pk", flat=True)
    )


@pytest.mark.parametrize("name", ["hanna", "birgitta", "maj", "omar", "petra", "tove", "cilla"])
def test_the_same_rows(case: Case, write: Write, hanna: User, name: str, request: pytest.FixtureRequest) -> None:
    user: User = request.getfixturevalue(name)
    data = {"unit": "vux-norr", "role": "vuxenhandläggare", "user": hanna.pk}
    write(joins("bou-norr"), Draft(type="assigned", data=data, on=TODAY))
    write(Draft(type="unit_left", data={"unit": "bou-norr"}, on=TODAY))
    for on in DAYS:
        told, asked = both(user, on)
        assert told == asked


def test_whoever_has_left_holds_nothing(case: Case, write: Write, hanna: User) -> None:
    data = {"unit": "vux-norr", "role": "vuxenhandläggare", "user": hanna.pk}
    write(Draft(type="assigned", data=data, on=TODAY))
    assert both(hanna, TODAY)[0]
    Membership.objects.filter(user=hanna).update(until_day=TODAY)
    assert both(hanna, TODAY) == (set(), set())
