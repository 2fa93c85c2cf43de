# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two who write at the same moment: one gets in, the other is told."""

from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework.exceptions import StaleCase
from kvarbo.organisation.models import User
from tests.atonce import at_once
from tests.casebook import Write, contact


@pytest.mark.django_db(transaction=True)
def test_one_is_stale(case: Case, write: Write, household: SimpleNamespace, hanna: User) -> None:
    seq = case.seq

    def act() -> object:
        return write(contact(household.ture.pk), expected_seq=seq)

    given = at_once(act, act)
    assert [type(one) for one in given if isinstance(one, Exception)] == [StaleCase], given
    assert Event.objects.filter(case=case, type="contact").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one(case: Case, write: Write, household: SimpleNamespace, hanna: User) -> None:
    seq = case.seq

    def act() -> object:
        return [one.pk for one in write(contact(household.ture.pk), expected_seq=seq, key="k")]

    first, second = at_once(act, act)
    assert first == second
    assert Event.objects.filter(case=case, type="contact").count() == 1
