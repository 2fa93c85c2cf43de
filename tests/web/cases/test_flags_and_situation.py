# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Flags with their reasons, what can still stop it, and whose the next step is."""

import datetime as dt

import pytest

from kvarbo.cases.models import Event
from kvarbo.web.cases.flags import flags as flags_of
from tests.casebook import contact, joins, notice
from tests.personas import NOW, TODAY
from tests.rules.casebuilder import event
from tests.rules.casebuilder import household as household_rows
from tests.web.cases.addresses import enter, page_of
from tests.web.timeline.readings import told


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def flags(client, case) -> dict[str, object]:
    return {flag.chip.text: flag for flag in client.get(page_of(case)).context["flags"]}


def test_every_flag_has_a_reason_and_leads_to_what_it_leans_on(hannas, case, write, household):
    write(contact(household.ture.pk), notice("n_tva", household.tenancy.pk))
    response = hannas.get(page_of(case))
    body = response.content.decode()
    found = response.context["flags"]
    assert {"1 barn", "Andra underrättelsen", "Kontakt 20 nov", "Delgivningsdag okänd"} <= {
        flag.chip.text for flag in found
    }
    assert all(flag.reason for flag in found)
    assert all(f'id="{place[1:]}"' in body for flag in found for place in flag.places)


def test_no_contact_counts_the_tries(hannas, case, write, household):
    write(contact(household.ture.pk, "no_answer"))
    assert "Ingen kontakt än, 1 försök" in flags(hannas, case)


def test_a_contact_about_an_earlier_notice_is_not_shown_as_contact(hannas, case, write, household, set_clock):
    set_clock(NOW.replace(month=12, day=20))
    later = {"today": TODAY + dt.timedelta(days=30), "now": NOW.replace(month=12, day=20)}
    write(contact(household.ture.pk))
    write(notice("n_tva", household.tenancy.pk, on=TODAY + dt.timedelta(days=20)), **later)
    told = flags(hannas, case)
    flag = told["Ingen kontakt sedan underrättelsen 10 dec"]
    assert "Vi nådde någon senast fre 20 nov." in flag.reason
    assert "Kontakt 20 nov" not in told


def test_what_can_stop_it_says_who_when_and_by_which_paragraph(hannas, case):
    options = hannas.get(page_of(case)).context["situation"].options
    pay = next(one for one in options if one.title == "Betala hyresskulden")
    assert "12 kap. 44 §" in pay.legal_basis
    assert pay.when == "minst till tors 10 dec"
    assert pay.note
    assert not pay.gone


def test_what_no_longer_can_stays_and_says_when_it_went(hannas, case, set_clock):
    enter(hannas, case, "delgivning", served_on="2026-11-20")
    set_clock(NOW.replace(month=12, day=20))
    options = hannas.get(page_of(case)).context["situation"].options
    pay = next(one for one in options if one.title == "Betala hyresskulden")
    assert pay.gone
    assert pay.when.startswith("gick ut ")
    assert options[0].title == "Komma överens med hyresvärden"


def test_ones_own_units_step_comes_first(sign_in, hannas, case, petra, write):
    write(joins("bou-norr"))
    assert "Barn och unga" not in hannas.get(page_of(case)).context["situation"].text
    assert "Samtala med barnet" in sign_in(petra).get(page_of(case)).context["situation"].text


def test_a_step_of_another_unit_names_the_unit(sign_in, case, omar, write):
    write(joins("eb-norr"))
    text = sign_in(omar).get(page_of(case)).context["situation"].text
    assert text.startswith(("Nästa steg för Vuxenenheten Norr: ", "I dag för Vuxenenheten Norr: "))


def test_the_page_asks_the_database_as_often_however_much_has_happened(
    hannas, case, write, household, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    write(contact(household.ture.pk))
    hannas.get(page_of(case))
    with CaptureQueriesContext(connection) as few:
        hannas.get(page_of(case))
    write(*(contact(household.ture.pk, at=f"1{hour}:00") for hour in range(9)))
    assert Event.objects.filter(case=case).count() > 9
    with django_assert_num_queries(len(few)):
        hannas.get(page_of(case))


def test_the_question_about_violence_is_missed_until_it_is_noted_where_the_routine_asks(hannas, case):
    rows, words = household_rows("2026-11-02"), "Frågan om våld är inte ställd"
    asked = event("fact_set", "2026-11-05", subject="p1", fact="valdsfragan_stalld", value=True)
    missing = [flag for flag in flags_of(told(*rows, day="2026-11-21")) if flag.chip.text == words]
    assert [flag.chip.kind for flag in missing] == ["violence"]
    assert missing[0].reason.startswith("Ingen har antecknat")
    assert words not in [flag.chip.text for flag in flags_of(told(*rows, asked, day="2026-11-21"))]
    assert words not in flags(hannas, case)


def test_two_equal_chips_are_one(hannas, case, write, household):
    write(notice("n_tva", household.tenancy.pk))
    chips = [flag.chip for flag in hannas.get(page_of(case)).context["flags"]]
    assert len(chips) == len(set(chips))
