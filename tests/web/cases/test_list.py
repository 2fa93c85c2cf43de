# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

from tests.casebook import actor, notice, opening, payment
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import page_of
from tests.web.pages import words


def test_a_case_shows_household_clock_next_step_and_unit(sign_in, case, hanna):
    page = words(sign_in(hanna).get("/arenden/"))
    assert "1 hushåll" in page
    for told in ("Ture Exempelsson", case.number, "Minst 20 dagar kvar", "Vuxenenheten Norr", "Ta ställning"):
        assert told in page


def test_another_board_sees_none_of_it(sign_in, case, cilla):
    page = words(sign_in(cilla).get("/arenden/"))
    assert "Inga ärenden än" in page
    assert case.number not in page


def test_a_registrar_is_led_to_the_notices(sign_in, case, maj):
    assert sign_in(maj).get("/arenden/").url == "/underrattelser/"


def test_the_nearest_day_stands_first(sign_in, household, organisation, case, hanna, write):
    from kvarbo.casework.services import open_case

    later = open_case(
        actor=actor(hanna),
        board=household.board,
        unit="vux-norr",
        area=organisation.areas["norr"],
        today=TODAY,
        now=NOW,
        drafts=[*opening(household)[:3], notice("n_tva", household.tenancy.pk, served_on="2026-11-20")],
    )
    write(payment())
    rows = sign_in(hanna).get("/arenden/").context["rows"]
    days = [row.step_when for row in rows]
    assert len(rows) == 2
    assert {case.number, later.number} == {row.case.number for row in rows}
    assert days == sorted(days)


def test_it_takes_few_questions_to_the_database(sign_in, case, hanna, django_assert_max_num_queries):
    client = sign_in(hanna)
    with django_assert_max_num_queries(40):
        client.get("/arenden/")


def test_a_case_that_another_unit_joined_is_in_its_list_from_that_day(sign_in, case, omar, write):
    from tests.casebook import joins

    client = sign_in(omar)
    assert case.number not in words(client.get("/arenden/"))
    write(joins("eb-norr"))
    assert case.number in words(client.get("/arenden/"))
    assert client.get(page_of(case)).status_code == 200


def test_ones_own_units_step_stands_before_an_earlier_one_of_another_unit(sign_in, case, hanna, petra, write):
    from tests.casebook import joins

    write(joins("bou-norr"))
    [row] = sign_in(petra).get("/arenden/").context["rows"]
    assert (row.step, row.step_of) == ("Samtala med barnet om oron för hemmet", "")
    [row] = sign_in(hanna).get("/arenden/").context["rows"]
    assert row.step_of == ""


def test_when_only_others_have_something_to_do_their_unit_is_named(sign_in, case, omar, write):
    from tests.casebook import joins

    write(joins("eb-norr"))
    assert "Väntar på Vuxenenheten Norr:" in words(sign_in(omar).get("/arenden/"))
