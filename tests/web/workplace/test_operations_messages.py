# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words about the service stand on every page, for all to read and for process leaders to write."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client

from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Membership, Role, User
from kvarbo.workplace.announcing import announce
from kvarbo.workplace.models import OperationsMessage
from tests.personas import NOW, PROFILE, SINCE
from tests.web.pages import errors, filled, words

LIST = "/underrattelser/"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def kim(organisation: SimpleNamespace) -> User:
    code = RoleCode.PROCESS_LEADER
    Role.objects.create(profile=PROFILE, slug="processledare", name="Processledare", zone="coordination", code=code)
    user = User.objects.create_user(username="kim.lagberg", name="Kim Lagberg", is_demo=True)
    unit = organisation.units["vux-norr"]
    Membership.objects.create(user=user, unit=unit, role_slug="processledare", code=code, from_day=SINCE)
    return user


def tell(text: str, level: str) -> OperationsMessage:
    return announce(user=None, text=text, level=level, from_at=NOW, until_at=NOW + HOUR, now=NOW)


def test_it_stands_on_every_page_and_where_one_signs_in(client: Client, sign_in, maj: User):
    tell("Sökningen är långsam.", "disturbance")
    told = "Störning. Sökningen är långsam."
    for page in (client.get("/logga-in/"), client.get("/valj-roll/"), sign_in(maj).get(LIST)):
        assert told in words(page)
        assert 'role="status"' in page.content.decode()


def test_an_outage_is_an_alert_and_cannot_be_hidden(sign_in, maj: User):
    one, client = tell("Borta kl. 11.", "outage"), sign_in(maj)
    page = client.get(LIST).content.decode()
    assert 'role="alert"' in page
    assert f"/driftmeddelanden/{one.pk}/dolj/" not in page
    client.post(f"/driftmeddelanden/{one.pk}/dolj/")
    assert "Borta kl. 11." in words(client.get(LIST))


def test_any_other_is_hidden_for_the_session(sign_in, maj: User, hanna: User):
    one, client = tell("Listan ser annorlunda ut.", "information"), sign_in(maj)
    referer = {"referer": f"http://testserver{LIST}"}
    assert client.post(f"/driftmeddelanden/{one.pk}/dolj/", headers=referer).url == LIST
    assert "Listan ser annorlunda ut." not in words(client.get(LIST))
    assert "Listan ser annorlunda ut." in words(sign_in(maj).get(LIST))


def test_a_process_leader_writes_one_for_all(sign_in, kim: User, maj: User):
    client = sign_in(kim)
    sent = filled(client.get("/driftmeddelanden/"), level="disturbance", text="Skrivaren är trasig.")
    page = client.post("/driftmeddelanden/", sent, follow=True)
    assert "Sparat kl. 10.00. Alla ser det nu." in words(page)
    assert "Visas nu · Kim Lagberg" in words(page)
    assert "Skrivaren är trasig." in words(sign_in(maj).get(LIST))


def test_and_takes_it_away(sign_in, kim: User):
    one, client = tell("Skrivaren är trasig.", "disturbance"), sign_in(kim)
    page = client.post(f"/driftmeddelanden/{one.pk}/avsluta/", follow=True)
    assert "Meddelandet visas inte längre." in words(page)
    assert "Skrivaren är trasig." not in words(client.get("/regler/"))
    assert client.post("/driftmeddelanden/999/avsluta/").status_code == 404


def test_what_is_wrong_is_said(sign_in, kim: User):
    client = sign_in(kim)
    sent = filled(client.get("/driftmeddelanden/"), level="outage", text="Borta.")
    assert "Ett planerat avbrott ska säga när det är slut." in str(errors(client.post("/driftmeddelanden/", sent)))
    sent = filled(client.get("/driftmeddelanden/"), text="", until_time="12.00")
    found = errors(client.post("/driftmeddelanden/", sent))
    assert found["text"] == ["Skriv vad som gäller."]
    assert found["until_day"] == ["Ange dagen också."]


def test_nobody_else_writes(sign_in, maj: User, hanna: User):
    one = tell("Hej.", "information")
    for user in (maj, hanna):
        client = sign_in(user)
        assert client.get("/driftmeddelanden/").status_code == 404
        assert client.post(f"/driftmeddelanden/{one.pk}/avsluta/").status_code == 404
        assert "Driftmeddelanden" not in words(client.get("/regler/")).split("Hjälp")[0]
