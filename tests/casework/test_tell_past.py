# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A told past gives the same case as if each event had been written on its own day. Only a demo may tell one."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from kvarbo.audit.models import Entry
from kvarbo.cases.models import Case, CaseAccess, CasePerson, Event
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.casework.history import Told, tell_past
from kvarbo.casework.services import Draft, append, open_case
from kvarbo.organisation.models import User
from kvarbo.planning.models import PlanStep
from kvarbo.planning.services import check_all
from tests.casebook import actor, contact, joins, opening
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)
START = TODAY - 6 * DAY


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    settings.KVARBO_DEMO = True


def moment(day: dt.date, hour: int = 9) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=NOW.tzinfo)


def begun(household: SimpleNamespace, organisation: SimpleNamespace, hanna: User) -> Case:
    """A case that Hanna opened six days ago."""
    return open_case(
        actor=actor(hanna), board=household.board, unit="vux-norr", area=organisation.areas["norr"], today=START,
        now=moment(START, 8), drafts=opening(household, on=START),
    )  # fmt: skip


@pytest.fixture
def old(household: SimpleNamespace, organisation: SimpleNamespace, hanna: User) -> Case:
    return begun(household, organisation, hanna)


def told(user: User, draft: Draft, hour: int = 9) -> Told:
    return Told(actor=actor(user), draft=draft, at=moment(draft.on, hour))


def week(hanna: User, household: SimpleNamespace) -> list[Told]:
    """No answer, no answer, an answer; and the economic unit comes in."""
    who = household.ture.pk
    return [
        told(hanna, contact(who, "no_answer", on=START + DAY)),
        told(hanna, contact(who, "no_answer", on=START + 2 * DAY)),
        told(hanna, joins("eb-norr", on=START + 2 * DAY), hour=10),
        told(hanna, contact(who, on=START + 3 * DAY)),
    ]


def tell(case: Case, past: list[Told]) -> list[Event]:
    return tell_past(case=case, past=past, today=TODAY, now=NOW)


def shape(case: Case) -> dict[str, list[Any]]:
    """All that the log, the rights, the household and the plan say, but for the ids that differ by chance."""
    events = Event.objects.filter(case=case).order_by("seq")
    rights = CaseAccess.objects.filter(case=case).order_by("unit__slug", "zone", "from_day")
    steps = PlanStep.objects.filter(case=case).order_by("step_id", "subject")
    return {
        "log": list(events.values_list("seq", "type", "on", "recorded_at", "user_id", "role", "unit", "zone")),
        "data": [row.payload.data for row in events.select_related("payload") if row.type == "contact"],
        "rights": list(rights.values_list("unit__slug", "zone", "from_day", "until_day")),
        "people": list(CasePerson.objects.filter(case=case).order_by("person").values_list("person", "part")),
        "plan": list(steps.values_list("step_id", "state", "opens_on", "due", "unit")),
    }


def test_nowhere_but_in_a_demo(old: Case, hanna: User, household: SimpleNamespace, settings: Any) -> None:
    settings.KVARBO_DEMO = False
    with pytest.raises(NotAllowed, match="aldrig i drift"):
        tell(old, week(hanna, household))
    assert Case.objects.get(pk=old.pk).seq == old.seq


def test_it_gives_what_the_ordinary_door_gives(
    old: Case, hanna: User, household: SimpleNamespace, organisation: SimpleNamespace
) -> None:
    other, past = begun(household, organisation, hanna), week(hanna, household)
    tell(old, past)
    for one in past:
        other.refresh_from_db()
        append(
            actor=one.actor, case=other, drafts=[one.draft], expected_seq=other.seq, today=one.draft.on, now=one.at
        )  # fmt: skip
    append(
        actor=actor(hanna), case=other, drafts=[contact(household.ture.pk)], today=TODAY, now=NOW,
        expected_seq=Case.objects.get(pk=other.pk).seq,
    )  # fmt: skip
    tell(old, [Told(actor=actor(hanna), draft=contact(household.ture.pk), at=NOW)])
    assert shape(old) == shape(other)


def test_the_plan_that_is_kept_is_that_of_the_log(old: Case, hanna: User, household: SimpleNamespace) -> None:
    tell(old, week(hanna, household))
    assert check_all(today=TODAY, now=NOW) == []


def test_places_follow_on_without_a_gap(old: Case, hanna: User, household: SimpleNamespace) -> None:
    rows = tell(old, week(hanna, household))
    old.refresh_from_db()
    assert [row.seq for row in rows] == [*range(old.seq - 3, old.seq + 1)]


def test_nothing_is_recorded_before_what_stands_before_it(old: Case, hanna: User, household: SimpleNamespace) -> None:
    tell(old, list(reversed(week(hanna, household))))
    moments = list(Event.objects.filter(case=old).order_by("seq").values_list("recorded_at", flat=True))
    assert moments == sorted(set(moments))


def test_the_record_has_one_line_a_hand_and_day(old: Case, hanna: User, household: SimpleNamespace) -> None:
    before, seq = set(Entry.objects.values_list("pk", flat=True)), old.seq
    tell(old, week(hanna, household))
    lines = Entry.objects.exclude(pk__in=before).filter(action="append", case_id=old.pk).order_by("at")
    assert list(lines.values_list("detail", flat=True)) == [
        f"{seq + 1}-{seq + 1}", f"{seq + 2}-{seq + 3}", f"{seq + 4}-{seq + 4}",
    ]  # fmt: skip
    assert set(lines.values_list("actor_id", flat=True)) == {hanna.pk}


def test_nobody_writes_in_a_zone_that_is_closed_to_them(
    old: Case, hanna: User, petra: User, household: SimpleNamespace
) -> None:
    child_part = Draft(type="note", on=START + DAY, zone="child")
    with pytest.raises(NotAllowed, match="zonen child"):
        tell(old, [told(hanna, child_part)])
    with pytest.raises(NotAllowed, match="zonen child"):
        tell(old, [told(petra, child_part)])
    tell(old, [told(hanna, joins("bou-norr", on=START + DAY)), told(petra, child_part, hour=10)])


def test_nobody_writes_before_the_right_began(old: Case, hanna: User, petra: User) -> None:
    early = told(petra, Draft(type="note", on=START + DAY, zone="child"))
    with pytest.raises(NotAllowed):
        tell(old, [early, told(hanna, joins("bou-norr", on=START + 3 * DAY))])


def test_whoever_only_registers_tells_nothing(old: Case, maj: User, household: SimpleNamespace) -> None:
    with pytest.raises(NotAllowed, match="hade ingen roll"):
        tell(old, [told(maj, contact(household.ture.pk, on=START + DAY))])


def test_what_lies_ahead_is_no_past(old: Case, hanna: User, household: SimpleNamespace) -> None:
    with pytest.raises(BadEvent, match="framtiden"):
        tell(old, [told(hanna, contact(household.ture.pk, on=TODAY + DAY))])


def test_a_step_that_the_plan_does_not_have_saves_nothing(old: Case, hanna: User) -> None:
    done = Draft(type="step_done", data={"step_key": "finns-inte/n_ett"}, on=START + DAY)
    with pytest.raises(BadEvent, match="finns inte i planen"):
        tell(old, [told(hanna, done)])
    assert Case.objects.get(pk=old.pk).seq == old.seq
