# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every notice ends in one decision: open, join, or nothing with a reason."""

import datetime as dt
from types import SimpleNamespace

import pytest

from kvarbo.cases.exceptions import CaseNotFound
from kvarbo.cases.models import Case, Event
from kvarbo.cases.selectors import get_case, log_of
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.common.errors import DomainError
from kvarbo.dwellings.models import Tenancy
from kvarbo.notices.exceptions import AlreadyDecided, ReasonMissing
from kvarbo.notices.selectors import waiting
from kvarbo.notices.services import Member, decide_none
from kvarbo.organisation.models import User
from kvarbo.people.models import Person
from kvarbo.people.services import create_person
from kvarbo.planning.services import check_all
from tests.atonce import at_once
from tests.casebook import HOUR, Write, actor, overruled
from tests.notices.conftest import WHEN
from tests.notices.paper import Register
from tests.numbers import number
from tests.personas import NOW, TODAY


def types(case: Case) -> list[str]:
    return [event.type for event in log_of(case=case).events]


def test_opening_takes_in_the_household_the_tenancy_and_the_notice(registered: Register, opens, hanna: User) -> None:
    members = [
        Member(name="Nils Påhitsson", lives_here="permanent", born_on=dt.date(2021, 3, 1)),
        Member(lives_here="alternating"),
    ]
    notice = registered(tenant_personnummer=number("19910307"))
    case = opens(notice, members=members)
    assert types(case) == ["case_opened", "unit_joined", *["person_joined"] * 3, "tenancy_recorded", "notice_joined"]
    assert get_case(user=hanna, number=case.number, on=TODAY) == case
    joined = [event.data for event in log_of(case=case).events if event.type == "person_joined"]
    assert [(row["part"], row["lives_here"], str(row.get("born_on"))) for row in joined] == [
        ("tenant", "permanent", "1991-03-07"),
        ("child", "permanent", "2021-03-01"),
        ("child", "alternating", "None"),
    ]


def test_the_log_holds_what_the_paper_says_and_no_name(registered: Register, opens) -> None:
    notice = registered()
    case = opens(notice)
    told = next(event for event in log_of(case=case).events if event.type == "notice_joined")
    assert told.data["notice"] == notice.pk
    assert (told.on, told.data["posted_on"], told.data["amount"]) == (TODAY, dt.date(2026, 11, 18), 17800)
    assert "served_on" not in told.data
    tenancy = Tenancy.objects.get(pk=told.data["tenancy"])
    assert (tenancy.regime, tenancy.dwelling.street, tenancy.dwelling.postcode) == ("JB12", "Fantasigränd 5", "99905")
    assert tenancy.dwelling.city == "Provdal"
    assert "Påhitsson" not in str([event.data for event in log_of(case=case).events])


def test_the_clock_runs_at_once_and_is_preliminary(registered: Register, opens) -> None:
    case = opens(registered())
    recovery = case.deadlines.get(rule="jb-12-44-atervinningsfrist")
    assert (recovery.nominal, recovery.preliminary, recovery.state) == (dt.date(2026, 12, 9), True, "running")
    assert check_all(**WHEN) == []


def test_the_decision_is_written_on_the_notice(registered: Register, opens, maj: User) -> None:
    notice = registered()
    case = opens(notice)
    notice.refresh_from_db()
    assert (notice.status, notice.decision, notice.case) == ("decided", "open", case)
    assert (notice.decided_by, notice.decided_at) == (maj.pk, NOW + HOUR)
    assert notice.person is not None
    assert notice.person.name == "Elen Påhitsson"
    assert list(waiting(user=maj, on=TODAY)) == []


def test_a_known_person_is_not_made_anew(registered: Register, opens, household: SimpleNamespace) -> None:
    count = Person.objects.count()
    case = opens(registered(tenant_name="Ture Exempelsson"), person=household.ture)
    assert Person.objects.count() == count
    assert case.persons.get().person == household.ture


def test_a_known_number_cannot_be_registered_as_new(registered: Register, opens, household: SimpleNamespace) -> None:
    opens(registered(tenant_personnummer=number("19910307")))
    with pytest.raises(DomainError, match="redan en person"):
        opens(registered(tenant_personnummer=number("19910307")))


def test_the_landlord_and_dwelling_are_known_again(registered: Register, opens, household: SimpleNamespace) -> None:
    case = opens(registered())
    told = next(event for event in log_of(case=case).events if event.type == "tenancy_recorded")
    assert told.data["landlord"] == household.landlord.pk


