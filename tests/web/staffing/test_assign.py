# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A leader gives households away on one page; a caseworker takes one; all of it is undone in one press."""

import re

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.organisation.absences import report_absence
from kvarbo.organisation.models import Membership
from tests.casework.staffed import another, give, guard, pass_on, who_has
from tests.personas import NOW, TODAY
from tests.web.pages import words

PAGE = "/enheten/tilldela/"


@pytest.fixture
def other(household, hanna) -> Case:
    return another(household, hanna)


@pytest.fixture
def leader(sign_in, birgitta):
    return sign_in(birgitta)


def sent(*cases: Case, to, key: str = "nyckel-ett") -> dict[str, object]:
    return {"case": [case.number for case in cases], "to": to.pk, "key": key}


def undo_address(client, response) -> str:
    found = re.search(r'k-message__undo" method="post" action="([^"]+)"', client.get(response.url).content.decode())
    return found[1].replace("&amp;", "&")


def test_the_page_shows_what_nobody_has_and_what_each_has(leader, case, other, birgitta, hanna, linus):
    give(birgitta, hanna, other)
    page = words(leader.get(PAGE))
    assert "Utan handläggare 1 hushåll" in page
    assert "Ture Exempelsson" in page
    assert "Nora Exempelsson" not in page
    assert "Hanna Mallberg 1 hushåll" in page
    assert "Linus Prototyp 0 hushåll" in page


def test_many_go_to_one_and_the_receipt_says_so(leader, case, other, linus):
    response = leader.post(PAGE, sent(case, other, to=linus))
    assert response.url == "/enheten/"
    assert "Tilldelat kl. 10.00. Linus Prototyp fick 2 hushåll. Ångra" in words(leader.get(response.url))
    assert who_has(case) == who_has(other) == [linus.pk]


def test_one_goes_back_to_where_one_came_from(leader, case, linus):
    response = leader.post(PAGE, sent(case, to=linus) | {"till": "/enheten/hushall/?visa=utan-handlaggare"})
    assert response.url == "/enheten/hushall/?visa=utan-handlaggare"
    assert leader.post(PAGE, sent(case, to=linus) | {"till": "https://fel.example/"}).url == "/enheten/"


def test_a_double_click_writes_once(leader, case, linus):
    for _ in range(2):
        assert leader.post(PAGE, sent(case, to=linus)).status_code == 302
    assert Event.objects.filter(case=case, type="assigned").count() == 1


def test_one_press_undoes_all_of_it(leader, case, other, linus):
    address = undo_address(leader, leader.post(PAGE, sent(case, other, to=linus)))
    response = leader.post(address)
    assert "Ångrat kl. 10.00. 2 hushåll är som före." in words(leader.get(response.url))
    assert who_has(case) == who_has(other) == []


def test_what_has_moved_on_is_said_by_name(leader, case, other, birgitta, linus, hanna):
    address = undo_address(leader, leader.post(PAGE, sent(case, other, to=linus)))
    pass_on(birgitta, linus, {case: hanna})
    page = words(leader.get(leader.post(address).url))
    assert "1 hushåll är som före." in page
    assert "1 hushåll gick inte att ångra. Ture Exempelsson: Någon annan har utsetts" in page


def test_nobody_else_can_undo_it(leader, sign_in, case, linus, hanna):
    address = undo_address(leader, leader.post(PAGE, sent(case, to=linus)))
    assert sign_in(hanna).post(address).status_code == 404


def test_what_somebody_took_meanwhile_is_said(leader, case, other, birgitta, hanna, linus):
    give(birgitta, hanna, case)
    page = words(leader.get(leader.post(PAGE, sent(case, other, to=linus)).url))
    assert "Linus Prototyp fick 1 hushåll." in page
    assert "Ture Exempelsson: Hanna Mallberg har redan ärendet." in page


@pytest.mark.parametrize("missing", ["case", "to"])
def test_a_form_half_filled_says_what_is_missing(leader, case, linus, missing):
    data = sent(case, to=linus)
    data.pop(missing)
    page = words(leader.post(PAGE, data))
    assert "Det här behöver rättas" in page
    assert not Event.objects.filter(type="assigned").exists()


def test_a_caseworker_takes_one_and_gives_none(sign_in, hanna, case, other, linus):
    client = sign_in(hanna)
    assert "Jag tar de ikryssade" in words(client.get(PAGE))
    client.post(PAGE, sent(case, to=hanna))
    assert who_has(case) == [hanna.pk]
    page = words(client.post(PAGE, sent(other, to=linus)))
    assert "Bara enhetens arbetsledare fördelar till andra." in page
    assert who_has(other) == []


def test_another_unit_and_another_board_reach_nothing(sign_in, omar, cilla, case):
    for who in (omar, cilla):
        client = sign_in(who)
        assert client.get(f"{PAGE}?enhet=vux-norr").status_code == 404
        there = words(client.get(client.post(PAGE, sent(case, to=who)).url))
        nowhere = words(client.get(client.post(PAGE, {"case": ["EX-2026-9999x"], "to": who.pk}).url))
        assert there == nowhere
        assert "Hushållet finns inte längre på enheten." in there
    assert who_has(case) == []


def test_one_who_leaves_is_offered_nowhere(leader, sign_in, hanna, case, linus):
    Membership.objects.filter(user=linus).update(until_day=TODAY.replace(month=12))
    for address in (PAGE, f"/arenden/{case.number}/handelse/handlaggare/"):
        assert "Linus Prototyp" not in words(leader.get(address))
    assert "tar inte emot fler hushåll" in words(leader.post(PAGE, sent(case, to=linus)))


def test_one_who_is_away_is_marked_also_in_the_cases_own_form(leader, case, linus):
    report_absence(actor=linus, user=linus, from_day=TODAY, until_day=TODAY.replace(day=27), today=TODAY, now=NOW)
    assert "Linus Prototyp 0 hushåll. Borta, tillbaka fre 27 nov" in words(leader.get(PAGE))
    form = words(leader.get(f"/arenden/{case.number}/handelse/handlaggare/"))
    assert "Linus Prototyp, 0 hushåll, borta, tillbaka fre 27 nov" in form


def test_counts_do_not_tell_of_what_is_protected(leader, case, tove):
    guard(case, tove, tove)
    assert "Tove Skyddesson 0 hushåll" in words(leader.get(PAGE))
    assert "Ture Exempelsson" in words(leader.get(PAGE))
