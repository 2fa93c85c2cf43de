# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one has just saved is undone with one press, without script, and never twice."""

import datetime as dt
import re

import pytest

from kvarbo.cases.models import Event
from tests.casebook import contact, joins
from tests.personas import NOW
from tests.web.cases.addresses import enter, form_of, page_of
from tests.web.pages import words

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def undo_address(client, response) -> str:
    """Where the receipt's own button posts."""
    return re.search(r'k-message__undo" method="post" action="([^"]+)"', client.get(response.url).content.decode())[1]


def test_the_receipt_says_what_whom_and_when_and_can_be_undone(hannas, case):
    response = enter(hannas, case, "kontakt", result="reached")
    page = words(hannas.get(response.url))
    assert "Sparat kl. 10.00. Du ringde Ture Exempelsson och fick kontakt. Ångra" in page


def test_undoing_gives_the_plan_back_and_leaves_a_trace(hannas, case):
    response = enter(hannas, case, "kontakt", result="reached")
    page = words(hannas.get(hannas.post(undo_address(hannas, response)).url))
    assert "Ångrat kl. 10.00. Händelsen är tillbakatagen." in page
    assert "Ring hushållet" in page
    assert Event.objects.select_related("payload").get(case=case, type="withdrawn").payload.reason == "Ångrat direkt"


def test_pressed_twice_is_undone_once(hannas, case):
    address = undo_address(hannas, enter(hannas, case, "kontakt", result="reached"))
    first, second = hannas.post(address), hannas.post(address)
    assert first.url == second.url == page_of(case)
    assert Event.objects.filter(case=case, type="withdrawn").count() == 1


def test_a_receipt_of_another_day_says_which(hannas, case):
    response = enter(hannas, case, "kontakt", result="reached", on="2026-11-19")
    assert "fick kontakt. Dag: tors 19 nov." in words(hannas.get(response.url))


def test_after_a_while_one_takes_back_and_says_why(hannas, case, set_clock):
    address = undo_address(hannas, enter(hannas, case, "kontakt", result="reached"))
    set_clock(NOW + 16 * MINUTE)
    response = hannas.post(address)
    assert response.url.endswith("/ta-tillbaka/")
    assert "Det har gått för lång tid för att ångra." in words(hannas.get(response.url))
    assert not Event.objects.filter(case=case, type="withdrawn").exists()


def test_what_something_later_builds_on_is_not_undone_in_one_press(hannas, case):
    applied = enter(hannas, case, "kfm-ansokan", matter="nytt", matter_number="U-0000-26")
    address = undo_address(hannas, applied)
    enter(hannas, case, "kfm-tid", eviction_day="2026-12-09", eviction_time="09.30")
    assert "bygger på händelsen" in words(hannas.get(hannas.post(address).url))
    assert not Event.objects.filter(case=case, type="withdrawn").exists()


def test_something_else_written_meanwhile_is_no_hindrance(hannas, case, write, household):
    address = undo_address(hannas, enter(hannas, case, "kontakt", result="reached"))
    write(contact(household.ture.pk, "no_answer"))
    assert hannas.post(address).url == page_of(case)
    assert Event.objects.filter(case=case, type="withdrawn").count() == 1


def test_another_person_cannot_undo_it(hannas, sign_in, omar, case, write):
    write(joins("eb-norr"))
    address = undo_address(hannas, enter(hannas, case, "kontakt", result="reached"))
    omars = sign_in(omar)
    assert "Bara den som sparade kan ångra." in words(omars.get(omars.post(address).url))
    assert not Event.objects.filter(case=case, type="withdrawn").exists()


def test_one_outside_finds_nothing_to_undo(hannas, sign_in, cilla, case):
    address = undo_address(hannas, enter(hannas, case, "kontakt", result="reached"))
    assert sign_in(cilla).post(address).status_code == 404


def test_a_correction_that_is_undone_lets_the_first_telling_hold(hannas, case, write, household):
    event = write(contact(household.ture.pk, "no_answer"), now=NOW)[0]
    fixed = enter(hannas, case, event.event_id + "/ratta", result="reached", reason="Hon ringde tillbaka")
    hannas.post(undo_address(hannas, fixed))
    assert "Ringde Ture Exempelsson, inget svar" in words(hannas.get(page_of(case)))


def test_taken_back_twice_from_the_same_page_is_taken_back_once(hannas, case, write, household):
    event = write(contact(household.ture.pk))[0]
    address = f"{form_of(case, event.event_id)}ta-tillbaka/"
    form = {"seq": str(event.seq), "key": "samma", "reason": "Fel ärende"}
    assert hannas.post(address, form).url == hannas.post(address, form).url == page_of(case)
    assert Event.objects.filter(case=case, type="withdrawn").count() == 1


def test_taking_back_what_another_has_taken_back_says_so(hannas, case, write, household):
    event = write(contact(household.ture.pk))[0]
    address = f"{form_of(case, event.event_id)}ta-tillbaka/"
    hannas.post(address, {"seq": str(event.seq), "key": "en", "reason": "Fel ärende"})
    late = hannas.post(address, {"seq": str(event.seq), "key": "annan", "reason": "Fel ärende"})
    assert "Händelsen är redan rättad eller tillbakatagen. Inget sparades." in words(hannas.get(late.url))


def test_what_was_undone_is_not_undone_by_another_as_well(hannas, sign_in, tove, case):
    address = undo_address(hannas, enter(hannas, case, "kontakt", result="reached"))
    hannas.post(address)
    toves = sign_in(tove)
    assert "Bara den som sparade kan ångra." in words(toves.get(toves.post(address).url))


def test_the_key_of_an_undoing_cannot_be_taken_by_a_form(hannas, case):
    response = enter(hannas, case, "kontakt", result="reached", key="undo-e1")
    assert response.status_code == 200
    assert not Event.objects.filter(case=case, type="contact").exists()
