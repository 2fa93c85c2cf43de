# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works with the household, how to reach them, and who else has opened the case."""

import datetime as dt

import pytest

from kvarbo.audit.models import Entry
from tests.casebook import joins
from tests.personas import NOW
from tests.web.cases.addresses import form_of, page_of
from tests.web.pages import words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def contact(case, name: str) -> str:
    return f"{page_of(case)}kontaktuppgift/{name}/"


def test_the_units_stand_with_since_when_and_a_click_to_their_number(hannas, case):
    page = words(hannas.get(page_of(case)))
    assert "Vuxenenheten Norr Ingen utsedd än Samordnar sedan 20 nov Visa nummer" in page


def test_a_number_is_shown_on_a_click_that_is_noted(hannas, case, hanna, household):
    household.landlord.phone = "000-12 34 56"
    household.landlord.save()
    assert "000-12 34 56" not in words(hannas.get(page_of(case)))
    assert "000-12 34 56" in words(hannas.get(contact(case, "hyresvard")))
    noted = Entry.objects.get(action="show_contact")
    assert (noted.actor_id, noted.object_id, noted.case_id) == (hanna.pk, "hyresvard", case.pk)


@pytest.mark.parametrize("name", ["enhet-eb-norr", "enhet-", "kronofogden", "p_ett"])
def test_what_is_no_contact_of_the_case_does_not_exist(hannas, case, name):
    assert hannas.get(contact(case, name)).status_code == 404
    assert not Entry.objects.filter(action="show_contact").exists()


def test_another_who_has_it_open_is_named(sign_in, hannas, case, petra, write):
    write(joins("bou-norr"))
    sign_in(petra).get(page_of(case))
    page = words(hannas.get(page_of(case)))
    assert f"{petra.name} har också ärendet öppet." in page
    assert "Två personer har öppnat ärendet den senaste månaden." in page


def test_who_opened_it_earlier_is_counted_and_no_longer_there(sign_in, hannas, case, petra, write, set_clock):
    write(joins("bou-norr"))
    sign_in(petra).get(page_of(case))
    set_clock(NOW + dt.timedelta(minutes=16))
    page = words(hannas.get(page_of(case)))
    assert "har också ärendet öppet" not in page
    assert "Två personer har öppnat" in page


def test_the_list_names_who_and_which_days_and_nothing_they_read(sign_in, hannas, case, petra, write):
    write(joins("bou-norr"))
    sign_in(petra).get(page_of(case))
    page = words(hannas.get(f"{page_of(case)}lasare/"))
    assert f"{petra.name} Barn och unga Norr I dag, fre 20 nov" in page
    assert "Ring hushållet" not in page


@pytest.mark.parametrize("slug", ["handelse/kontakt/", "lasare/", "kontaktuppgift/enhet-vux-norr/"])
def test_the_person_bar_is_on_every_page_of_the_case(hannas, case, slug):
    page = words(hannas.get(page_of(case) + slug))
    assert "Ture Exempelsson" in page
    assert f"Ärende {case.number}" in page


def test_the_bar_hides_whom_the_reader_may_not_see(hannas, case, household):
    household.ture.protected = True
    household.ture.save()
    page = words(hannas.get(form_of(case, "kontakt")))
    assert "Ture Exempelsson" not in page
    assert "Skyddade uppgifter" not in page
