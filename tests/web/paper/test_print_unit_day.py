# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit's day on paper: what is for today and this week and what nobody has, and how much is left out."""

import pytest

from kvarbo.audit.models import Entry
from kvarbo.people.models import Person
from tests.casebook import joins
from tests.personas import TODAY
from tests.web.pages import words
from tests.web.unit.work import given_to

ADDRESS = "/enheten/papper/"


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def test_a_household_stands_with_where_it_lives_its_step_and_room_to_write(hannas, case):
    page = words(hannas.get(ADDRESS))
    for told in ("Enhetens dag", "Ture Exempelsson", "Fantasigränd 5", "Ingen utsedd", "Anteckning, med klockslag"):
        assert told in page
    assert case.number in page


def test_who_has_left_has_nothing_on_the_paper_either(hannas, case, linus, write):
    write(given_to(linus))
    assert "Linus" in words(hannas.get(ADDRESS))
    linus.memberships.update(until_day=TODAY)
    page = words(hannas.get(ADDRESS))
    assert "Linus" not in page
    assert "Ingen utsedd" in page


def test_each_household_on_it_counts_as_read(hannas, case):
    hannas.get(ADDRESS)
    assert Entry.objects.filter(case_id=case.pk, action="read", object_kind="unit_paper").count() == 1


def test_my_day_holds_only_what_is_mine(hannas, case):
    page = words(hannas.get(f"{ADDRESS}?visa=min-dag"))
    assert "Ture Exempelsson" not in page
    assert "Inget hushåll har något i dag eller den här veckan." in page


def test_where_someone_protected_lives_is_never_on_a_paper_with_other_households(hannas, case, household):
    Person.objects.filter(pk=household.lova.pk).update(protected=True)
    page = words(hannas.get(ADDRESS))
    assert "Fantasigränd" not in page
    assert "Lova" not in page


def test_a_unit_of_others_does_not_exist(hannas, case):
    assert hannas.get(f"{ADDRESS}?enhet=bou-norr").status_code == 404


def test_an_unknown_choice_gives_the_usual_paper(hannas, case):
    assert "Enhetens dag" in words(hannas.get(f"{ADDRESS}?visa=allting&omfang=x"))


def test_another_unit_in_the_case_reads_its_own_step(sign_in, petra, case, write):
    write(joins("bou-norr"))
    page = words(sign_in(petra).get(ADDRESS))
    assert "Samtala med barnet om oron för hemmet" in page


def test_another_board_has_nothing_of_it(sign_in, cilla, case):
    assert "Exempelsson" not in words(sign_in(cilla).get(ADDRESS))
