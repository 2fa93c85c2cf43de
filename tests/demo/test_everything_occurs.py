# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A filled demo shows every step in every state it can take, and every word that a log may hold."""

import datetime as dt

import pytest
from django.conf import settings as own
from django.db import transaction

from kvarbo.cases.models import Case, CasePerson, Event
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.demo import filling
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import personas
from kvarbo.people.models import Person
from kvarbo.planning.models import CasePlan
from kvarbo.planning.services import check_all
from tests.demo.expected import expected, shown
from tests.meta.sources import listing

NOW = dt.datetime(2026, 11, 23, 7, 30, tzinfo=STOCKHOLM)
TODAY = NOW.date()
# Trap: without the mark, a run of this file alone gets no test database, but the one that is worked in.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """Filled once for all tests here, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "KVARBO_DEMO", True)
        filling.fill(today=TODAY, now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def filled(once, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_everything_occurs():
    found = shown(today=TODAY)
    missing = [f"{what}: {word}" for what, words in expected().items() for word in sorted(words - found[what])]
    assert not missing, listing(missing)


def test_most_tenants_have_a_number_that_nobody_has():
    tenants = Person.objects.filter(pk__in=CasePerson.objects.filter(part="tenant").values("person"))
    phones = [one.phone for one in tenants if one.phone]
    assert all(phone.startswith("000-") for phone in phones)
    assert len(phones) == len(set(phones))
    assert len(tenants) * 3 // 4 < len(phones) < len(tenants)


def test_about_three_hundred_cases_over_fourteen_months():
    assert 280 <= Case.objects.count() <= 340
    assert Case.objects.order_by("opened_on").first().opened_on <= dt.date(2025, 10, 1)


def test_about_fifty_staff_and_eight_roles_to_choose():
    assert User.objects.filter(is_demo=True, is_active=True).count() == 49
    assert personas(on=TODAY).count() == 8


def test_every_plan_is_that_of_its_log():
    assert not CasePlan.objects.exclude(planned_for=TODAY).exists()
    assert check_all(today=TODAY, now=NOW) == []


def test_nothing_is_written_before_it_happened_or_after_now():
    assert not Event.objects.filter(on__gt=TODAY).exists()
    late = Event.objects.filter(recorded_at__gt=NOW + dt.timedelta(seconds=1))
    assert not late.exists()


def test_only_numbers_that_can_belong_to_nobody():
    numbers = [person.personnummer for person in Person.objects.all() if person.personnummer]
    assert len(numbers) >= Case.objects.count()
    assert all(980 <= int(number[8:11]) <= 999 for number in numbers)


def test_someone_protected_has_a_paper_that_waits():
    hidden = {row.person.name for row in CasePerson.objects.filter(person__protected=True).select_related("person")}
    waiting = set(Notice.objects.waiting().values_list("tenant_name", flat=True))
    assert hidden & waiting


def test_every_paper_waits():
    assert set(Notice.objects.waiting().values_list("paper", flat=True)) == {
        "hyra", "storning", "elskuld", "andrahand", "kronofogden-ansokan", "kronofogden-tid", "hyresnamnden", "ansokan",
        "anmalan", "tidig-signal",
    }  # fmt: skip
