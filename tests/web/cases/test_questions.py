# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice that asks for more than is owed: the case page asks, with the court case, and never decides."""

import pytest

from kvarbo.cases.models import Case
from kvarbo.notices.services import decide_open
from tests.casebook import actor
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import enter, page_of
from tests.web.notices.paper import registered
from tests.web.pages import words


@pytest.fixture
def opened(profile, organisation, maj) -> Case:
    """Opened by Maj on a paper of 17 800 kr."""
    given = {"unit": "vux-norr", "area": organisation.areas["norr"], "today": TODAY, "now": NOW}
    return decide_open(actor=actor(maj), notice=registered(maj), **given)


def test_a_wrong_amount_is_asked_about_with_the_court_case(sign_in, hanna, opened):
    hannas = sign_in(hanna)
    assert "Stämmer beloppet?" not in words(hannas.get(page_of(opened)))
    enter(hannas, opened, "belopp", amount="9 000")
    page = words(hannas.get(page_of(opened)))
    assert "Det här är frågor, inga besked. Kronofogden eller domstolen avgör." in page
    assert "Stämmer beloppet? Underrättelsen kräver 17 800 kr. Enligt hyresgästen är skulden 9 000 kr." in page
    assert "RH 1995:34" in page


def test_the_court_case_can_be_read(sign_in, hanna, opened):
    hannas = sign_in(hanna)
    enter(hannas, opened, "belopp", amount="9 000")
    body = hannas.get(page_of(opened)).content.decode()
    assert '<a href="https://lagen.nu/dom/rh/1995:34" rel="noreferrer">RH 1995:34</a>' in body
