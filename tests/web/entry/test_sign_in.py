# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from kvarbo.organisation.models import User
from tests.web.pages import words

WORD = "ett långt lösenord"


@pytest.fixture
def real_hanna(hanna: User) -> User:
    hanna.is_demo, hanna.persona = False, ""
    hanna.set_password(WORD)
    hanna.save()
    return hanna


def sign_in(client: Client, word: str, **more: str):
    return client.post("/logga-in/", {"username": "hanna.mallberg", "password": word, **more})


def test_the_right_password_leads_to_the_cases(client: Client, set_clock, real_hanna: User):
    assert sign_in(client, WORD).url == "/"
    assert client.get("/").url == "/min-dag/"


def test_the_page_asked_for_is_kept(client: Client, set_clock, real_hanna: User):
    assert client.get("/underrattelser/").url == "/logga-in/?next=/underrattelser/"
    assert sign_in(client, WORD, next="/underrattelser/").url == "/underrattelser/"


def test_no_other_server_is_led_to(client: Client, set_clock, real_hanna: User):
    assert sign_in(client, WORD, next="https://elak.example.invalid/").url == "/"


def test_a_wrong_password_says_nothing_of_which_was_wrong(client: Client, set_clock, real_hanna: User):
    known = words(sign_in(client, "fel"))
    unknown = words(client.post("/logga-in/", {"username": "ingen", "password": "fel"}))
    told = "Användarnamn och lösenord stämmer inte."
    assert told in known
    assert told in unknown


def test_fictional_staff_are_refused_even_with_a_password(client: Client, set_clock, real_hanna: User):
    real_hanna.is_demo = True
    real_hanna.save()
    assert "stämmer inte" in words(sign_in(client, WORD))
    assert "_auth_user_id" not in client.session


def test_leaving_takes_a_post(client: Client, set_clock, real_hanna: User):
    client.force_login(real_hanna)
    assert client.get("/logga-ut/").status_code == 405
    assert client.post("/logga-ut/").url == "/"
    assert "_auth_user_id" not in client.session
