# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit's page: what nobody has first, what ends this week, who has what. Every number is rows one can see."""

import pytest

from kvarbo.cases.models import Case
from kvarbo.organisation.absences import report_absence
from tests.casebook import contact, joins, payment
from tests.personas import NOW, TODAY
from tests.web.pages import words
from tests.web.unit.work import DAY, another_case, days_ago, given_to, write_in

UNIT = "/enheten/"


@pytest.fixture
def ending(household, organisation, hanna) -> Case:
    """Elsa was served nineteen days ago: her three weeks end on Sunday, and nobody has reached her."""
    served = days_ago(19).isoformat()
    return another_case(household, organisation, hanna, "Elsa Övgård", served_on=served, posted_on=served)


def part(page: str, title: str) -> str:
    """The words from one heading to the next."""
    heads = ["Utan handläggare", "Går ut den här veckan", "Vem har vad", "Når vi fram?", "Senaste 30"]
    begin = page.index(f" {title} ", page.index("i en lista") if "i en lista" in page else page.index("i listan"))
    ends = [page.index(head, begin + 1) for head in heads if head != title and head in page[begin + 1 :]]
    return page[begin : min(ends)]


def test_the_sentence_says_how_many_and_what_ends(sign_in, case, ending, birgitta):
    page = words(sign_in(birgitta).get(UNIT))
    assert "2 hushåll. Två har ingen handläggare. En klocka går ut i veckan, utan att vi har fått kontakt." in page


def test_what_nobody_has_stands_first_and_is_gone_once_given(sign_in, case, ending, birgitta, hanna, write):
    client = sign_in(birgitta)
    told = part(words(client.get(UNIT)), "Utan handläggare")
    assert told.index("Elsa Övgård") < told.index("Ture Exempelsson")
    write(given_to(hanna))
    told = part(words(client.get(UNIT)), "Utan handläggare")
    assert "Ture Exempelsson" not in told
    assert "Elsa Övgård" in told


def test_each_colleague_is_offered_by_name_with_households_never_by_load(sign_in, case, birgitta, hanna, linus, write):
    write(given_to(linus))
    another = sign_in(birgitta).get(UNIT)
    assert "Inget hushåll saknar handläggare." in words(another)
    told = part(words(another), "Vem har vad")
    names = ["Birgitta Provander", "Hanna Mallberg", "Linus Prototyp"]
    assert sorted(names, key=told.index) == names
    for ranking in ("Flest", "flest", "mest", "minst hushåll", "snitt", "procent"):
        assert ranking not in told


def test_a_leader_gives_on_the_row_or_several_at_once(sign_in, case, ending, birgitta, hanna):
    page = sign_in(birgitta).get(UNIT).content.decode()
    assert f'<option value="{hanna.pk}">Hanna Mallberg, 0 hushåll</option>' in page
    assert page.count('type="checkbox" name="case"') == 2
    assert "Tilldela de ikryssade" in page


def test_a_caseworker_takes_a_household_but_gives_none_to_others(sign_in, case, ending, hanna, linus):
    page = sign_in(hanna).get(UNIT).content.decode()
    assert "Jag tar det" in page
    assert linus.pk not in page
    assert 'type="checkbox" name="case"' not in page


def test_who_has_left_has_nothing_and_is_said(sign_in, case, birgitta, linus, write):
    write(given_to(linus, on=days_ago(0)))
    linus.memberships.update(until_day=TODAY)
    told = part(words(sign_in(birgitta).get(UNIT)), "Utan handläggare")
    assert "Ture Exempelsson" in told
    assert "Linus har slutat" in told


def test_the_week_has_seven_days_and_says_that_nobody_was_reached(sign_in, case, ending, birgitta, hanna):
    write_in(ending, hanna, given_to(hanna))
    response = sign_in(birgitta).get(UNIT)
    told = part(words(response), "Går ut den här veckan")
    assert response.content.decode().count('class="k-week__day') == 7
    for text in ("1 klocka", "Elsa Övgård", "Hanna", "Ingen kontakt, inga försök", "Inget går ut"):
        assert text in told
    assert "Ture Exempelsson" not in told


def test_the_day_of_a_clock_is_its_nominal_one(sign_in, ending, birgitta):
    page = sign_in(birgitta).get(UNIT).content.decode()
    sunday = page[page.index("Sön <span>22 nov") :].partition("</ul>")[0]
    assert "Elsa Övgård" in sunday


