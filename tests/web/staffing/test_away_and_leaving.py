# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is away is said, never why; somebody leaves when the households have gone to others."""

import pytest

from kvarbo.organisation.models import Absence, Membership
from tests.casework.staffed import give, who_has
from tests.personas import TODAY
from tests.web.pages import words

PAGE, LEAVING = "/enheten/franvaro/", "/enheten/slutar/"


@pytest.fixture
def leader(sign_in, birgitta):
    return sign_in(birgitta)


def report(client, who=None, first="2026-11-20", back="2026-11-27"):
    data = {"from_day": first, "until_day": back}
    return client.post(PAGE, data | ({"who": who.pk} if who else {}))


def test_one_reports_oneself(sign_in, hanna, linus):
    hannas = sign_in(hanna)
    page = words(hannas.get(report(hannas).url))
    assert "Noterat. Hanna Mallberg är borta från fre 20 nov, tillbaka fre 27 nov." in page
    report(hannas, who=linus, first="2026-12-01", back="")
    assert not Absence.objects.filter(user=linus).exists()


def test_no_field_asks_why(leader):
    page = leader.get(PAGE)
    assert list(page.context["form"].fields) == ["who", "from_day", "until_day"]
    assert "Varför skrivs aldrig här." in words(page)


def test_a_clock_in_that_time_leads_on_to_handing_over(leader, case, birgitta, hanna):
    give(birgitta, hanna, case)
    response = report(leader, hanna)
    assert response.url == f"/enheten/lamna-over/?fran={hanna.pk}"
    page = words(leader.get(response.url))
    assert "Ett hushåll har en klocka eller ett steg den tiden." in page
    assert "1 hushåll har en klocka eller ett steg" in words(leader.get(PAGE))


def test_days_that_do_not_fit_are_said(leader, hanna):
    assert "måste ligga efter första dagen borta" in words(report(leader, hanna, back="2026-11-20"))


def test_back_again(leader, hanna):
    report(leader, hanna)
    absence = Absence.objects.get()
    response = leader.post(f"{PAGE}{absence.pk}/avsluta/")
    assert "Hanna Mallberg är tillbaka i dag." in words(leader.get(response.url))
    assert not Absence.objects.on_day(TODAY).exists()


def test_nobody_elsewhere_ends_it(sign_in, leader, hanna, linus, omar, cilla):
    report(leader, hanna)
    absence = Absence.objects.get()
    for who in (omar, cilla):
        assert sign_in(who).post(f"{PAGE}{absence.pk}/avsluta/").status_code == 404
    assert "Bara den som är borta" in words(
        (linuses := sign_in(linus)).get(linuses.post(f"{PAGE}{absence.pk}/avsluta/").url)
    )
    assert Absence.objects.on_day(TODAY).exists()


def test_a_leader_cannot_report_one_of_another_unit(leader, omar):
    assert report(leader, omar).status_code == 200
    assert not Absence.objects.exists()


def test_only_a_leader_says_that_somebody_leaves(sign_in, leader, hanna, omar):
    assert sign_in(hanna).get(LEAVING).status_code == 404
    assert leader.get(f"{LEAVING}?vem={omar.pk}").status_code == 404


def test_households_go_first(leader, case, birgitta, hanna):
    give(birgitta, hanna, case)
    address = f"{LEAVING}?vem={hanna.pk}"
    page = leader.get(address)
    assert "1 hushåll ska till någon annan först." in words(page)
    assert f"/enheten/lamna-over/?fran={hanna.pk}" in page.content.decode()
    assert "har 1 hushåll kvar. Lämna över dem först." in words(leader.post(address, {"last_day": "2026-11-30"}))
    assert Membership.objects.get(user=hanna).until_day is None


def test_or_are_said_to_be_without_anyone(leader, case, birgitta, hanna):
    give(birgitta, hanna, case)
    response = leader.post(f"{LEAVING}?vem={hanna.pk}", {"last_day": "2026-11-30", "without": "on"})
    assert "1 hushåll har ingen handläggare nu." in words(leader.get(response.url))
    assert who_has(case) == []
    assert "Ture Exempelsson" in words(leader.get("/enheten/tilldela/"))


def test_somebody_may_stay_after_all(leader, hanna):
    leader.post(f"{LEAVING}?vem={hanna.pk}", {"last_day": "2026-11-30"})
    assert "Hanna Mallberg, borta från tis 1 dec" in words(leader.get(LEAVING))
    leader.post(LEAVING, {"vem": hanna.pk, "stannar": "1"})
    assert Membership.objects.get(user=hanna).until_day is None
