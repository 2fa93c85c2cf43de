# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A closed case is opened again by the unit that coordinates it, with a reason."""

import pytest

from kvarbo.cases.models import Case, Event
from tests.casebook import joins
from tests.closingbook import settle, with_closing
from tests.web.cases.addresses import page_of
from tests.web.cases.test_closing import close
from tests.web.cases.test_undo import undo_address
from tests.web.pages import errors, filled, words


@pytest.fixture
def profile(organisation):
    return with_closing()


@pytest.fixture
def hannas(sign_in, hanna, case, write, household, petra):
    settle(write, household, petra)
    client = sign_in(hanna)
    client.get(close(client, case, outcome="paid").url)
    return client


def reopen(client, case, **typed):
    address = f"{page_of(case)}oppna-igen/"
    return client.post(address, filled(client.get(address), **typed))


def closed_on(case):
    return Case.objects.get(pk=case.pk).closed_on


def test_it_opens_with_a_reason_and_its_steps_come_back(hannas, case):
    assert errors(reopen(hannas, case))["reason"] == ["Skriv varför."]
    response = reopen(hannas, case, reason="Betalningen kom inte fram")
    page = words(hannas.get(response.url))
    assert "Ärendet öppnades igen. Skäl: Betalningen kom inte fram." in page
    assert closed_on(case) is None
    assert not case.steps.filter(step_id="folj-upp-3").exists()
    assert [one.label for one in hannas.get(page_of(case)).context["actions"]][-1] == "Avsluta ärendet"


def test_it_is_undone_from_the_receipt(hannas, case):
    hannas.post(undo_address(hannas, reopen(hannas, case, reason="Fel ärende")))
    assert closed_on(case) is not None


def test_another_unit_learns_whom_to_ask(hannas, sign_in, omar, case, write, birgitta):
    write(joins("eb-norr"))
    client = sign_in(omar)
    page = words(client.get(f"{page_of(case)}oppna-igen/"))
    assert "Vuxenenheten Norr samordnar ärendet och kan öppna det igen. Tala med Birgitta Provander." in page
    assert client.post(f"{page_of(case)}oppna-igen/", {"reason": "x"}).status_code == 404
    assert "Öppna igen" not in [one.label for one in client.get(page_of(case)).context["closed"].actions]


def test_sent_twice_is_opened_once(hannas, case):
    address = f"{page_of(case)}oppna-igen/"
    form = filled(hannas.get(address), reason="Ny skuld")
    assert hannas.post(address, form).url == hannas.post(address, form).url == page_of(case)
    assert Event.objects.filter(case=case, type="case_reopened").count() == 1


def test_an_open_case_is_not_opened(sign_in, hanna, case):
    client = sign_in(hanna)
    response = client.get(f"{page_of(case)}oppna-igen/")
    assert "Ärendet är öppet. Inget sparades." in words(client.get(response.url))
