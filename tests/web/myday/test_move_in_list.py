# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A household is moved in the list with a reason: seen on its row, undone in one press, never against the law."""

import datetime as dt
import re

import pytest

from kvarbo.cases.models import Event
from kvarbo.casework.services import Draft
from tests.casebook import contact
from tests.personas import NOW, TODAY
from tests.web.myday.test_my_day import rows
from tests.web.pages import errors, filled, words

DAY = dt.timedelta(days=1)


def address(case) -> str:
    return f"/arenden/{case.number}/flytta-i-listan/"


def move(client, case, **changes):
    form = filled(client.get(address(case)), reason="Ture ringde och är orolig", **changes)
    return client.post(address(case), form)


@pytest.fixture
def judged(hers, write):
    """The law's own step is done, so the call stands next."""
    write(Draft(type="step_done", data={"step_key": "inled-utredning/n_ett"}, on=TODAY))
    return hers


def test_moved_up_to_today_it_stands_under_today_with_a_chip(hannas, judged):
    response = move(hannas, judged)
    assert response.url == "/min-dag/"
    page = hannas.get("/min-dag/")
    assert [group.key for group in page.context["groups"]] == ["today"]
    assert "Flyttad upp av dig" in rows(page, judged.number)


def test_the_sentence_says_that_it_was_moved(hannas, judged):
    move(hannas, judged)
    page = words(hannas.get("/min-dag/"))
    assert "Först: ring hushållet för Ture Exempelsson – raden är flyttad för hand." in page


def test_it_is_an_event_with_its_reason_and_so_can_be_counted(hannas, judged):
    move(hannas, judged)
    event = Event.objects.select_related("payload").get(case=judged, type="order_moved")
    assert event.payload.data == {"step_key": "forsta-kontakt/n_ett", "due": TODAY.isoformat()}
    assert event.payload.reason == "Ture ringde och är orolig"


def test_it_may_be_moved_later_when_the_law_does_not_demand_it(hannas, judged):
    move(hannas, judged, when="dag", day="2026-12-10")
    page = hannas.get("/min-dag/")
    assert "Flyttad till tors 10 dec av dig" in rows(page, judged.number)


def test_it_is_undone_in_one_press_and_leads_back(hannas, judged):
    page = hannas.get(move(hannas, judged).url).content.decode()
    undoing = re.search(r'k-message__undo" method="post" action="([^"]+)"', page)[1].replace("&amp;", "&")
    assert hannas.post(undoing).url == "/min-dag/"
    assert "Flyttad" not in rows(hannas.get("/min-dag/"), judged.number)


def test_the_page_says_what_was_moved_before_and_lets_it_be_taken_back(hannas, judged):
    move(hannas, judged)
    page = words(hannas.get(address(judged)))
    assert "Du flyttade ett steg fre 20 nov, till fre 20 nov. Skäl: Ture ringde och är orolig" in page
    assert "Ta tillbaka flytten" in page


def test_what_the_law_demands_is_not_offered(hannas, hers):
    page = words(hannas.get(address(hers)))
    assert "Ring hushållet" in page
    assert "Ta ställning till om en utredning" not in page


def test_a_reason_and_a_day_are_asked_for(hannas, judged):
    form = filled(hannas.get(address(judged)), when="dag", reason="")
    response = hannas.post(address(judged), form)
    assert errors(response) == {"day": ["Ange dagen."], "reason": ["Skriv varför."]}


def test_a_day_that_has_been_is_refused(hannas, judged):
    response = move(hannas, judged, when="dag", day="2026-11-19")
    assert errors(response) == {"day": ["Välj i dag eller en senare dag."]}


def test_sent_twice_is_moved_once(hannas, judged):
    form = filled(hannas.get(address(judged)), reason="Orolig")
    hannas.post(address(judged), form)
    hannas.post(address(judged), form)
    assert Event.objects.filter(case=judged, type="order_moved").count() == 1


def test_what_another_wrote_meanwhile_is_shown_and_nothing_typed_is_lost(hannas, judged, write, household):
    form = filled(hannas.get(address(judged)), reason="Orolig")
    write(contact(household.ture.pk, "no_answer"))
    response = hannas.post(address(judged), form)
    assert response.status_code == 409
    assert response.context["form"]["reason"].value() == "Orolig"


def test_with_nothing_to_move_one_is_told_so(hannas, judged, write):
    write(Draft(type="step_done", data={"step_key": "forsta-kontakt/n_ett"}, on=TODAY))
    response = hannas.get(address(judged))
    assert "Ärendet har inget steg hos dig att flytta." in words(hannas.get(response.url))


def test_another_board_finds_nothing_to_move(sign_in, judged, cilla):
    assert sign_in(cilla).get(address(judged)).status_code == 404


def test_tomorrow_it_still_says_so_but_stands_first_no_longer(hannas, judged, set_clock):
    move(hannas, judged)
    set_clock(NOW + DAY)
    page = hannas.get("/min-dag/")
    assert "Flyttad upp av dig" in rows(page, judged.number)
    assert "flyttad för hand" not in words(page)


@pytest.mark.parametrize("when", ["", "någonstans", "a\x00b"])
def test_where_to_is_asked_again_when_nobody_can_tell(hannas, judged, when):
    page = move(hannas, judged, when=when, day="2026-12-10")
    assert "when" in errors(page)
    assert not Event.objects.filter(case=judged, type="order_moved").exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_year_that_nobody_means_is_asked_for_again(hannas, judged, day):
    assert "day" in errors(move(hannas, judged, when="dag", day=day))
