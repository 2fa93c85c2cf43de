# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A step that the law demands can be done, never parked, skipped or moved later."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.casework.services import Draft
from kvarbo.planning.models import PlanStep
from tests.casebook import Write
from tests.personas import TODAY

LATER = (TODAY + dt.timedelta(days=30)).isoformat()
LAW, ROUTINE, CHILD = "inled-utredning/n_ett", "forsta-kontakt/n_ett", "hor-barnet"


def touch(kind: str, key: str) -> Draft:
    data = {
        "step_done": {"step_key": key},
        "step_skipped": {"step_key": key},
        "step_postponed": {"step_key": key, "until": LATER},
        "order_moved": {"step_key": key, "due": LATER},
    }[kind]
    return Draft(type=kind, data=data, on=TODAY, reason="Vi avvaktar")


def state(case: Case, key: str) -> str:
    return PlanStep.objects.get(case=case, key=key).state


@pytest.mark.parametrize("kind", ["step_skipped", "step_postponed", "order_moved"])
def test_a_law_step_is_not_put_off(case: Case, write: Write, kind: str) -> None:
    seq = case.seq
    with pytest.raises(NotAllowed, match="Ett steg som lagen kräver kan inte skjutas upp eller hoppas över."):
        write(touch(kind, LAW))
    assert Case.objects.get(pk=case.pk).seq == seq


def test_a_law_step_may_be_done(case: Case, write: Write) -> None:
    write(touch("step_done", LAW))
    assert state(case, LAW) == "done"


@pytest.mark.parametrize(("kind", "expected"), [("step_skipped", "skipped"), ("step_postponed", "postponed")])
def test_a_routine_step_may_be_put_off_with_a_reason(case: Case, write: Write, kind: str, expected: str) -> None:
    write(touch(kind, ROUTINE))
    assert state(case, ROUTINE) == expected


@pytest.mark.parametrize("kind", ["step_skipped", "step_postponed"])
def test_putting_off_demands_a_reason(write: Write, kind: str) -> None:
    draft = touch(kind, ROUTINE)
    with pytest.raises(BadEvent, match="reason"):
        write(Draft(type=draft.type, data=draft.data, on=TODAY))


def test_moving_a_day_demands_a_reason(case: Case, write: Write) -> None:
    draft = touch("order_moved", ROUTINE)
    for reason in (None, ""):
        with pytest.raises(BadEvent, match=r"^Skriv varför dagen flyttas\.$"):
            write(Draft(type=draft.type, data=draft.data, on=TODAY, reason=reason))
    write(draft)
    assert PlanStep.objects.get(case=case, key=ROUTINE).due == dt.date.fromisoformat(LATER)


def test_a_step_that_is_not_in_the_plan_is_refused(write: Write) -> None:
    with pytest.raises(BadEvent, match="steget finns inte i planen"):
        write(touch("step_done", "hitte-pa/n_ett"))


def test_another_zone_s_step_looks_like_none(case: Case, write: Write) -> None:
    key = PlanStep.objects.get(case=case, step_id=CHILD).key
    with pytest.raises(BadEvent, match="steget finns inte i planen"):
        write(touch("step_skipped", key))
