# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a notice may be about: what matched and what did not, and never more than the user may see."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case
from kvarbo.notices.enums import Likeness
from kvarbo.notices.exceptions import NoUnit
from kvarbo.notices.selectors import candidates, responsible_unit
from kvarbo.organisation.models import User
from kvarbo.people.models import Person
from kvarbo.people.services import create_person, set_protected
from tests.casebook import Write, joined
from tests.notices.paper import Register
from tests.numbers import number
from tests.personas import NOW, TODAY

TURE = number("19850214")


def known(board: object, name: str = "Elen Påhitsson", **given: object) -> Person:
    return create_person(actor_id="u_test", board=board, name=name, now=NOW, **given)


def found(user: User, notice: object) -> list[str]:
    return [match.person.name for match in candidates(user=user, notice=notice, on=TODAY)]


def test_the_same_number_is_sure_whatever_the_name(registered: Register, household: SimpleNamespace, maj: User) -> None:
    person = known(household.board, "Ture Annorlunda", personnummer=TURE)
    notice = registered(tenant_personnummer=TURE)
    [match] = candidates(user=maj, notice=notice, on=TODAY)
    assert (match.person, match.sure) == (person, True)
    rows = {row.label: row.likeness for row in match.rows}
    assert rows["Personnummer"] == Likeness.SAME
    assert rows["Namn"] == Likeness.DIFFERENT


def test_the_number_is_shown_masked(registered: Register, household: SimpleNamespace, maj: User) -> None:
    known(household.board, personnummer=TURE)
    [match] = candidates(user=maj, notice=registered(tenant_personnummer=TURE), on=TODAY)
    row = next(row for row in match.rows if row.label == "Personnummer")
    assert row.on_paper == row.with_us == "19850214-••••"


def test_another_number_is_another_person(registered: Register, household: SimpleNamespace, maj: User) -> None:
    known(household.board, personnummer=TURE)
    assert found(maj, registered(tenant_personnummer=number("19850214", 982))) == []


def test_a_like_name_at_the_same_address_is_possible(
    case: Case, registered: Register, household: SimpleNamespace, maj: User
) -> None:
    notice = registered(tenant_name="Thure Exempelson", tenant_street="fantasigränd  5")
    [match] = candidates(user=maj, notice=notice, on=TODAY)
    assert (match.person, match.sure, match.cases) == (household.ture, False, (case,))
    assert [(row.label, row.likeness) for row in match.rows] == [
        ("Namn", Likeness.NEAR),
        ("Personnummer", Likeness.UNKNOWN),
        ("Adress", Likeness.SAME),
        ("Lägenhet", Likeness.UNKNOWN),
        ("Hyresvärd", Likeness.SAME),
    ]


def test_a_like_name_at_another_address_is_not(
    case: Case, registered: Register, household: SimpleNamespace, maj: User
) -> None:
    assert found(maj, registered(tenant_name="Thure Exempelson", tenant_street="Påhittsvägen 12")) == []


def test_letters_are_swedish(registered: Register, household: SimpleNamespace, maj: User) -> None:
    known(household.board, "Åsa Öbergsson")
    assert found(maj, registered(tenant_name="åsa öbergsson")) == ["Åsa Öbergsson"]


def test_another_board_s_person_looks_like_none(registered: Register, organisation: SimpleNamespace, maj: User) -> None:
    known(organisation.boards["soder"], personnummer=TURE)
    assert candidates(user=maj, notice=registered(tenant_personnummer=TURE), on=TODAY) == []


def test_a_protected_person_looks_like_none(
    registered: Register, household: SimpleNamespace, maj: User, tove: User
) -> None:
    person = known(household.board, personnummer=TURE)
    set_protected(actor_id="u_test", person=person, protected=True, now=NOW)
    notice = registered(tenant_personnummer=TURE)
    for user in (maj, tove):
        assert candidates(user=user, notice=notice, on=TODAY) == []


def test_a_person_whose_part_lies_in_a_higher_zone_looks_like_none(
    case: Case, registered: Register, household: SimpleNamespace, write: Write, maj: User
) -> None:
    person = known(household.board, personnummer=TURE)
    write(replace(joined(person.pk, "adult"), zone="economy"))
    assert candidates(user=maj, notice=registered(tenant_personnummer=TURE), on=TODAY) == []


def test_one_who_takes_in_nothing_finds_nobody(registered: Register, household: SimpleNamespace, cilla: User) -> None:
    known(household.board, personnummer=TURE)
    assert candidates(user=cilla, notice=registered(tenant_personnummer=TURE), on=TODAY) == []


def test_the_unit_is_proposed_with_its_reason(organisation: SimpleNamespace, profile) -> None:
    board, area = organisation.boards["norr"], organisation.areas["norr"]
    for given in (area, None):
        proposal = responsible_unit(board=board, area=given)
        assert (proposal.unit.slug, proposal.reason) == ("vux-norr", "Adressen ligger i Norr.")


def test_another_board_s_area_has_no_unit_here(organisation: SimpleNamespace, profile) -> None:
    with pytest.raises(NoUnit, match="Söder"):
        responsible_unit(board=organisation.boards["norr"], area=organisation.areas["soder"])
