# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of the day's work, on a desk and on a phone: axe, the width of a phone, one heading, no error."""

from types import SimpleNamespace

import pytest

from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Membership, User
from tests.journeys.walking import PHONE, Walk
from tests.personas import SINCE

OF_THE_DAY = ("/min-dag/", "/enheten/", "/enheten/hushall/?visa=alla", "/enheten/hushall/?visa=forsenade", "/sok/")
OF_THE_UNIT = ("skal/", "tilldela/", "lamna-over/", "franvaro/", "slutar/", "rutinen/", "papper/")
OF_THE_CASE = ("flytta-i-listan/", "avsluta/", "papper/", "fran-papper/", "ny-handelse/", "lasare/")
OF_THE_PLACE = ("/drift/jobb/", "/nytt/", "/hjalp/", "/hjalp/min-dag/")


@pytest.fixture
def kim(organisation: SimpleNamespace) -> User:
    """Leads the process, and tells everyone when the system is to be closed."""
    user = User.objects.create_user(username="kim.lagberg", name="Kim Lagberg", is_demo=True, persona="Processledare")
    unit = organisation.units["vux-norr"]
    told = {"role_slug": "processledare", "code": RoleCode.PROCESS_LEADER, "from_day": SINCE}
    Membership.objects.create(user=user, unit=unit, **told)
    return user


def see(walk: Walk, *paths: str) -> None:
    for path in paths:
        walk.to(path)
        assert walk.page.locator("h1").count() == 1, path
        walk.never_says("Sidan finns inte")


def every_page(walk: Walk, case) -> None:
    walk.choose_role("Birgitta Provander")
    see(walk, *OF_THE_DAY, *(f"/enheten/{one}" for one in OF_THE_UNIT), *OF_THE_PLACE)
    see(walk, *(f"/arenden/{case.number}/{one}" for one in OF_THE_CASE))
    walk.choose_role("Kim Lagberg")
    see(walk, "/driftmeddelanden/", "/enheten/rutinen/")


def test_on_a_desk(walk: Walk, hers, kim) -> None:
    every_page(walk, hers.ture)


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_on_a_phone(walk: Walk, hers, kim) -> None:
    every_page(walk, hers.ture)