def test_joining_a_second_notice_uses_the_same_tenancy(
    registered: Register, joins, case: Case, household: SimpleNamespace
) -> None:
    before = case.seq
    notice = registered(tenant_name="Ture Exempelsson")
    joined = joins(notice, case, household.ture)
    assert (joined.seq, types(case)[before:]) == (before + 1, ["notice_joined"])
    told = log_of(case=case).events[-1]
    assert told.data["tenancy"] == household.tenancy.pk
    notice.refresh_from_db()
    assert (notice.decision, notice.case, notice.person) == ("join", case, household.ture)
    assert case.deadlines.filter(rule="jb-12-44-atervinningsfrist", subject=notice.pk).exists()


def test_joining_for_another_home_records_it(
    registered: Register, joins, case: Case, household: SimpleNamespace
) -> None:
    before = case.seq
    joins(registered(tenant_street="Påhittsvägen 12"), case, household.ture, members=[Member(lives_here="visiting")])
    assert types(case)[before:] == ["person_joined", "tenancy_recorded", "notice_joined"]
    assert log_of(case=case).events[-2].data["area"] == "norr"


def test_a_caseworker_may_join_someone_new_to_an_own_case(
    registered: Register, joins, case: Case, household: SimpleNamespace, hanna: User
) -> None:
    partner = create_person(actor_id="u_test", board=household.board, name="Elen Påhitsson", now=NOW)
    joins(registered(), case, partner, by=hanna)
    assert case.persons.get(person=partner).part == "co_tenant"


def test_a_registrar_joins_only_what_matching_offers(
    registered: Register, joins, case: Case, household: SimpleNamespace
) -> None:
    stranger = create_person(actor_id="u_test", board=household.board, name="Elen Påhitsson", now=NOW)
    with pytest.raises(CaseNotFound):
        joins(registered(), case, stranger)


def test_a_closed_case_takes_in_nothing(
    registered: Register, joins, case: Case, household: SimpleNamespace, write: Write, hanna: User, birgitta: User
) -> None:
    write(overruled(birgitta), by=birgitta)
    with pytest.raises(NotAllowed, match="avslutat"):
        joins(registered(), case, household.ture, by=hanna)


def test_another_board_decides_nothing(registered: Register, opens, joins, case, household, cilla: User) -> None:
    notice = registered()
    for act in (
        lambda: opens(notice, by=cilla),
        lambda: joins(notice, case, household.ture, by=cilla),
        lambda: decide_none(actor=actor(cilla), notice=notice, reason="Nej", **WHEN),
    ):
        with pytest.raises(NotAllowed):
            act()
    notice.refresh_from_db()
    assert notice.status == "waiting"


def test_another_board_s_person_is_unknown(registered: Register, opens, organisation: SimpleNamespace) -> None:
    other = create_person(actor_id="u_test", board=organisation.boards["soder"], name="Elen Påhitsson", now=NOW)
    with pytest.raises(DomainError, match="Personen finns inte"):
        opens(registered(), person=other)


def test_nothing_is_saved_when_the_household_is_wrong(registered: Register, opens) -> None:
    notice = registered()
    persons = Person.objects.count()
    for member in (Member(lives_here="ibland"), Member(part="katt"), Member(born_on=TODAY + dt.timedelta(days=1))):
        with pytest.raises(DomainError):
            opens(notice, members=[member])
    assert (Person.objects.count(), Case.objects.count(), Event.objects.count()) == (persons, 0, 0)


def test_a_unit_of_another_board_opens_nothing(registered: Register, opens) -> None:
    with pytest.raises(BadEvent):
        opens(registered(), unit="vux-soder")


@pytest.mark.parametrize("reason", ["", "   "])
def test_doing_nothing_demands_a_reason(registered: Register, maj: User, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        decide_none(actor=actor(maj), notice=registered(), reason=reason, **WHEN)


def test_doing_nothing_is_kept_with_its_reason(registered: Register, maj: User) -> None:
    notice = decide_none(actor=actor(maj), notice=registered(), reason=" Fel kommun ", **WHEN)
    notice.refresh_from_db()
    assert (notice.status, notice.decision, notice.decision_reason) == ("decided", "none", "Fel kommun")


def test_a_notice_is_decided_once(registered: Register, opens, joins, case, household, maj: User) -> None:
    notice = registered()
    opens(notice)
    cases = Case.objects.count()
    for act in (
        lambda: opens(notice),
        lambda: joins(notice, case, household.ture),
        lambda: decide_none(actor=actor(maj), notice=notice, reason="Nej", **WHEN),
    ):
        with pytest.raises(AlreadyDecided):
            act()
    assert Case.objects.count() == cases


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_open_one_case(registered: Register, opens, hanna: User) -> None:
    notice = registered()
    given = at_once(lambda: opens(notice), lambda: opens(notice, by=hanna))
    assert [type(one) for one in given if isinstance(one, Exception)] == [AlreadyDecided], given
    assert Case.objects.count() == 1
