# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every page: shut by default, one transaction, nothing stored, nothing from outside."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from kvarbo.audit.models import Entry
from kvarbo.audit.services import record
from kvarbo.organisation.models import User
from tests.personas import NOW

pytestmark = pytest.mark.urls(__name__)


def shut(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hemligt")


@login_not_required
def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse("öppet")


@login_not_required
def fails_halfway(request: HttpRequest) -> HttpResponse:
    record(actor_id="u_1", action="read", object_kind="page", object_id="x", at=NOW)
    raise RuntimeError("halfway")


urlpatterns = [path("stangd", shut), path("oppen", open_to_all), path("halvvags", fails_halfway)]


def test_a_page_is_shut_unless_it_says_otherwise(client, db: None, hanna: User) -> None:
    assert client.get("/stangd").status_code == 302
    assert client.get("/oppen").status_code == 200
    client.force_login(hanna)
    assert client.get("/stangd").content.decode() == "hemligt"


def test_a_session_of_a_fictional_user_ends_where_the_demo_ends(client, hanna: User, settings) -> None:
    client.force_login(hanna)
    settings.KVARBO_DEMO = False
    assert client.get("/stangd").status_code == 302


def test_nothing_is_stored_framed_or_fetched_from_outside(client, db: None) -> None:
    response = client.get("/oppen")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert (
        policy.pop("style-src")
        == policy.pop("script-src")
        == policy.pop("connect-src")
        == policy.pop("form-action")
        == "'self'"
    )
    assert policy.pop("font-src") == policy.pop("img-src") == "'self'"
    assert policy == {"default-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'"}


@pytest.mark.django_db(transaction=True)
def test_a_request_that_fails_halfway_writes_nothing(client) -> None:
    client.raise_request_exception = False
    assert client.get("/halvvags").status_code == 500
    assert not Entry.objects.exists()