def test_one_who_is_away_is_said_without_the_reason_and_can_be_replaced(sign_in, ending, birgitta, hanna):
    write_in(ending, hanna, given_to(hanna))
    report_absence(actor=birgitta, user=hanna, from_day=TODAY, until_day=TODAY + DAY * 10, today=TODAY, now=NOW)
    page = words(sign_in(birgitta).get(UNIT))
    assert "Hanna är borta, byt" in part(page, "Går ut den här veckan")
    told = part(page, "Vem har vad")
    assert "Borta, tillbaka mån 30 nov. Ge Hannas dagar till någon annan" in told
    assert "sjuk" not in page.lower()


def test_a_households_marks_are_as_many_as_its_number(sign_in, case, ending, birgitta, hanna, write):
    write(given_to(hanna))
    write_in(ending, hanna, given_to(hanna))
    page = sign_in(birgitta).get(UNIT).content.decode()
    row = page[page.index("Hanna Mallberg</a>") :].partition("</tr>")[0]
    full, hollow = (row.partition(f'k-load__{name}" d="')[2].partition('"')[0].count("M") for name in ("full", "open"))
    assert (full, hollow) == (1, 1)
    assert "<strong>2</strong>" in row


def test_contacts_are_counted_by_household_and_withdrawn_ones_are_not(sign_in, case, birgitta, household, write):
    reached = write(contact(household.ture.pk))[0]
    write(contact(household.ture.pk, "no_answer"))
    context = sign_in(birgitta).get(UNIT).context
    assert (context["weeks"][-1].tried, context["weeks"][-1].reached) == (1, 1)
    assert context["first"].reached == {0: 1}
    from kvarbo.casework.services import Draft

    write(Draft(type="withdrawn", on=TODAY, corrects=reached.pk, reason="Fel hushåll"))
    context = sign_in(birgitta).get(UNIT).context
    assert (context["weeks"][-1].tried, context["weeks"][-1].reached) == (1, 0)
    assert context["first"].waiting == {0: 1}


def test_the_page_ends_with_what_it_does_not_measure(sign_in, case, birgitta):
    page = words(sign_in(birgitta).get(UNIT))
    assert "Siffrorna visar läget för hushållen. De mäter inte enskilda medarbetare." in page


def test_another_unit_in_the_case_sees_it_as_its_own_work(sign_in, case, omar, write):
    client = sign_in(omar)
    assert "Inga hushåll just nu." in words(client.get(UNIT))
    write(joins("eb-norr"), payment())
    assert "1 hushåll. Ett har ingen handläggare." in words(client.get(UNIT))


def test_registrars_and_process_leaders_are_led_to_their_own_work(sign_in, case, maj):
    for address in (UNIT, "/enheten/hushall/", "/enheten/skal/"):
        assert sign_in(maj).get(address).url == "/underrattelser/"


def test_another_unit_than_ones_own_does_not_exist(sign_in, case, hanna, cilla):
    assert sign_in(hanna).get(UNIT, {"enhet": "eb-norr"}).status_code == 404
    assert sign_in(cilla).get(UNIT, {"enhet": "vux-norr"}).status_code == 404
    assert case.number not in words(sign_in(cilla).get(UNIT))


def test_as_many_questions_for_many_households_as_for_one(sign_in, household, organisation, case, birgitta, hanna):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(birgitta)
    client.get(UNIT)
    with CaptureQueriesContext(connection) as one:
        client.get(UNIT)
    for name in ("Ada Provbo", "Bo Provbo", "Cai Provbo"):
        another_case(household, organisation, hanna, name)
    with CaptureQueriesContext(connection) as many:
        client.get(UNIT)
    assert len(many) == len(one)


def test_the_ways_on_are_those_that_the_reader_may_go(sign_in, case, birgitta, hanna):
    for who, wanted in (
        (birgitta, ["Frånvaro och vikarier", "Någon slutar", "Följs rutinen?", "Enhetens dag på papper"]),
        (hanna, ["Frånvaro och vikarier", "Enhetens dag på papper"]),
    ):
        client = sign_in(who)
        ways = client.get(UNIT).context["ways"]
        assert [words for words, _ in ways] == wanted
        assert {client.get(url).status_code for _, url in ways} == {200}


def test_days_when_nobody_works_stand_narrower(sign_in, case, birgitta):
    page = sign_in(birgitta).get(UNIT).content.decode()
    assert page.count('<li class="k-week__day') == 7
    assert page.count("k-week__day--free") == 2
