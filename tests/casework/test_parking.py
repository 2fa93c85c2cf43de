# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A step put off until a day, over days: it returns by itself, no clock stops, and the law's steps never move."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.casework.services import Draft
from kvarbo.planning.models import CasePlan
from kvarbo.planning.nightly import replan_reached
from kvarbo.planning.selectors import plan_for_reader
from kvarbo.planning.worklists import unit_lines
from tests.casebook import HOUR, contact
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)
BACK = TODAY + 4 * DAY
KEY = "forsta-kontakt/n_ett"
ZONES = frozenset({"coordination", "economy"})


def parked(until: dt.date = BACK, step_key: str = KEY, **more) -> Draft:
    data = {"step_key": step_key, "until": until.isoformat()}
    return Draft(type="step_postponed", data=data, on=TODAY, **{"reason": "Bortrest till tisdag"} | more)


def on(case, day):
    """The step in the plan as a reader sees it that day, and the state of every clock, with no night between."""
    plan = plan_for_reader(case=case, zones=ZONES, today=day)
    step = next(one for one in plan["steps"] if one["key"] == KEY)
    return step["state"], {one["key"]: (one["state"], one["nominal"]) for one in plan["deadlines"]}


@pytest.fixture
def line(hanna, organisation, case):
    def line(day):
        return next(one for one in unit_lines(user=hanna, unit=organisation.units["vux-norr"], today=day))

    return line


def test_a_parked_step_is_put_off_until_its_day_and_returns_by_itself(case, write):
    write(parked())
    states = [on(case, TODAY + n * DAY)[0] for n in range(6)]
    assert states == ["postponed"] * 4 + ["open"] * 2


def test_no_clock_stops_or_moves(case, write):
    before = [on(case, TODAY + n * DAY)[1] for n in range(25)]
    write(parked(TODAY + 40 * DAY))
    assert [on(case, TODAY + n * DAY)[1] for n in range(25)] == before


def test_the_plan_says_when_it_will_change_and_the_night_finds_it(case, write):
    write(parked())
    assert CasePlan.objects.get(case=case).next_change_on <= BACK
    for n in range(1, 5):
        replan_reached(today=TODAY + n * DAY, now=NOW + n * DAY)
    assert case.steps.get(key=KEY).state == "open"


def test_the_list_shows_it_put_off_and_takes_it_back_on_the_day_without_the_night(case, write, line):
    write(Draft(type="step_done", data={"step_key": "inled-utredning/n_ett"}, on=TODAY), parked())
    for n in range(4):
        found = line(TODAY + n * DAY)
        assert (found.parked.key, found.parked.until) == (KEY, BACK)
        assert found.step is None
    back = line(BACK)
    assert back.parked is None
    assert back.step.key == KEY
    assert back.group == "today"


def test_it_may_be_put_off_again_and_done_meanwhile(case, write, household):
    write(parked())
    write(parked(BACK + 7 * DAY, reason="Kom inte hem"), now=NOW + 2 * HOUR)
    assert on(case, BACK)[0] == "postponed"
    write(contact(household.ture.pk, about=("n_ett",)), now=NOW + 3 * HOUR)
    assert on(case, TODAY)[0] == "done"


def test_why_is_demanded(case, write):
    for empty in (None, "", "  "):
        with pytest.raises(BadEvent):
            write(parked(reason=empty))
    assert case.steps.get(key=KEY).state == "open"


def test_what_the_law_demands_is_never_put_off(case, write):
    with pytest.raises(NotAllowed, match="lagen kräver"):
        write(parked(step_key="inled-utredning/n_ett"))
    assert case.steps.get(key="inled-utredning/n_ett").state == "open"


def test_every_time_is_kept_to_be_counted(case, write):
    write(parked())
    write(parked(BACK + 3 * DAY), now=NOW + 2 * HOUR)
    rows = Case.objects.get(pk=case.pk).events.filter(type="step_postponed")
    assert [row.payload.reason for row in rows.select_related("payload")] == ["Bortrest till tisdag"] * 2
    assert case.steps.filter(state="postponed").count() == 1
