# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a case: its number, its first events, its routine, its plan."""

import re
from types import SimpleNamespace

import pytest

from kvarbo.audit.models import Entry
from kvarbo.cases import writing
from kvarbo.cases.models import Case, Event
from kvarbo.cases.selectors import log_of
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.casework.services import open_case
from kvarbo.organisation.models import User
from kvarbo.planning.models import CasePlan
from tests.casebook import actor, opening
from tests.personas import NOW, TODAY


def opened(household: SimpleNamespace, organisation: SimpleNamespace, user: User, **given) -> Case:
    told = {"board": household.board, "unit": "vux-norr", "area": organisation.areas["norr"], "drafts": []} | given
    return open_case(actor=actor(user), today=TODAY, now=NOW, **told)


def test_the_first_events_are_the_opening_and_the_unit(case: Case) -> None:
    types = [event.type for event in log_of(case=case).events]
    assert types[:2] == ["case_opened", "unit_joined"]
    assert types[2:] == ["person_joined", "person_joined", "tenancy_recorded", "notice_joined"]


def test_the_routine_is_pinned(case: Case) -> None:
    opened_event = log_of(case=case).events[0]
    assert opened_event.data == {"routine": "prov", "version": "2026:1"}


def test_the_plan_is_there_at_once(case: Case) -> None:
    plan = CasePlan.objects.get(case=case)
    assert (plan.planned_for, plan.routine_version) == (TODAY, "prov 2026:1")
    assert case.steps.filter(step_id="inled-utredning", required="law").exists()
    assert case.deadlines.filter(rule="jb-12-44-atervinningsfrist", subject="n_ett").exists()


def test_numbers_do_not_tell_how_many_cases_there_are(
    household: SimpleNamespace, organisation: SimpleNamespace, hanna: User
) -> None:
    numbers = [opened(household, organisation, hanna).number for _ in range(4)]
    assert len(set(numbers)) == 4
    assert all(re.fullmatch(r"EX-2026-\d{4}", number) for number in numbers)
    tails = sorted(int(number[-4:]) for number in numbers)
    assert tails != [tails[0] + step for step in range(4)]


def test_a_taken_number_is_not_used_again(
    household: SimpleNamespace, organisation: SimpleNamespace, hanna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([412, 412, 7])
    monkeypatch.setattr(writing.secrets, "randbelow", lambda _: next(drawn))
    assert [opened(household, organisation, hanna).number for _ in range(2)] == ["EX-2026-0412", "EX-2026-0007"]


def test_a_registrar_may_open_but_not_see(household: SimpleNamespace, organisation: SimpleNamespace, maj: User) -> None:
    case = opened(household, organisation, maj, drafts=opening(household))
    assert not Case.objects.visible_to(user=maj, on=TODAY).exists()
    assert Event.objects.filter(case=case, role="registrar").count() == case.seq


def test_another_board_s_staff_may_not_open(
    household: SimpleNamespace, organisation: SimpleNamespace, cilla: User
) -> None:
    with pytest.raises(NotAllowed):
        opened(household, organisation, cilla)


@pytest.mark.parametrize(
    "given", [{"unit": "vux-soder"}, {"unit": "vux-vaster"}, {"routine": "annan"}], ids=lambda given: str(given)
)
def test_what_the_profile_has_not_opens_nothing(
    household: SimpleNamespace, organisation: SimpleNamespace, hanna: User, given: dict[str, str]
) -> None:
    entries = Entry.objects.count()
    with pytest.raises(BadEvent):
        opened(household, organisation, hanna, **given)
    assert (Case.objects.count(), Event.objects.count(), Entry.objects.count()) == (0, 0, entries)


def test_another_board_s_area_opens_nothing(
    household: SimpleNamespace, organisation: SimpleNamespace, hanna: User
) -> None:
    with pytest.raises(BadEvent, match="annan nämnd"):
        opened(household, organisation, hanna, area=organisation.areas["soder"])
