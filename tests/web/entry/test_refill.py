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

pytestmark = pytest.mark.django_db
# Only a demo's own SQLite file is ever emptied. On PostgreSQL the address does not exist, and nothing is touched.
IN_ITS_OWN_FILE = connection.vendor == "sqlite"


@pytest.fixture
def light(monkeypatch):
    """Only the hand-written stories and a taste of the others."""
    whole = filling.fill
    monkeypatch.setattr(filling, "fill", lambda **given: whole(**given | {"variations": 0}))


def test_it_asks_first(client: Client, set_clock, hanna: User):
    response = client.get("/fyll-pa-nytt/")
    assert User.objects.filter(pk=hanna.pk).exists()
    assert response.status_code == (200 if IN_ITS_OWN_FILE else 404)
    page = words(response)
    assert ("Det går inte att ångra" in page) is IN_ITS_OWN_FILE


def test_all_is_new_and_one_chooses_again(client: Client, set_clock, light, hanna: User):
    client.force_login(hanna)
    response = client.post("/fyll-pa-nytt/", follow=True)
    if not IN_ITS_OWN_FILE:
        assert response.status_code == 404
        assert User.objects.filter(pk=hanna.pk).exists()
        return
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
