# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit's list: each choice has its count before the click, is in the address, and comes back as it was left."""

import re

import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.services import Draft
from kvarbo.planning.models import PlanStep
from kvarbo.workplace.selectors import left_list
from tests.casebook import contact, joins
from tests.personas import TODAY
from tests.web.cases.addresses import page_of
from tests.web.pages import words
from tests.web.unit.work import DAY, another_case, given_to, write_in

LIST = "/enheten/hushall/"
ALL = f"{LIST}?visa=alla"


def tabs(response) -> dict[str, int]:
    """What may be shown, with the count that stands beside it."""
    found = re.search(r'aria-label="Visa">(.*?)</nav>', response.content.decode(), re.S).group(1)
    told = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found.split("</li>")]
    return {one.rpartition(" ")[0]: int(one.rpartition(" ")[2]) for one in told if one}


def rows(response) -> int:
    return response.content.decode().count('<tr class="k-line"')


@pytest.fixture
def elsa(household, organisation, hanna) -> Case:
    return another_case(household, organisation, hanna, "Elsa Övgård")


def test_the_old_address_leads_here_and_a_registrar_to_the_notices(sign_in, case, hanna, maj):
    assert sign_in(hanna).get("/arenden/").url == LIST
    assert sign_in(maj).get("/arenden/").url == "/underrattelser/"


def test_a_household_shows_clock_next_step_and_who_has_it(sign_in, case, hanna, write):
    write(given_to(hanna))
    page = words(sign_in(hanna).get(LIST))
    for told in ("1 hushåll", "Ture Exempelsson", "Minst 20 dagar kvar", "Ta ställning", "Hanna Mallberg"):
        assert told in page


def test_every_count_is_the_rows_that_its_choice_gives(sign_in, case, elsa, hanna, household, write):
    write(given_to(hanna), contact(household.ture.pk))
    client = sign_in(hanna)
    page = client.get(ALL)
    counted = tabs(page)
    assert counted["Alla"] == 2
    assert counted["Utan handläggare"] == 1
    assert counted["Utan kontakt"] == 1
    links = dict(re.findall(r'<a href="(\?visa=[^"]*)"[^>]*>([^<\d]*)', page.content.decode()))
    assert len(links) >= len(counted)
    for query, label in links.items():
        if label.strip() in counted:
            assert rows(client.get(LIST + query)) == counted[label.strip()], label


def test_each_caseworker_has_a_count_and_shows_the_own_rows(sign_in, case, elsa, birgitta, hanna, linus, write):
    write(given_to(hanna))
    client = sign_in(birgitta)
    page = words(client.get(ALL))
    assert "Hanna Mallberg (1) Linus Prototyp (0)" in page
    chosen = client.get(LIST, {"visa": "alla", "handlaggare": hanna.pk})
    assert rows(chosen) == 1
    assert "Ture Exempelsson" in words(chosen)
    assert rows(client.get(LIST, {"handlaggare": linus.pk})) == 0


def test_the_last_that_came_stands_first_when_one_asks_for_it(sign_in, case, household, organisation, hanna):
    came = (TODAY - DAY * 19).isoformat()
    another_case(household, organisation, hanna, "Sen Provgård", received_on=came, posted_on=came, served_on=came)
    page = words(sign_in(hanna).get(LIST, {"ordning": "senast-inkommet"}))
    assert page.index("Ture Exempelsson") < page.index("Sen Provgård")
    page = words(sign_in(hanna).get(LIST, {"ordning": "min-dag"}))
    assert page.index("Sen Provgård") < page.index("Ture Exempelsson")


def test_a_parked_step_is_counted_until_it_comes_back(sign_in, case, hanna, write):
    client = sign_in(hanna)
    assert tabs(client.get(ALL))["Uppskjutna"] == 0
    key = PlanStep.objects.get(case=case, step_id="forsta-kontakt").key
    told = {"step_key": key, "until": (TODAY + DAY * 3).isoformat()}
    write(Draft(type="step_postponed", data=told, on=TODAY, reason="Hon är bortrest"))
    assert tabs(client.get(ALL))["Uppskjutna"] == 1


