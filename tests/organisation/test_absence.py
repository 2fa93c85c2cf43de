# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is away, who comes back and who leaves; why is nobody's business here."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from kvarbo.audit.models import Entry
from kvarbo.organisation import selectors
from kvarbo.organisation.absences import end_absence, end_membership, keep_membership, report_absence
from kvarbo.organisation.exceptions import BadAbsence, NotYours, StillNeeded
from kvarbo.organisation.models import Absence, Membership, User
from tests.atonce import at_once
from tests.personas import NOW, TODAY

DAY = dt.timedelta(days=1)
FRIDAY_NEXT = TODAY + 7 * DAY


def away(who: User, by: User | None = None, from_day: dt.date = TODAY, until: dt.date | None = FRIDAY_NEXT) -> Absence:
    return report_absence(actor=by or who, user=who, from_day=from_day, until_day=until, today=TODAY, now=NOW)


def test_the_first_day_back_is_a_day_at_work(hanna: User) -> None:
    absence = away(hanna)
    assert selectors.absent(user_ids=[hanna.pk], on=FRIDAY_NEXT - DAY) == {hanna.pk: absence}
    assert selectors.absent(user_ids=[hanna.pk], on=FRIDAY_NEXT) == {}


def test_told_twice_is_noted_once(hanna: User) -> None:
    assert away(hanna) == away(hanna)
    assert Absence.objects.count() == Entry.objects.filter(action="report_absence").count() == 1


def test_no_reason_can_be_stored() -> None:
    assert {field.name for field in Absence._meta.get_fields()} == {"id", "user", "from_day", "until_day"}


def test_two_times_away_never_overlap(hanna: User) -> None:
    away(hanna)
    with pytest.raises(BadAbsence, match="Hanna Mallberg är redan anmäld som borta"):
        away(hanna, from_day=FRIDAY_NEXT - DAY, until=None)
    away(hanna, from_day=FRIDAY_NEXT, until=None)


@pytest.mark.parametrize("until", [TODAY, TODAY - DAY])
def test_a_time_away_goes_forward(hanna: User, until: dt.date) -> None:
    with pytest.raises(BadAbsence):
        away(hanna, until=until)


