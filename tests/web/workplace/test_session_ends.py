# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A session is locked by the server when nobody has been there for an hour, and prolonged by any sign of life."""

import pytest
from django.test import Client

from kvarbo.organisation.models import User
from tests.web.pages import words

LIST = "/underrattelser/"


@pytest.fixture
def at_desk(sign_in, let_pass, maj: User) -> Client:
    client: Client = sign_in(maj)
    assert client.get(LIST).status_code == 200
    return client


def left(client: Client) -> int:
    return int(client.get("/session/").json()["left"])


def test_it_lasts_while_someone_is_there(at_desk: Client, let_pass):
    for _ in range(5):
        let_pass(50)
        assert at_desk.get(LIST).status_code == 200


def test_after_an_hour_one_signs_in_again_and_comes_back(at_desk: Client, let_pass):
    let_pass(61)
    assert at_desk.get(LIST).url == "/valj-roll/?next=%2Funderrattelser%2F"
    page = at_desk.get("/valj-roll/?next=/underrattelser/")
    assert "Maj Postberg är utloggad efter 60 minuter." in words(page)
    assert "Fortsätt som Maj Postberg" in words(page)
    assert at_desk.post("/valj-roll/", {"persona": "maj.postberg", "next": LIST}).url == LIST
    assert at_desk.get(LIST).status_code == 200


def test_the_limit_is_a_setting(at_desk: Client, let_pass, settings):
    settings.KVARBO_SESSION_MINUTES = 10
    let_pass(11)
    assert at_desk.get(LIST).status_code == 302


def test_asking_how_long_is_left_is_no_sign_of_life(at_desk: Client, let_pass):
    let_pass(30)
    assert left(at_desk) == 30 * 60 + 30
    let_pass(30)
    assert left(at_desk) == 30
    let_pass(1)
    assert left(at_desk) == 0
    assert at_desk.get(LIST).status_code == 302


def test_one_press_prolongs_it(at_desk: Client, let_pass):
    let_pass(58)
    assert at_desk.post("/session/", headers={"Accept": "application/json"}).json() == {"left": 3600}
    assert left(at_desk) == 3600


def test_without_javascript_the_press_leads_back(at_desk: Client):
    answer = at_desk.post("/session/", {"next": LIST}, headers={"Accept": "text/html"})
    assert answer.url == LIST
    away = at_desk.post("/session/", {"next": "//elak.example/"}, headers={"Accept": "text/html"})
    assert away.url == "/"


def test_each_page_says_when_it_ends(at_desk: Client):
    assert "Du är inloggad till kl. 11.00" in words(at_desk.get(LIST))


def test_nothing_of_the_old_session_stays_but_whose_it_was(at_desk: Client, let_pass, maj: User):
    let_pass(61)
    at_desk.get(LIST)
    assert dict(at_desk.session) == {"locked": maj.pk}


def test_another_who_signs_in_is_not_led_to_where_the_first_was(at_desk: Client, let_pass, hanna: User):
    let_pass(61)
    at_desk.get(LIST)
    assert at_desk.post("/valj-roll/", {"persona": "hanna.mallberg", "next": LIST}).url == "/"
    assert "locked" not in at_desk.session
    assert "Maj Postberg" not in words(at_desk.get("/om-kvarbo/"))


def test_a_public_page_opens_all_the_same(at_desk: Client, let_pass):
    let_pass(61)
    assert at_desk.get("/om-kvarbo/").status_code == 200
    assert at_desk.get(LIST).status_code == 302


def test_with_a_password_one_comes_back_too(let_pass, set_clock, maj: User):
    maj.is_demo, maj.persona = False, ""
    maj.set_password("ett långt lösenord")
    maj.save()
    client = Client()
    client.force_login(maj)
    client.get(LIST)
    let_pass(61)
    asked = client.get(LIST)
    assert asked.url == "/logga-in/?next=%2Funderrattelser%2F"
    assert 'value="maj.postberg"' in client.get(asked.url).content.decode()
    told = {"username": "maj.postberg", "password": "ett långt lösenord", "next": LIST}
    assert client.post("/logga-in/", told).url == LIST


def test_one_who_has_left_the_municipality_is_not_known_again(at_desk: Client, let_pass, maj: User):
    let_pass(61)
    at_desk.get(LIST)
    User.objects.filter(pk=maj.pk).update(is_active=False)
    assert at_desk.get(LIST).url == "/logga-in/?next=/underrattelser/"
