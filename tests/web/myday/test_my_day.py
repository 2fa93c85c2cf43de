# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Min dag says what comes first, groups the households, and shows nothing that the reader's zones do not hold."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kvarbo.casework.services import Draft, open_case
from kvarbo.planning.worklists import ORDER_WORDS
from tests.casebook import HOUR, actor, contact, joined, joins, notice, opening
from tests.personas import NOW, TODAY
from tests.web.myday.conftest import appointed
from tests.web.pages import words

DAY = dt.timedelta(days=1)
# Beside those that every page asks for its frame.
MOST_QUERIES = 12


def rows(response, number) -> str:
    """The row of one household, as text with its tags."""
    return re.search(rf'(?s)<tr class="k-line" id="rad-{number}">.*?</tr>', response.content.decode())[0]


def group_titles(response) -> list[str]:
    return [group.title for group in response.context["groups"]]


def test_it_is_where_a_caseworkers_day_begins(hannas, hers):
    assert hannas.get("/").url == "/min-dag/"


def test_a_registrar_keeps_the_notices_as_home(sign_in, maj, case):
    client = sign_in(maj)
    assert client.get("/").url == client.get("/min-dag/").url == "/underrattelser/"


def test_one_sentence_says_how_many_and_which_comes_first_for_whom_and_why(hannas, hers, set_clock):
    set_clock(NOW + 3 * DAY)
    page = words(hannas.get("/min-dag/"))
    first = "Först: ta ställning till om en utredning ska inledas för Ture Exempelsson"
    assert f"Min dag En sak i dag. {first} – det måste ske i dag enligt lag." in page


def test_a_row_has_clock_household_step_reasons_and_what_to_do(hannas, hers):
    row = rows(hannas.get("/min-dag/"), hers.number)
    for told in (
        "Ture Exempelsson",
        "Fantasigränd 5",
        "1 barn, 8 år",
        "Ta ställning till om en utredning ska inledas",
        "Barn i hushållet",
        "Ingen kontakt än",
        "Logga kontakt",
        "Markera som klart",
    ):
        assert told in row


def test_the_law_s_duty_is_late_in_words_on_the_next_working_day(hannas, hers, set_clock):
    set_clock(NOW + 4 * DAY)
    page = words(hannas.get("/min-dag/"))
    assert "lagens dag var" in page
    assert "Skulle ha varit klart" in page


def test_the_button_leads_to_the_steps_own_form(hannas, hers):
    address = re.search(r'<a class="ds-button" href="([^"]+)"', rows(hannas.get("/min-dag/"), hers.number))[1]
    assert f"/arenden/{hers.number}/handelse/steg-klart/?steg=" in address
    assert hannas.get(address).status_code == 200


def test_there_is_one_filled_button_on_the_page(hannas, hers):
    page = re.search(r"(?s)<main.*</main>", hannas.get("/min-dag/").content.decode())[0]
    assert len(re.findall(r'class="ds-button"(?! data-variant)(?=[ >])', page)) == 1


def test_it_stands_by_reasons_that_are_told(hannas, hers):
    page = words(hannas.get("/min-dag/"))
    for sentence in ORDER_WORDS:
        assert sentence in page


def test_a_case_that_one_is_not_appointed_in_is_not_mine(hannas, case):
    page = words(hannas.get("/min-dag/"))
    assert "Ture" not in page
    assert "Ingen har utsett dig i något ärende." in page


def test_another_board_sees_nothing_of_it(sign_in, hers, cilla):
    page = words(sign_in(cilla).get("/min-dag/"))
    assert hers.number not in page
    assert "Ture" not in page


def test_when_only_others_have_something_to_do_it_waits_on_them(sign_in, hers, omar, write):
    write(joins("eb-norr"))
    write(appointed(omar, "ekonomihandläggare", "eb-norr"))
    response = sign_in(omar).get("/min-dag/")
    assert "Väntar på andra" in group_titles(response)
    row = rows(response, hers.number)
    assert "Väntar på Vuxenenheten Norr sedan 20 nov" in row
    assert f"/arenden/{hers.number}/kontaktuppgift/enhet-vux-norr/" in row


def test_the_childs_unit_sees_its_own_step_and_the_others_only_its_outside(sign_in, hers, hannas, petra, write):
    write(joins("bou-norr"))
    write(appointed(petra, "barnhandläggare", "bou-norr"))
    assert "Samtala med barnet om oron för hemmet" in rows(sign_in(petra).get("/min-dag/"), hers.number)
    assert "oron för hemmet" not in hannas.get("/min-dag/").content.decode()