def test_the_database_refuses_a_second_open_one(hanna: User) -> None:
    Absence.objects.create(user=hanna, from_day=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(user=hanna, from_day=FRIDAY_NEXT)


@pytest.mark.parametrize(("first", "last"), [(-3, 1), (1, 3), (6, 9), (-3, None), (-3, 9)])
def test_the_database_refuses_one_that_meets_another(hanna: User, first: int, last: int | None) -> None:
    Absence.objects.create(user=hanna, from_day=TODAY, until_day=FRIDAY_NEXT)
    until = None if last is None else TODAY + last * DAY
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(user=hanna, from_day=TODAY + first * DAY, until_day=until)


def test_the_database_refuses_to_stretch_one_over_another(hanna: User) -> None:
    Absence.objects.create(user=hanna, from_day=FRIDAY_NEXT, until_day=FRIDAY_NEXT + DAY)
    before = Absence.objects.create(user=hanna, from_day=TODAY, until_day=FRIDAY_NEXT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.filter(pk=before.pk).update(until_day=None)


def test_one_that_never_was_meets_nothing(hanna: User) -> None:
    Absence.objects.create(user=hanna, from_day=TODAY, until_day=FRIDAY_NEXT)
    Absence.objects.create(user=hanna, from_day=TODAY + DAY, until_day=TODAY + DAY)
    assert Absence.objects.count() == 2


def test_the_database_refuses_one_that_goes_backwards(hanna: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(user=hanna, from_day=TODAY, until_day=TODAY - DAY)


def test_the_database_refuses_two_from_the_same_day(hanna: User) -> None:
    Absence.objects.create(user=hanna, from_day=TODAY, until_day=FRIDAY_NEXT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(user=hanna, from_day=TODAY, until_day=FRIDAY_NEXT + DAY)


@pytest.mark.django_db(transaction=True)
def test_two_who_tell_at_once_leave_one(hanna: User) -> None:
    given = at_once(lambda: away(hanna), lambda: away(hanna, until=None))
    assert [type(one) for one in given if isinstance(one, Exception)] == [BadAbsence], given
    assert Absence.objects.count() == 1


def test_a_leader_tells_of_somebody_at_the_unit(hanna: User, birgitta: User) -> None:
    assert away(hanna, by=birgitta).user == hanna


def test_nobody_else_does(hanna: User, birgitta: User, omar: User, tove: User) -> None:
    for teller, who in ((tove, hanna), (birgitta, omar), (omar, hanna)):
        with pytest.raises(NotYours):
            away(who, by=teller)


def test_coming_back_early_ends_it(hanna: User) -> None:
    absence = away(hanna, until=None)
    end_absence(actor=hanna, absence=absence, back_on=TODAY + DAY, today=TODAY, now=NOW)
    assert selectors.absent(user_ids=[hanna.pk], on=TODAY)
    assert not selectors.absent(user_ids=[hanna.pk], on=TODAY + DAY)


def test_one_ended_before_it_began_never_was(hanna: User) -> None:
    absence = away(hanna, from_day=FRIDAY_NEXT, until=None)
    end_absence(actor=hanna, absence=absence, back_on=TODAY, today=TODAY, now=NOW)
    assert not selectors.absent(user_ids=[hanna.pk], on=FRIDAY_NEXT)
    assert away(hanna, from_day=FRIDAY_NEXT, until=None)


def offered(hanna: User, on: dt.date = TODAY) -> list[str]:
    unit = Membership.objects.filter(user=hanna)[0].unit
    return [one.name for one in selectors.assignable(unit=unit, on=on)]


def test_somebody_away_is_told_of_and_not_left_out(hanna: User, linus: User) -> None:
    away(linus)
    unit = Membership.objects.get(user=hanna).unit
    told = {one.name: (one.absent, one.absent_until) for one in selectors.assignable(unit=unit, on=TODAY)}
    assert told == {"Hanna Mallberg": (False, None), "Linus Prototyp": (True, FRIDAY_NEXT)}


def test_a_leaver_is_not_offered_from_the_moment_it_is_known(hanna: User, linus: User, birgitta: User) -> None:
    unit = Membership.objects.get(user=linus).unit
    last = {"actor": birgitta, "user": linus, "unit": unit, "today": TODAY, "now": NOW}
    assert end_membership(last_day=FRIDAY_NEXT, **last) == FRIDAY_NEXT + DAY
    assert offered(hanna) == ["Birgitta Provander", "Hanna Mallberg"]
    assert selectors.last_days(unit=unit, on=TODAY) == {linus.pk: FRIDAY_NEXT + DAY}
    keep_membership(**last)
    assert "Linus Prototyp" in offered(hanna)


def test_nobody_inactive_nobody_of_another_unit_and_no_registrar_is_offered(
    hanna: User, linus: User, maj: User, omar: User
) -> None:
    User.objects.filter(pk=linus.pk).update(is_active=False)
    assert offered(hanna) == ["Hanna Mallberg"]


def test_only_who_leads_the_unit_sets_a_last_day(hanna: User, linus: User) -> None:
    unit = Membership.objects.get(user=linus).unit
    with pytest.raises(NotYours):
        end_membership(actor=hanna, user=linus, unit=unit, last_day=TODAY, today=TODAY, now=NOW)


def test_a_last_day_is_not_in_the_past(linus: User, birgitta: User) -> None:
    unit = Membership.objects.get(user=linus).unit
    with pytest.raises(StillNeeded):
        end_membership(actor=birgitta, user=linus, unit=unit, last_day=TODAY - DAY, today=TODAY, now=NOW)
