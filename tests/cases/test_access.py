# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees a case, and which zones of it, follows from the log."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from kvarbo.cases.exceptions import CaseNotFound
from kvarbo.cases.models import Case, CaseAccess
from kvarbo.cases.selectors import candidates, coordinating_unit, get_case, zones_for
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import Draft
from kvarbo.organisation.models import Membership, User
from tests.casebook import Write, joins, overruled
from tests.personas import TODAY, employ

DAY = dt.timedelta(days=1)


def assigned(
    user: User, role: str, *, unit: str = "vux-norr", zone: str | None = None, kind: str = "assigned"
) -> Draft:
    return Draft(type=kind, data={"unit": unit, "role": role, "user": user.pk}, on=TODAY, zone=zone)


def test_the_unit_that_coordinates_sees_its_case(case: Case, hanna: User) -> None:
    assert get_case(user=hanna, number=case.number, on=TODAY) == case
    assert zones_for(user=hanna, case=case, on=TODAY) == {"coordination", "economy"}
    assert coordinating_unit(case=case, on=TODAY) == "vux-norr"


def test_nobody_sees_it_the_day_before_it_was_opened(case: Case, hanna: User) -> None:
    with pytest.raises(CaseNotFound):
        get_case(user=hanna, number=case.number, on=TODAY - DAY)


@pytest.mark.parametrize("name", ["cilla", "maj", "omar", "petra"])
def test_those_outside_get_the_same_as_for_no_case(case: Case, name: str, request: pytest.FixtureRequest) -> None:
    user = request.getfixturevalue(name)
    with pytest.raises(CaseNotFound) as another:
        get_case(user=user, number=case.number, on=TODAY)
    with pytest.raises(CaseNotFound) as none:
        get_case(user=user, number="EX-1999-0000", on=TODAY)
    assert str(another.value) == str(none.value)
    assert zones_for(user=user, case=case, on=TODAY) == frozenset()
    assert not Case.objects.visible_to(user=user, on=TODAY).exists()


def test_a_unit_that_joins_sees_the_zones_of_its_kind(case: Case, write: Write, petra: User) -> None:
    write(joins("bou-norr"))
    assert zones_for(user=petra, case=case, on=TODAY) == {"coordination", "child"}


def test_a_unit_that_left_sees_nothing_from_that_day(case: Case, write: Write, petra: User) -> None:
    write(joins("bou-norr", on=TODAY - DAY))
    write(Draft(type="unit_left", data={"unit": "bou-norr"}, on=TODAY))
    assert zones_for(user=petra, case=case, on=TODAY - DAY) == {"coordination", "child"}
    assert zones_for(user=petra, case=case, on=TODAY) == frozenset()


def test_coordination_is_one_unit_s_at_a_time(case: Case, write: Write, hanna: User) -> None:
    write(joins("eb-norr", "coordinating", on=TODAY + DAY))
    assert coordinating_unit(case=case, on=TODAY) == "vux-norr"
    assert coordinating_unit(case=case, on=TODAY + DAY) == "eb-norr"
    assert zones_for(user=hanna, case=case, on=TODAY + DAY) == {"coordination", "economy"}


def test_a_unit_may_be_set_to_join_later(case: Case, write: Write, petra: User) -> None:
    write(joins("bou-norr", on=TODAY + DAY))
    assert zones_for(user=petra, case=case, on=TODAY) == frozenset()
    assert zones_for(user=petra, case=case, on=TODAY + DAY) == {"coordination", "child"}


def test_the_protected_zone_is_given_by_name_only(case: Case, write: Write, tove: User) -> None:
    assert "protected" not in zones_for(user=tove, case=case, on=TODAY)


def test_an_assignment_in_the_protected_zone_gives_it(case: Case, write: Write, tove: User, hanna: User) -> None:
    write(assigned(tove, "skyddshandläggare", zone="protected"), by=tove)
    assert "protected" in zones_for(user=tove, case=case, on=TODAY)
    assert "protected" not in zones_for(user=hanna, case=case, on=TODAY)


def test_only_a_role_that_holds_the_protected_zone_gives_it(case: Case, write: Write, tove: User) -> None:
    with pytest.raises(NotAllowed):
        write(assigned(tove, "skyddshandläggare", zone="protected"))


def test_an_assignment_in_a_lower_zone_does_not(case: Case, write: Write, tove: User) -> None:
    write(assigned(tove, "skyddshandläggare"))
    assert "protected" not in zones_for(user=tove, case=case, on=TODAY)


def test_a_stray_row_goes_when_access_is_next_written(case: Case, write: Write, petra: User) -> None:
    CaseAccess.objects.create(case=case, user=petra, zone="economy", from_day=TODAY, ground="assigned")
    write(joins("eb-norr"))
    assert zones_for(user=petra, case=case, on=TODAY) == frozenset()


def test_an_assignment_gives_the_role_s_zone_to_that_person_alone(
    case: Case, organisation: SimpleNamespace, write: Write, petra: User
) -> None:
    other = employ(organisation, username="per.barnberg", name="Per Barnberg", unit="bou-norr", role="barnhandläggare")
    write(assigned(petra, "barnhandläggare", unit="bou-norr"))
    assert zones_for(user=petra, case=case, on=TODAY) == {"coordination", "child"}
    assert zones_for(user=other, case=case, on=TODAY) == frozenset()


def test_an_assignment_ends(case: Case, write: Write, petra: User) -> None:
    write(assigned(petra, "barnhandläggare", unit="bou-norr"))
    write(assigned(petra, "barnhandläggare", unit="bou-norr", kind="unassigned"))
    assert zones_for(user=petra, case=case, on=TODAY) == frozenset()


def test_whoever_has_left_sees_nothing_in_spite_of_an_assignment(case: Case, write: Write, petra: User) -> None:
    write(assigned(petra, "barnhandläggare", unit="bou-norr"))
    Membership.objects.filter(user=petra).update(until_day=TODAY)
    assert zones_for(user=petra, case=case, on=TODAY) == frozenset()


def test_a_registrar_of_the_board_finds_the_case_to_join_only(
    case: Case, household: SimpleNamespace, maj: User, cilla: User
) -> None:
    found = candidates(user=maj, person_ids=[household.ture.pk], on=TODAY)
    assert [one.case for one in found] == [case]
    assert candidates(user=cilla, person_ids=[household.ture.pk], on=TODAY) == []
    assert not Case.objects.visible_to(user=maj, on=TODAY).exists()


def test_a_closed_case_is_no_candidate(
    case: Case, household: SimpleNamespace, write: Write, maj: User, birgitta: User
) -> None:
    write(overruled(birgitta), by=birgitta)
    assert Case.objects.get(pk=case.pk).closed_on == TODAY
    assert candidates(user=maj, person_ids=[household.ture.pk], on=TODAY) == []


@pytest.mark.parametrize(
    "row",
    [
        {"zone": "coordination"},
        {"zone": "coordination", "until_day": TODAY - DAY},
        {"zone": "protected"},
    ],
    ids=["neither unit nor user", "ends before it starts", "protected for a unit"],
)
def test_the_database_refuses_access_that_cannot_be(
    case: Case, organisation: SimpleNamespace, hanna: User, row: dict
) -> None:
    holder = {"unit": organisation.units["vux-norr"]} if row["zone"] == "protected" else {}
    holder |= {"user": hanna} if "until_day" in row else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseAccess.objects.create(case=case, from_day=TODAY, ground="assigned", **holder, **row)
