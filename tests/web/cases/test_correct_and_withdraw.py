# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.cases.models import Event
from tests.casebook import contact, joins, payment
from tests.web.cases.addresses import form_of, page_of
from tests.web.pages import errors, filled, words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


@pytest.fixture
def paid(case, write) -> Event:
    return write(payment())[0]


def fix(case, event, how="ratta") -> str:
    return f"{form_of(case, event.event_id)}{how}/"


def test_the_form_holds_what_was_told(hannas, case, paid):
    form = hannas.get(fix(case, paid)).context["form"]
    assert form["amount"].value() == 17800
    assert str(form["paid_on"].value()) == "2026-11-20"


def test_a_correction_wants_a_reason_and_moves_the_plan(hannas, case, paid):
    address = fix(case, paid)
    assert "reason" in errors(hannas.post(address, filled(hannas.get(address), amount="7 800")))
    response = hannas.post(address, filled(hannas.get(address), amount="7 800", reason="Läste fel"))
    page = words(hannas.get(response.url))
    assert "Rättat: 7 800 kr betalades" in page
    assert "Återvinningsfristen löper igen." in page
    assert "rättat: Läste fel" in page


def test_withdrawing_gives_the_plan_back_and_stays_in_the_history(hannas, case, paid):
    address = fix(case, paid, "ta-tillbaka")
    assert "reason" in errors(hannas.post(address, filled(hannas.get(address))))
    response = hannas.post(address, filled(hannas.get(address), reason="Gällde ett annat hushåll"))
    page = words(hannas.get(response.url))
    assert "Återvinningsfristen löper igen." in page
    assert "tillbakataget, räknas inte" in page


def test_what_is_withdrawn_can_be_neither_corrected_nor_withdrawn_again(hannas, case, paid):
    address = fix(case, paid, "ta-tillbaka")
    hannas.post(address, filled(hannas.get(address), reason="Fel ärende"))
    assert hannas.get(address).status_code == 404
    assert hannas.get(fix(case, paid)).status_code == 404


def test_the_opening_cannot_be_withdrawn(hannas, case):
    opened = Event.objects.get(case=case, type="case_opened")
    assert hannas.get(fix(case, opened, "ta-tillbaka")).status_code == 404


def test_one_who_may_not_read_an_event_cannot_touch_it(sign_in, case, paid, petra, write):
    write(joins("bou-norr"))
    for how in ("ratta", "ta-tillbaka"):
        assert sign_in(petra).get(fix(case, paid, how)).status_code == 404


def test_a_correction_over_a_log_that_moved_keeps_the_text(hannas, case, paid, write, household):
    form = filled(hannas.get(fix(case, paid)), amount="5 000", reason="Läste fel")
    write(contact(household.ture.pk))
    response = hannas.post(fix(case, paid), form)
    assert response.status_code == 409
    assert response.context["form"]["amount"].value() == "5 000"
    assert hannas.post(fix(case, paid), filled(response)).url == page_of(case)


def test_a_contact_is_corrected_with_its_time_and_subject(hannas, case, write, household):
    event = write(contact(household.ture.pk, "no_answer", at="11:00", about=("n_ett",)))[0]
    response = hannas.get(fix(case, event))
    assert response.context["form"]["about"].value() == ["n_ett"]
    hannas.post(fix(case, event), filled(response, result="reached", reason="Hon ringde tillbaka"))
    assert "Ringde Ture Exempelsson och fick kontakt" in words(hannas.get(page_of(case)))