def test_a_protected_member_is_no_part_of_an_ordinary_caseworkers_row(hannas, hers, tove, write, household):
    from kvarbo.people.services import create_person

    hidden = create_person(
        actor_id="u_test",
        board=household.board,
        name="Göma Hemlig",
        protected=True,
        now=NOW,
        born_on=dt.date(1940, 1, 1),
    )
    before = rows(hannas.get("/min-dag/"), hers.number)
    write(appointed(tove, "skyddshandläggare", zone="protected"), by=tove)
    given = joined(hidden.pk, "adult", born_on="1940-01-01")
    write(Draft(type=given.type, data=given.data, on=given.on, zone="protected"), by=tove)
    after = rows(hannas.get("/min-dag/"), hers.number)
    strip = re.compile(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"')
    assert strip.sub("", after).replace("Tove", "").count("65 år") == strip.sub("", before).count("65 år")
    assert "Göma" not in after


def test_what_is_parked_is_folded_until_its_day(hannas, hers, write):
    for key in ("inled-utredning/n_ett",):
        write(Draft(type="step_done", data={"step_key": key}, on=TODAY))
    parked = {"step_key": "forsta-kontakt/n_ett", "until": "2026-12-10"}
    write(Draft(type="step_postponed", data=parked, on=TODAY, reason="Bortrest"))
    response = hannas.get("/min-dag/")
    assert group_titles(response) == ["Senare"]
    assert "Uppskjutet till tors 10 dec" in rows(response, hers.number)
    assert '<details class="k-myday__later">' in response.content.decode()


def test_on_a_saturday_it_says_so_and_shows_the_list_all_the_same(hannas, hers, set_clock):
    set_clock(NOW + DAY)
    page = words(hannas.get("/min-dag/"))
    assert "Lördag 21 november 2026, vecka 47" in page
    assert "Det är lördag." in page


def test_when_all_of_today_is_done_it_says_what_is_next(hannas, hers, write, household):
    write(Draft(type="step_done", data={"step_key": "inled-utredning/n_ett"}, on=TODAY))
    page = words(hannas.get("/min-dag/"))
    assert "Allt för i dag är klart. Närmast: ring hushållet för Ture Exempelsson, om 3 dagar." in page


def test_a_contact_from_the_row_leads_back_to_the_same_place(hannas, hers):
    sent = {"way": "phone", "result": "reached", "key": "k", "till": "/min-dag/"}
    response = hannas.post(f"/arenden/{hers.number}/kontakt-direkt/", sent)
    assert response.url == "/min-dag/"
    page = words(hannas.get("/min-dag/"))
    assert "Sparat kl. 10.00. Du ringde Ture Exempelsson och fick kontakt. Ångra" in page
    assert "Kontakt 20 nov" in page


def more_cases(household, organisation, hanna, count) -> None:
    for place in range(count):
        [*first, paper] = opening(household)
        paper = notice(f"n_more{place}", household.tenancy.pk)
        open_case(
            actor=actor(hanna),
            board=household.board,
            unit="vux-norr",
            area=organisation.areas["norr"],
            today=TODAY,
            now=NOW,
            drafts=[*first, paper, appointed(hanna)],
        )


def test_fifty_rows_take_no_more_questions_than_one(hannas, hers, household, organisation, hanna):
    hannas.get("/min-dag/")
    with CaptureQueriesContext(connection) as bare:
        hannas.get("/om-kvarbo/")
    with CaptureQueriesContext(connection) as one:
        hannas.get("/min-dag/")
    more_cases(household, organisation, hanna, 12)
    with CaptureQueriesContext(connection) as many:
        response = hannas.get("/min-dag/")
    assert response.content.decode().count('class="k-line"') == 13
    assert len(many) <= len(one) + 1
    assert len(many) - len(bare) <= MOST_QUERIES


def test_a_long_list_says_how_much_is_left(hannas, hers, household, organisation, hanna, monkeypatch):
    monkeypatch.setattr("kvarbo.web.myday.day.PER_PAGE", 2)
    more_cases(household, organisation, hanna, 4)
    page = words(hannas.get("/min-dag/"))
    assert "Visar 1–2 av 5 hushåll Visa 2 till" in page
    assert "Visar 5–5 av 5 hushåll" in words(hannas.get("/min-dag/?sida=3"))
    assert "Visar 5–5 av 5 hushåll" in words(hannas.get("/min-dag/?sida=99"))


@pytest.mark.parametrize("asked", ["0", "-1", "²", "abc", "99999"])
def test_an_odd_page_number_shows_the_list(hannas, hers, asked):
    assert hannas.get("/min-dag/", {"sida": asked}).status_code == 200


def test_what_others_did_since_one_was_here_is_told(sign_in, hers, hanna, tove, write, household, set_clock):
    client = sign_in(hanna)
    client.get("/min-dag/")
    write(contact(household.ture.pk, "no_answer"), by=tove, now=NOW + HOUR)
    set_clock(NOW + 3 * DAY)
    page = words(client.get("/min-dag/"))
    assert "Sedan i fredags Ture Exempelsson : försök till kontakt Fre 20 nov 11.00, Tove Skyddesson" in page


def test_what_lies_in_another_zone_is_not_told(sign_in, hers, hanna, petra, write, set_clock):
    client = sign_in(hanna)
    client.get("/min-dag/")
    write(joins("bou-norr"))
    talk = {"child": hers.persons.get(part="child").person_id, "informed": True, "heard": True, "used": True}
    write(
        Draft(type="child_talk", data={**talk, "guardian_consent": True}, on=TODAY, zone="child"),
        by=petra,
        now=NOW + HOUR,
    )
    set_clock(NOW + 3 * DAY)
    page = words(client.get("/min-dag/"))
    assert "samtal med barnet" not in page
