# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two who do something about the same step, or undo, at the same moment."""

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework.exceptions import StaleCase
from kvarbo.casework.services import Draft
from kvarbo.casework.undo import undo
from kvarbo.organisation.models import User
from kvarbo.planning.models import PlanStep
from tests.atonce import at_once
from tests.casebook import HOUR, Write, actor, contact
from tests.personas import NOW, TODAY

PARKED = {"until": "2026-11-24"}


def about_step(name: str, key: str) -> Draft:
    more = PARKED if name == "step_postponed" else {}
    return Draft(type=name, data={"step_key": key, **more}, on=TODAY, reason="Bortrest")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["step_done", "step_skipped", "step_postponed"])
def test_one_parks_while_another_writes_and_one_of_them_is_told(case: Case, write: Write, other: str) -> None:
    key = PlanStep.objects.filter(case=case, required="routine").first().key
    seq = Case.objects.get(pk=case.pk).seq

    def parks() -> object:
        return write(about_step("step_postponed", key), expected_seq=seq)

    def writes() -> object:
        return write(about_step(other, key), expected_seq=seq)

    given = at_once(parks, writes)
    assert [type(one) for one in given if isinstance(one, Exception)] == [StaleCase], given
    assert Case.objects.get(pk=case.pk).seq == seq + 1


@pytest.mark.django_db(transaction=True)
def test_undone_twice_at_once_is_undone_once(case: Case, write: Write, household: object, hanna: User) -> None:
    event = write(contact(household.ture.pk))[0]  # type: ignore[attr-defined]

    def act() -> object:
        rows = undo(actor=actor(hanna), case=case, event_id=event.event_id, today=TODAY, now=NOW + HOUR)
        return [row.pk for row in rows]

    first, second = at_once(act, act)
    assert first == second
    assert Event.objects.filter(case=case, type="withdrawn").count() == 1
