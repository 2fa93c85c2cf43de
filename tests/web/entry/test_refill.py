# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fyll på nytt: the page asks first, and the exercise begins again for everyone."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from kvarbo.audit.models import Entry
from kvarbo.demo import filling
from kvarbo.organisation.models import User
from tests.web.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite's own file")]


@pytest.fixture
def light(monkeypatch):
    """Only the hand-written stories and a taste of the others."""
    whole = filling.fill
    monkeypatch.setattr(filling, "fill", lambda **given: whole(**given | {"variations": 0}))


def test_it_asks_first(client: Client, set_clock, hanna: User):
    page = words(client.get("/fyll-pa-nytt/"))
    assert "Det går inte att ångra" in page
    assert User.objects.filter(pk=hanna.pk).exists()


def test_all_is_new_and_one_chooses_again(client: Client, set_clock, light, hanna: User):
    client.force_login(hanna)
    response = client.post("/fyll-pa-nytt/", follow=True)
    assert response.redirect_chain[-1] == ("/valj-roll/", 302)
    assert "Övningen är fylld på nytt" in words(response)
    assert "underrättelser väntar, den äldsta sedan" in words(response)
    assert response.context["user"].is_anonymous
    assert not User.objects.filter(pk=hanna.pk).exists()
    with pytest.raises(DatabaseError, match="cannot be deleted"):
        Entry.objects.all().delete()


def test_only_a_demo_in_its_own_file(client: Client, set_clock, settings, hanna: User):
    settings.KVARBO_DEMO = False
    assert client.get("/fyll-pa-nytt/").status_code == 404
