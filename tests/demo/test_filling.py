# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo fills itself once, on any day, through the same doors as real work."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo import filling
from kvarbo.demo.stories import STORIES
from kvarbo.notices.models import Notice
from kvarbo.people.models import Person
from kvarbo.planning.services import check_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.KVARBO_DEMO = True


def moment(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(7, 30), tzinfo=STOCKHOLM)


@pytest.mark.parametrize("day", ["2026-11-23", "2026-12-24", "2028-02-29", "2027-06-27"])
def test_it_fills_on_any_day(demo, day):
    now = moment(day)
    assert filling.fill(today=now.date(), now=now)
    assert Case.objects.count() == sum(story.decided for story in STORIES)
    assert Notice.objects.waiting().count() == sum(not story.decided for story in STORIES)
    assert check_all(today=now.date(), now=now) == []


def test_the_second_time_nothing_is_touched(demo):
    now = moment("2026-11-23")
    filling.fill(today=now.date(), now=now)
    before = list(Case.objects.order_by("number").values_list("number", "seq"))
    later = now + dt.timedelta(days=2)
    assert not filling.fill(today=later.date(), now=later)
    assert list(Case.objects.order_by("number").values_list("number", "seq")) == before


def test_every_section_of_the_routine_is_seen(demo):
    now = moment("2026-11-23")
    filling.fill(today=now.date(), now=now)
    assert set(Case.objects.values_list("plan__section", flat=True)) == {"kfm", "barnfamilj", "utan-barn"}


def test_only_numbers_that_can_belong_to_nobody(demo):
    now = moment("2026-11-23")
    filling.fill(today=now.date(), now=now)
    numbers = [person.personnummer for person in Person.objects.all() if person.personnummer]
    assert len(numbers) == len(STORIES) - 1
    assert all(980 <= int(number[8:11]) <= 999 for number in numbers)


def test_it_refuses_where_something_may_be_real(settings):
    settings.KVARBO_DEMO = False
    with pytest.raises(filling.NotADemo):
        filling.fill(today=dt.date(2026, 11, 23), now=moment("2026-11-23"))
