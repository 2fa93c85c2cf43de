# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from types import SimpleNamespace

from django.conf import settings
from django.test import Client

from kvarbo.organisation.models import User
from kvarbo.rules.profile import Profile
from tests.web.pages import words


def test_the_start_page_offers_a_role_in_a_demo(client: Client, set_clock, db: None):
    assert "Välj roll" in words(client.get("/"))


def test_each_begins_the_day_at_home(sign_in, hanna: User, maj: User):
    assert sign_in(hanna).get("/").url == "/min-dag/"
    assert sign_in(maj).get("/").url == "/underrattelser/"


def test_about_says_how_accessible_it_is(client: Client, set_clock, db: None):
    assert "WCAG 2.2" in words(client.get("/om-kvarbo/"))


def test_alive_asks_nothing_of_the_database(client: Client):
    assert client.get("/halsa/live").content == b"lever\n"


def test_ready_wants_a_profile(client: Client, organisation: SimpleNamespace):
    assert client.get("/halsa/redo").status_code == 503


def test_ready_with_a_profile(client: Client, profile: Profile):
    response = client.get("/halsa/redo")
    assert (response.status_code, response.content) == (200, "redo\nplaner: gäller i dag\n".encode())


def test_an_unknown_address_is_answered_in_swedish(client: Client, set_clock, db: None):
    response = client.get("/finns/inte/")
    assert response.status_code == 404
    assert "Sidan finns inte" in words(response)


def test_a_form_that_has_lain_open_is_answered_kindly(set_clock, db: None):
    response = Client(enforce_csrf_checks=True).post("/valj-roll/", {"persona": "hanna.mallberg"})
    assert response.status_code == 403
    assert "Inget har sparats." in words(response)


def test_messages_stay_on_the_server():
    assert settings.MESSAGE_STORAGE == "django.contrib.messages.storage.session.SessionStorage"
