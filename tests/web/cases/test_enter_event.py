# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime as dt

import pytest

from kvarbo.cases.models import Event
from tests.casebook import contact, joins
from tests.personas import NOW
from tests.web.cases.addresses import enter, form_of, page_of
from tests.web.pages import errors, filled, words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def last(case) -> Event:
    return Event.objects.filter(case=case).order_by("-seq").select_related("payload").first()


def apply(client, case, number="U-0000-26"):
    return enter(client, case, "kfm-ansokan", matter="nytt", matter_number=number, documents_on="2026-11-19")


def set_time(client, case):
    apply(client, case)
    return enter(client, case, "kfm-tid", eviction_day="2026-12-09", eviction_time="9.30")


def test_a_contact_is_told_back_and_the_change_in_the_plan_explained_once(hannas, case):
    response = enter(hannas, case, "kontakt", result="reached", at="0942")
    page = words(hannas.get(response.url))
    assert "Sparat kl. 10.00. Du ringde Ture Exempelsson och fick kontakt." in page
    assert "Planen ändrades" in page
    assert "Klart: Ring hushållet. Vuxenenheten Norr. Därför: Klart. Kontakt" in page
    assert "Planen ändrades" not in words(hannas.get(response.url))


def test_nothing_changed_is_also_said(hannas, case):
    response = enter(hannas, case, "brev")
    assert "Planen är densamma" in words(hannas.get(response.url))


def test_a_visit_that_found_nobody(hannas, case):
    enter(hannas, case, "besok", announced="nej", result="no_answer")
    assert last(case).payload.data == {
        "announced": False,
        "with": last(case).payload.data["with"],
        "result": "no_answer",
    }


def test_a_letter_with_a_time_to_meet(hannas, case):
    enter(hannas, case, "brev", how="letter", meet_day="2026-11-26", meet_time="13")
    assert last(case).type != "letter_sent"
    enter(hannas, case, "brev", how="letter", meet_day="2026-11-26", meet_time="13.00")
    assert last(case).payload.data["meet_at"] == "2026-11-26T13:00"


def test_a_payment_stops_the_clock_and_says_so(hannas, case):
    response = enter(hannas, case, "betalning", paid_on="2026-11-20")
    page = words(hannas.get(response.url))
    assert "Återvinningsfristen är klar i tid. Klockan har stannat." in page
    assert last(case).zone == "economy"


def test_a_payment_that_lies_ahead_is_refused(hannas, case):
    assert "paid_on" in errors(enter(hannas, case, "betalning", paid_on="2026-11-27"))


def test_the_day_of_serving_moves_the_clock_and_tells_what_it_was(hannas, case):
    response = enter(hannas, case, "delgivning", served_on="2026-11-20")
    page = words(hannas.get(response.url))
    assert "Återvinningsfristen: fre 11 dec. Räknades förut till tors 10 dec." in page


def test_an_undertaking(hannas, case):
    enter(hannas, case, "atagande")
    assert last(case).payload.data == {"notice": "n_ett", "how": "recommended_letter", "proof": None}


def test_an_application_at_kronofogden_makes_a_matter(hannas, case):
    apply(hannas, case, "u-0000-26")
    assert last(case).payload.data == {"matter": "U-0000-26", "documents_on": "2026-11-19"}


def test_a_new_matter_needs_its_number(hannas, case):
    assert "matter_number" in errors(apply(hannas, case, "??"))


def test_a_time_for_eviction_brings_the_confirmation_today(hannas, case):
    page = words(hannas.get(set_time(hannas, case).url))
    assert "Nytt steg: Bekräfta till Kronofogden, senast i dag, fre 20 nov." in page
    assert "Kronofogden har satt tid. Avhysning onsdag 9 december 2026 kl. 09.30, om 19 dagar." in page


def test_a_time_sent_twice_is_one_time(hannas, case):
    apply(hannas, case)
    form = filled(hannas.get(form_of(case, "kfm-tid")), eviction_day="2026-12-09", eviction_time="09.30")
    hannas.post(form_of(case, "kfm-tid"), form)
    hannas.post(form_of(case, "kfm-tid"), form)
    assert Event.objects.filter(case=case, type="eviction_time_informed").count() == 1


def test_confirming_completes_the_step(hannas, case):
    set_time(hannas, case)
    page = words(hannas.get(enter(hannas, case, "kfm-bekraftelse").url))
    assert "Klart: Bekräfta till Kronofogden." in page


@pytest.mark.parametrize(
    ("slug", "sure", "told"),
    [
        ("avhysning-verkstalld", {"sure": ["2026-11-20"]}, "verkställdes 20 nov"),
        ("avhysning-aterkallad", {}, "återkallades 20 nov"),
    ],
)
def test_how_it_ended(hannas, case, slug, sure, told):
    set_time(hannas, case)
    assert told in words(hannas.get(enter(hannas, case, slug, **sure).url))


def test_a_double_click_gives_one_event(hannas, case):
    form = filled(hannas.get(form_of(case, "kontakt")), result="reached")
    first, second = hannas.post(form_of(case, "kontakt"), form), hannas.post(form_of(case, "kontakt"), form)
    assert first.url == second.url == page_of(case)
    assert Event.objects.filter(case=case, type="contact").count() == 1


def test_what_another_wrote_meanwhile_is_shown_and_the_text_kept(hannas, case, write, household):
    form = filled(hannas.get(form_of(case, "kontakt")), result="refused", at="08.15")
    write(contact(household.ture.pk, "no_answer"))
    response = hannas.post(form_of(case, "kontakt"), form)
    page = words(response)
    assert response.status_code == 409
    assert "Någon annan har skrivit i ärendet" in page
    assert "Ringde Ture Exempelsson, inget svar" in page
    assert response.context["form"]["at"].value() == "08.15"
    again = hannas.post(form_of(case, "kontakt"), filled(response))
    assert again.url == page_of(case)
    assert last(case).payload.data["result"] == "refused"


def test_all_faults_at_once(hannas, case):
    response = enter(hannas, case, "kontakt", on="2027-01-01", at="99")
    assert {"result", "on", "at"} <= set(errors(response))
    assert "autofocus" in response.content.decode()


def test_what_the_case_has_nothing_of_has_no_form(hannas, case):
    for slug in ("kfm-bekraftelse", "avhysning-verkstalld", "finns-inte", "steg-klart"):
        assert hannas.get(form_of(case, slug)).status_code == 404


def test_money_is_not_written_by_one_who_may_not_read_it(sign_in, case, petra, write):
    write(joins("bou-norr"))
    assert sign_in(petra).get(form_of(case, "betalning")).status_code == 404


def test_it_can_be_entered_days_later(hannas, case, set_clock):
    set_clock(NOW + dt.timedelta(days=3))
    enter(hannas, case, "kontakt", result="reached", on="2026-11-20")
    assert "infört 23 nov" in words(hannas.get(page_of(case)))


def test_a_day_from_before_the_law_is_said_on_the_form_and_saves_nothing(hannas, case):
    seq = case.seq
    response = enter(hannas, case, "kfm-ansokan", matter="nytt", matter_number="U-1-26", documents_on="1900-01-01")
    assert "regeln finns inte i regelverket för 1900-01-01" in words(response)
    case.refresh_from_db()
    assert case.seq == seq


def test_signs_that_no_database_takes_are_a_fault_in_the_form(hannas, case):
    for slug, name in (("kontakt", "key"), ("enhet", "key"), ("kontakt", "steg")):
        response = enter(hannas, case, slug, **{name: "k\x00"})
        assert name in errors(response)
