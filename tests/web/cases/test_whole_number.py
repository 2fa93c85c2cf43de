# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tenant's whole number: on no page until it is asked for, and then noted."""

import datetime as dt

import pytest

from kvarbo.audit.models import Entry
from kvarbo.common.crypto import blind_index
from kvarbo.demo.numbers import invented_number
from tests.web.cases.addresses import form_of, page_of
from tests.web.pages import words


@pytest.fixture
def whole(household) -> str:
    """Ture's number as it is written, once he has one."""
    number = invented_number(born_on=dt.date(1984, 3, 2))
    household.ture.personnummer, household.ture.personnummer_index = number, blind_index(number)
    household.ture.save()
    return f"{number[:8]}-{number[8:]}"


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def address(case) -> str:
    return f"{page_of(case)}personnummer/"


@pytest.mark.parametrize("slug", ["", "handelse/kontakt/", "ny-handelse/"])
def test_no_page_of_the_case_holds_it(hannas, case, whole, slug):
    body = hannas.get(page_of(case) + slug).content.decode()
    assert f'href="{address(case)}"' in body
    assert whole[-4:] not in body


def test_it_is_shown_on_a_page_that_is_noted(hannas, hanna, case, household, whole):
    assert whole in words(hannas.get(address(case)))
    noted = Entry.objects.get(action="show_number")
    assert (noted.actor_id, noted.object_id, noted.case_id) == (hanna.pk, household.ture.pk, case.pk)


def test_the_copy_button_gets_it_bare_and_that_is_noted_too(hannas, case, whole):
    answer = hannas.get(address(case), headers={"Accept": "text/plain"})
    assert (answer.content.decode(), answer["Content-Type"]) == (whole, "text/plain")
    assert Entry.objects.filter(action="show_number").count() == 1


def test_whom_the_reader_may_not_see_has_no_number_and_nothing_is_noted(hannas, case, household, whole):
    household.ture.protected = True
    household.ture.save()
    assert whole not in words(hannas.get(form_of(case, "kontakt"))) + words(hannas.get(address(case)))
    assert not Entry.objects.filter(action="show_number").exists()


def test_another_board_gets_none(sign_in, cilla, case, whole):
    assert sign_in(cilla).get(address(case), headers={"Accept": "text/plain"}).status_code == 404
