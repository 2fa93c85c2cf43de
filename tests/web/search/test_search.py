# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a case by name, personal number or case number: only one's own, and nothing of it in an address."""

from dataclasses import replace

import pytest

from kvarbo.audit.models import Entry
from kvarbo.casework.services import open_case
from kvarbo.people.services import create_person, set_protected
from tests.casebook import actor, joined, joins, opening
from tests.numbers import number
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import page_of
from tests.web.pages import words


def search(client, text):
    return client.post("/sok/", {"sok": text})


@pytest.mark.parametrize("text", ["Ture Exempelsson", "exempelsson ture", "  TURE ", "tur"])
def test_the_only_case_with_the_name_is_opened_at_once(sign_in, case, hanna, text):
    assert search(sign_in(hanna), text).url == page_of(case)


def test_a_case_number_finds_its_case_however_it_is_written(sign_in, case, hanna):
    assert search(sign_in(hanna), f" {case.number.lower()} ").url == page_of(case)


def test_a_personal_number_finds_the_person_who_has_it(sign_in, case, hanna, household, write):
    asa = create_person(
        actor_id="u_test", board=household.board, name="Åsa Öberg", now=NOW, personnummer=number("19850203", 987)
    )
    write(joined(asa.pk, "partner"))
    client = sign_in(hanna)
    plain = number("19850203", 987)
    assert search(client, plain).url == page_of(case)
    assert search(client, f"{plain[2:8]}-{plain[8:]}").url == page_of(case)
    assert search(client, "åsa").url == page_of(case)


def test_several_are_shown_to_choose_from_open_ones_first(sign_in, case, hanna, household, organisation):
    other = open_case(
        actor=actor(hanna),
        board=household.board,
        unit="vux-norr",
        area=organisation.areas["norr"],
        today=TODAY,
        now=NOW,
        drafts=opening(household)[:1],
    )
    page = words(search(sign_in(hanna), "Ture"))
    assert "2 träffar" in page
    assert case.number in page
    assert other.number in page


@pytest.mark.parametrize("text", ["Ture Exempelsson", "case"])
def test_anothers_case_is_no_hit_at_all(sign_in, case, cilla, omar, text):
    wanted = case.number if text == "case" else text
    for stranger in (cilla, omar):
        answer = search(sign_in(stranger), wanted)
        assert answer.status_code == 200
        assert "Ingen träff" in words(answer)


def test_someone_in_a_zone_that_one_does_not_hold_is_no_hit(sign_in, case, hanna, petra, household, write):
    noomi = create_person(actor_id="u_test", board=household.board, name="Noomi Dold", now=NOW)
    write(joins("bou-norr"))
    write(replace(joined(noomi.pk, "child", lives_here="visiting"), zone="child"), by=petra)
    assert search(sign_in(petra), "Noomi").url == page_of(case)
    assert "Ingen träff" in words(search(sign_in(hanna), "Noomi"))


def test_a_protected_person_is_no_hit_for_whoever_lacks_the_zone(sign_in, case, hanna, household):
    set_protected(actor_id="u_test", person=household.ture, protected=True, now=NOW)
    assert "Ingen träff" in words(search(sign_in(hanna), "Ture"))


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "minst två bokstäver"), ("T", "minst två bokstäver"), ("19850203-12", "personnummer")],
)
def test_too_little_is_told_in_words_and_the_text_stays(sign_in, case, hanna, text, told):
    page = search(sign_in(hanna), text)
    assert told in words(page).lower()
    assert f'value="{text}"' in page.content.decode()


def test_that_one_searched_is_noted_but_not_for_whom(sign_in, case, hanna):
    search(sign_in(hanna), "Ture Exempelsson")
    noted = Entry.objects.get(action="search")
    assert (noted.actor_id, noted.detail, noted.case_id) == (hanna.pk, "name 1", "")


def test_a_registrar_has_no_search_and_finds_no_address(sign_in, case, maj):
    client = sign_in(maj)
    assert client.get("/sok/").status_code == 404
    assert 'name="sok"' not in client.get("/underrattelser/").content.decode()


def test_letters_within_a_name_are_no_hit(sign_in, case, hanna):
    assert "Ingen träff" in words(search(sign_in(hanna), "empelsson"))
