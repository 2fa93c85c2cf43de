# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""This month and the one before are counted anew; older ones stand as they were."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from kvarbo.measures.models import UnitMonth
from kvarbo.organisation.services import load_profile
from kvarbo.rules.errors import InputError
from kvarbo.rules.profile import Profile
from tests.casebook import contact
from tests.measures.conftest import COUNTED
from tests.measures.months import DAY, NOVEMBER, count, figure
from tests.personas import NOW, TODAY
from tests.smallprofile import FILES


def test_counting_twice_changes_nothing(case):
    count(TODAY + 8 * DAY)
    before = list(UnitMonth.objects.order_by("pk").values_list("pk", "part", "of"))
    count(TODAY + 8 * DAY)
    assert list(UnitMonth.objects.order_by("pk").values_list("pk", "part", "of")) == before


def test_the_month_before_is_counted_anew_and_the_one_before_that_is_not(case, write, household):
    count(dt.date(2026, 11, 30))
    assert figure("no_contact_early") == (1, 1)
    write(contact(household.ture.pk, on=TODAY), today=dt.date(2026, 12, 2), now=NOW + 12 * DAY)
    count(dt.date(2026, 12, 3))
    assert figure("no_contact_early") == (0, 1)
    UnitMonth.objects.filter(month=NOVEMBER, measure="no_contact_early").update(part=0, of=7)
    count(dt.date(2027, 1, 3))
    assert figure("no_contact_early") == (0, 7)


def test_a_month_that_was_only_half_counted_is_counted_when_the_counting_goes_on(case):
    count(TODAY)
    assert figure("no_contact_early") == (0, 0)
    count(dt.date(2027, 1, 3))
    assert figure("no_contact_early") == (1, 1)


def test_the_first_time_a_year_is_counted(case):
    count()
    assert UnitMonth.objects.values("month").distinct().count() == 12


def test_each_month_says_how_it_was_counted(case):
    count()
    assert set(UnitMonth.objects.values_list("definition", flat=True)) == {"2026:1"}


def test_a_profile_that_says_nothing_counts_nothing(case):
    load_profile(files=FILES, now=NOW + DAY, author="u_test")
    assert count() == 0
    assert not UnitMonth.objects.exists()


@pytest.mark.parametrize("given", [{"part": 2, "of": 1}, {"month": dt.date(2026, 11, 2)}, {"measure": "risk"}])
def test_the_database_refuses_what_no_month_can_be(organisation, given):
    row = {"month": NOVEMBER, "measure": "step_late", "part": 0, "of": 1} | given
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitMonth.objects.create(unit=organisation.units["vux-norr"], computed_at=NOW, definition="x", **row)


@pytest.mark.parametrize(
    "fault", [("dagar: 7", "dagar: -1"), ("litet_antal: 10", "litet: 10"), ('räknesätt: "2026:1"', "")]
)
def test_a_profile_with_a_fault_in_it_is_refused(fault):
    told = (FILES["val.yaml"].decode() + COUNTED).replace(*fault)
    with pytest.raises(InputError, match="val.yaml: mått"):
        Profile.from_files({**FILES, "val.yaml": told.encode()})