def test_choices_come_back_as_they_were_left_and_clear(sign_in, case, hanna):
    client = sign_in(hanna)
    client.get(LIST, {"visa": "utan-handlaggare", "ordning": "senast-inkommet"})
    back = client.get(LIST)
    assert back.url == f"{LIST}?visa=utan-handlaggare&ordning=senast-inkommet"
    page = client.get(back.url)
    clear = re.search(r'href="([^"]*)">Rensa val', page.content.decode()).group(1)
    assert clear == "?visa=alla"
    assert "Utan handläggare" in words(page)
    client.get(LIST + clear)
    assert client.get(LIST).status_code == 200


def test_one_choice_at_a_time_can_be_taken_away(sign_in, case, hanna):
    page = sign_in(hanna).get(LIST, {"visa": "utan-kontakt", "ordning": "senast-inkommet"}).content.decode()
    chips = re.findall(r'k-chosen__one"\s+href="([^"]*)"', page)
    assert [one.replace("&amp;", "&") for one in chips] == ["?visa=alla&ordning=senast-inkommet", "?visa=utan-kontakt"]


def test_each_person_has_the_own_choices(sign_in, case, hanna, linus):
    sign_in(hanna).get(LIST, {"visa": "utan-kontakt"})
    assert sign_in(linus).get(LIST).status_code == 200


def test_a_page_number_that_is_none_gives_the_first_or_the_last(sign_in, case, hanna):
    for page in ("0", "-1", "x", "9", "²", "99999999999999999999"):
        assert rows(sign_in(hanna).get(LIST, {"visa": "alla", "sida": page})) == 1


def test_fifty_to_a_page(sign_in, case, hanna, monkeypatch, elsa):
    from kvarbo.web.unit import listing

    monkeypatch.setattr(listing, "PER_PAGE", 1)
    client = sign_in(hanna)
    first, last = client.get(ALL), client.get(f"{ALL}&sida=2")
    assert rows(first) == rows(last) == 1
    assert "Visar 1–1 av 2 hushåll" in words(first)
    assert 'href="?visa=alla&amp;sida=2"' in first.content.decode()
    assert "sida" not in left_list(user=hanna, name="unit-vux-norr")


def test_another_board_sees_none_of_it(sign_in, case, cilla):
    page = words(sign_in(cilla).get(LIST))
    assert "Inga hushåll just nu" in page
    assert case.number not in page


def test_a_case_that_another_unit_joined_is_in_its_list_from_that_day(sign_in, case, omar, write):
    client = sign_in(omar)
    assert case.number not in client.get(LIST).content.decode()
    write(joins("eb-norr"))
    assert case.number in client.get(LIST).content.decode()
    assert client.get(page_of(case)).status_code == 200


def test_the_units_own_step_stands_on_the_row_and_others_steps_are_waited_for(sign_in, case, hanna, petra, omar, write):
    write(joins("bou-norr"), joins("eb-norr"))
    assert "Samtala med barnet om oron för hemmet" in words(sign_in(petra).get(LIST))
    assert "Samtala med barnet" not in words(sign_in(hanna).get(LIST))
    told = sign_in(omar).get(ALL)
    assert "Väntar på Vuxenenheten Norr" in words(told)
    assert tabs(told)["Väntar på andra"] == 1
    assert tabs(told)["Väntar på oss"] == 0


def test_contact_is_logged_from_the_row_and_leads_back_to_the_same_choices(sign_in, case, hanna):
    page = sign_in(hanna).get(LIST, {"visa": "utan-kontakt"}).content.decode()
    assert f'name="till" value="{LIST}?visa=utan-kontakt"' in page


def test_a_case_that_is_closed_leaves_the_list_and_comes_back_to_be_followed_up(sign_in, case, elsa, hanna, birgitta):
    from tests.casebook import overruled

    write_in(elsa, birgitta, overruled(birgitta))
    counted = tabs(sign_in(hanna).get(ALL))
    assert counted["Alla"] == 1
    assert counted["Att följa upp"] == 0


def test_the_list_asks_as_little_for_many_as_for_one(sign_in, case, household, organisation, hanna):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(hanna)
    client.get(ALL)
    with CaptureQueriesContext(connection) as one:
        client.get(ALL)
    for name in ("Ada Provbo", "Bo Provbo"):
        another_case(household, organisation, hanna, name)
    with CaptureQueriesContext(connection) as many:
        client.get(ALL)
    assert len(many) == len(one) < 24
