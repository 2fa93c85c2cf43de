# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo fills itself once, on any day, through the same doors as real work."""

import datetime as dt

import pytest

from kvarbo.cases.models import Case
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo import filling
from kvarbo.demo.inbox import EASILY_MISTAKEN, PAPERS
from kvarbo.demo.stories import STORIES
from kvarbo.notices.models import Notice
from kvarbo.planning.services import check_all

pytestmark = pytest.mark.django_db
A_MONDAY = "2026-11-23"


@pytest.fixture(autouse=True)
def demo(settings):
    settings.KVARBO_DEMO = True


def moment(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(7, 30), tzinfo=STOCKHOLM)


def fill(day: str = A_MONDAY) -> bool:
    return filling.fill(today=moment(day).date(), now=moment(day), variations=0)


@pytest.mark.parametrize("day", ["2026-12-24", "2028-02-29", "2027-06-27"])
def test_it_fills_on_any_day(day):
    assert fill(day)
    assert {story.name for story in STORIES if story.decided} <= _names()
    assert Notice.objects.waiting().count() >= len(PAPERS) + len(EASILY_MISTAKEN) + 1
    assert check_all(today=moment(day).date(), now=moment(day)) == []
    assert not Notice.objects.filter(registered_at__gt=moment(day)).exists()


def test_the_second_time_nothing_is_touched():
    fill()
    before = list(Case.objects.order_by("number").values_list("number", "seq"))
    assert not fill("2026-11-25")
    assert list(Case.objects.order_by("number").values_list("number", "seq")) == before


def test_the_day_it_was_filled_for_is_remembered():
    assert filling.seed_day() is None
    fill()
    fill("2026-11-25")
    assert filling.seed_day() == dt.date(2026, 11, 23)


def test_it_refuses_where_something_may_be_real(settings):
    settings.KVARBO_DEMO = False
    with pytest.raises(filling.NotADemo):
        fill()
    with pytest.raises(filling.NotADemo):
        filling.refill(today=moment(A_MONDAY).date(), now=moment(A_MONDAY))


def _names() -> set[str]:
    return set(Notice.objects.filter(case__isnull=False).values_list("tenant_name", flat=True))
