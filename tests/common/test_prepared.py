# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question written once answers as its query set would, whatever the values."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from kvarbo.common.prepared import Prepared
from kvarbo.organisation.models import Membership, User

DAY = dt.date(2026, 11, 20)


def places(user: str, on: dt.date) -> QuerySet[Membership, Any]:
    return Membership.objects.on_day(on).filter(user=User(pk=user)).values_list("from_day", "unit__slug", "unit__zones")


def test_the_rows_are_those_of_the_query_set(hanna: User, petra: User) -> None:
    asked = Prepared(places)
    for user in (hanna, petra, hanna):
        assert asked.rows(user=user.pk, on=DAY) == list(places(user.pk, DAY))
    assert asked.rows(user=hanna.pk, on=dt.date(2020, 1, 1)) == []
    [(since, slug, zones)] = asked.rows(user=petra.pk, on=DAY)
    assert (type(since), slug, type(zones)) == (dt.date, "bou-norr", list)


def test_it_is_written_once(hanna: User, petra: User) -> None:
    written = []

    def build(user: str, on: dt.date) -> QuerySet[Membership, Any]:
        written.append(user)
        return places(user, on)

    asked = Prepared(build)
    with CaptureQueriesContext(connection) as questions:
        asked.rows(user=hanna.pk, on=DAY)
        asked.rows(user=petra.pk, on=DAY)
    assert (len(written), len(questions)) == (1, 2)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_list_may_be_of_any_length(count: int, hanna: User, petra: User) -> None:
    asked = Prepared(lambda users: User.objects.filter(pk__in=users).values_list("pk"))
    users = [hanna.pk, petra.pk, "u_nobody", "u_neither", "u_none"][:count]
    assert {pk for (pk,) in asked.rows(users=users)} == {hanna.pk, petra.pk} & set(users)


def test_a_union_gives_its_days_as_days(hanna: User) -> None:
    def build(user: str, at: dt.datetime, number: int) -> QuerySet[Any, Any]:
        first = Membership.objects.filter(user=User(pk=user), pk__gt=number).values_list("from_day")
        return first.union(Membership.objects.filter(user__last_login__gt=at).values_list("from_day"), all=True)

    rows = Prepared(build).rows(user=hanna.pk, at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), number=0)
    assert rows == [(Membership.objects.get(user=hanna).from_day,)]


def test_a_value_that_is_used_for_nothing_is_refused(db: None) -> None:
    asked = Prepared(lambda **_: User.objects.filter(Q(pk="u_somebody")).values_list(Value(1)))
    with pytest.raises(ValueError, match="user"):
        asked.rows(user="u_other")
