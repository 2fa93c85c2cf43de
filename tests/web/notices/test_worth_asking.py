# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is worth asking stands where the decision is made, once each, with its court case."""

from django.test import Client

from kvarbo.organisation.models import User
from tests.web.notices.paper import registered
from tests.web.pages import words


def test_an_unknown_day_of_service_is_asked_for_once_and_with_its_case(sign_in, profile, maj: User):
    majs: Client = sign_in(maj)
    notice = registered(maj, served_on="")
    page = words(majs.get(f"/underrattelser/{notice.pk}/"))
    assert "Värt att fråga" in page
    assert page.count("När fick hyresgästen underrättelsen") == 1
    assert "När delgavs hyresgästen?" not in page
    assert "NJA 1988 s. 420" in page


def test_a_flat_of_whole_metres_is_told_without_decimals(sign_in, profile, maj: User):
    majs: Client = sign_in(maj)
    first = registered(maj, size_m2="74", tenant_personnummer="")
    page = words(majs.get(f"/underrattelser/{first.pk}/"))
    assert "74 m²" in page.replace("\u00a0", " ")
    assert "74.0" not in page
