# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Choosing a role signs in without a password, so it must exist in a demo and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from kvarbo.organisation.models import User
from kvarbo.web.entry.views import choose_role
from tests.meta.sources import ROOT
from tests.web.pages import words

PRODUCTION = {
    "KVARBO_MODE": "production",
    "KVARBO_SECRET_KEY": "not-a-real-key-" * 5,
    "KVARBO_FIELD_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtISE=",
    "KVARBO_INDEX_KEY": "not-a-real-index-key-" * 2,
    "KVARBO_ALLOWED_HOSTS": "kvarbo.example.invalid",
    "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
}
LOOK = """
import django; django.setup()
from django.urls import Resolver404, resolve
for address in ("/valj-roll/", "/formsprak/"):
    try:
        resolve(address); print("finns", address)
    except Resolver404:
        print("finns inte", address)
"""


def test_every_role_has_its_own_button(client: Client, set_clock, hanna: User, maj: User):
    page = words(client.get("/valj-roll/"))
    assert "Välj Hanna Mallberg" in page
    assert "Välj Maj Postberg" in page


def test_the_button_signs_in(client: Client, set_clock, hanna: User):
    response = client.post("/valj-roll/", {"persona": "hanna.mallberg"}, follow=True)
    assert response.context["user"] == hanna
    assert response.redirect_chain[-1] == ("/min-dag/", 302)


def test_switching_leaves_nothing_of_the_first_session(client: Client, set_clock, hanna: User, maj: User):
    client.post("/valj-roll/", {"persona": "hanna.mallberg"})
    session = client.session
    session["plan_changed"] = {"case": "c_1", "before": "x"}
    session.save()
    response = client.post("/valj-roll/", {"persona": "maj.postberg"}, follow=True)
    assert response.context["user"] == maj
    assert "plan_changed" not in client.session


def test_a_real_member_of_staff_cannot_be_chosen(client: Client, set_clock, hanna: User):
    User.objects.filter(pk=hanna.pk).update(is_demo=False, persona="")
    client.post("/valj-roll/", {"persona": "hanna.mallberg"})
    assert "_auth_user_id" not in client.session


def test_switching_begins_with_the_cards_again(client: Client, set_clock, hanna: User):
    client.force_login(hanna)
    assert client.post("/valj-roll/").url == "/valj-roll/"


def test_an_unknown_role_is_said_kindly(client: Client, set_clock, hanna: User):
    response = client.post("/valj-roll/", {"persona": "ingen"}, follow=True)
    assert "Rollen finns inte längre" in words(response)


def test_the_view_refuses_outside_a_demo(settings, rf: RequestFactory, db: None):
    settings.KVARBO_DEMO = False
    for request in (rf.get("/valj-roll/"), rf.post("/valj-roll/", {"persona": "hanna.mallberg"})):
        with pytest.raises(Http404):
            choose_role(request)


def test_a_fictional_session_ends_where_the_demo_ends(client: Client, set_clock, settings, hanna: User):
    client.force_login(hanna)
    settings.KVARBO_DEMO = False
    assert client.get("/om-kvarbo/").context["user"].is_anonymous


def test_production_has_no_such_address():
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("KVARBO_", "DATABASE_", "DJANGO_"))}
    given = clean | PRODUCTION | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, env=given, capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[:2] == ["finns inte /valj-roll/", "finns inte /formsprak/"], done.stderr


def test_a_role_that_no_database_can_look_for_is_unknown_too(client: Client, set_clock, hanna: User):
    response = client.post("/valj-roll/", {"persona": "hanna\x00"}, follow=True)
    assert "Rollen finns inte längre" in words(response)
