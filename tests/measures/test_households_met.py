# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Was the household met: within the municipality's days, and before the law's last day."""

import datetime as dt

import pytest

from kvarbo.casework.services import Draft
from kvarbo.planning.models import PlanDeadline
from kvarbo.rules.clocks import ARREARS_CLOCKS
from tests.casebook import contact, joins
from tests.measures.months import DAY, count, figure
from tests.personas import NOW, TODAY


@pytest.fixture
def law_day(case) -> dt.date:
    return PlanDeadline.objects.get(case=case, rule__in=ARREARS_CLOCKS, subject="n_ett").nominal


def test_a_household_that_may_still_be_met_is_not_counted(case):
    count(TODAY + 7 * DAY)
    assert figure("no_contact_early") == (0, 0)


def test_a_household_that_nobody_has_met_is_counted_when_the_day_has_passed(case):
    count(TODAY + 8 * DAY)
    assert figure("no_contact_early") == (1, 1)


def test_one_that_was_met_at_once_is_counted_as_met(case, write, household):
    write(contact(household.ture.pk))
    count()
    assert figure("no_contact_early") == (0, 1)
    assert figure("no_contact_law") == (0, 1)


def test_one_that_was_met_is_so_also_when_the_one_met_has_moved_out_since(case, write, household):
    write(contact(household.ture.pk))
    write(Draft(type="person_left", data={"person": household.ture.pk}, on=TODAY + DAY), today=TODAY + DAY)
    count(TODAY + 8 * DAY)
    assert figure("no_contact_early") == (0, 1)


def test_a_try_or_a_letter_is_no_meeting(case, write, household):
    write(contact(household.ture.pk, "no_answer"))
    write(Draft(type="letter_sent", data={"to": household.ture.pk, "how": "letter"}, on=TODAY))
    count(TODAY + 8 * DAY)
    assert figure("no_contact_early") == (1, 1)


def test_a_talk_with_the_landlord_is_no_meeting(case, write):
    write(contact("landlord"))
    count(TODAY + 8 * DAY)
    assert figure("no_contact_early") == (1, 1)


def test_a_meeting_that_was_held_with_the_household_is_one(case, write, household):
    data = {"kind": "besok", "at": f"{TODAY}T09:00", "held": True, "present": [household.ture.pk], "agreed": []}
    write(Draft(type="meeting", data=data, on=TODAY))
    count()
    assert figure("no_contact_early") == (0, 1)


def test_met_late_but_before_the_law(case, write, household, law_day):
    day = TODAY + 10 * DAY
    assert day < law_day
    write(contact(household.ture.pk, on=day), today=day, now=NOW + 10 * DAY)
    count(day)
    assert (figure("no_contact_early"), figure("no_contact_law")) == ((1, 1), (0, 1))


def test_never_met(case, law_day):
    count(law_day + DAY)
    assert figure("no_contact_law") == (1, 1)


def test_only_the_unit_that_coordinates_has_the_number(case):
    count(TODAY + 8 * DAY)
    assert figure("no_contact_early", unit="bou-norr") == (0, 0)
    assert figure("no_contact_early", unit="vux-soder") == (0, 0)


def test_a_contact_in_a_zone_that_the_unit_does_not_hold_is_not_its_own(case, write, household, petra):
    write(joins("bou-norr"))
    write(contact(household.ture.pk, zone="child"), by=petra)
    count(TODAY + 8 * DAY)
    assert figure("no_contact_early") == (1, 1)
