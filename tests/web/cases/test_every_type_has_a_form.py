# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the log can hold, someone can write; and each form says what is wrong, all at once."""

import pytest

from kvarbo.cases.models import Event
from kvarbo.casework.services import Draft
from kvarbo.rules.eventtypes import EVENT_TYPES
from kvarbo.web.cases.all_forms import FORMS
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from tests.personas import TODAY
from tests.web.cases.addresses import enter, form_of, page_of
from tests.web.pages import errors, words

# Written by registering, deciding and withdrawing, or for all cases at once.
ELSEWHERE = {"case_opened", "tenancy_recorded", "notice_joined", "withdrawn", "routine_adopted"}
MATTER = {"matter": "nytt", "matter_number": "U-0000-26"}
WEEKS = "vaxelvis_veckor"


@pytest.fixture
def hannas(sign_in, hanna, case, write):
    client = sign_in(hanna)
    enter(client, case, "kfm-ansokan", **MATTER)
    return client


def told(client, case, slug, **typed) -> str:
    return words(client.get(enter(client, case, slug, **typed).url))


def test_every_type_has_its_form():
    assert set(EVENT_TYPES) - ELSEWHERE == set(FORMS) == set(KIND_OF_TYPE)


@pytest.mark.parametrize(
    ("slug", "typed", "words_of_it"),
    [
        ("anstand", {"granted": "ja", "until": "2026-12-10"}, "Kronofogden beviljade anstånd till och med tors 10 dec"),
        ("anstand", {"granted": "nej"}, "Kronofogden sade nej till anstånd"),
        ("uppskov", {"granted": "ja"}, "Hyresvärden gick med på uppskov"),
        ("kfm-yttrande", {"happened_on": "2026-11-18"}, "Tillfälle att yttra sig gavs ons 18 nov"),
        ("overenskommelse", {"until": "2027-02-28"}, "Avbetalningsplan, gäller till och med sön 28 feb"),
        ("boende", {"form": "familj", "from": "2026-12-01"}, "för hela hushållet från tis 1 dec: hos familj"),
        ("belopp", {"amount": "9 000"}, "Hyresgästen menar att rätt belopp är 9 000 kr"),
        ("belopp", {"amount": "0"}, "rätt belopp är 0 kr"),
        ("forelaggande", {"matter": "nytt", "matter_number": "01-1-26", "happened_on": "2026-11-18"}, "delgavs ons 18"),
        ("utslag", {"happened_on": "2026-11-18"}, "Kronofogden meddelade utslag ons 18 nov"),
        ("bestridande", {"happened_on": "2026-11-18"}, "Hyresgästen bestred kravet ons 18 nov"),
        ("hyresnamnden", {"matter_number": "12-26", "happened_on": "2026-11-18"}, "Hyresnämnden beslutade ons 18 nov"),
        ("anteckning", {"reason": "Dörrkoden är ny"}, "Anteckning: Dörrkoden är ny"),
        ("fraga", {"to": "Vårdcentralen", "answer_by": "2026-11-27"}, "Frågade Vårdcentralen, svar senast fre 27 nov"),
    ],
)
def test_it_is_saved_and_told_back(hannas, case, slug, typed, words_of_it):
    assert words_of_it in told(hannas, case, slug, **typed)


@pytest.mark.parametrize(
    ("slug", "wrong"),
    [
        ("anstand", {"granted"}),
        ("overenskommelse", set()),
        ("boende", {"form", "from"}),
        ("belopp", {"amount"}),
        ("utslag", {"happened_on"}),
        ("anteckning", {"reason"}),
        ("fraga", {"to", "answer_by"}),
        ("eget-steg", {"title"}),
    ],
)
def test_all_that_is_missing_is_said_at_once_and_nothing_saved(hannas, case, slug, wrong):
    before = Event.objects.filter(case=case).count()
    response = enter(hannas, case, slug, on="2027-01-01")
    assert wrong | {"on"} <= set(errors(response))
    assert "autofocus" in response.content.decode()
    assert Event.objects.filter(case=case).count() == before


def test_an_answer_is_told_of_the_question_it_answers(hannas, case):
    enter(hannas, case, "fraga", to="Vårdcentralen", answer_by="2026-11-27")
    assert "Svar från Vårdcentralen: Tid bokad" in told(hannas, case, "svar", answer="Tid bokad")


def test_a_childs_weeks_are_a_fact_with_its_value(hannas, case, write, household):
    lova = household.lova.pk
    write(Draft(type="person_changed", data={"person": lova, "lives_here": "alternating"}, on=TODAY))
    assert "value" in errors(enter(hannas, case, "uppgift", query=f"?galler={WEEKS}", value="ja"))
    said = told(hannas, case, "uppgift", query=f"?galler={WEEKS}", value="jamna")
    assert "Lova Exempelsson bor här jämna veckor" in said


def test_someone_leaves_the_household_but_not_the_tenant(hannas, case, household, write):
    form = hannas.get(form_of(case, "lamnar-hushallet")).context["form"]
    assert household.ture.pk not in dict(form.fields["person"].choices)
    assert "Lova Exempelsson lämnade hushållet" in told(hannas, case, "lamnar-hushallet", person=household.lova.pk)


def test_a_unit_leaves_but_not_the_one_that_coordinates(hannas, case):
    enter(hannas, case, "enhet", unit="bou-norr")
    assert "Barn och unga Norr lämnade ärendet" in told(hannas, case, "enhet-lamnar", unit="bou-norr")
    assert hannas.get(form_of(case, "enhet-lamnar")).status_code == 404


def test_a_caseworker_is_no_longer_named(hannas, case):
    enter(hannas, case, "handlaggare")
    choice = hannas.get(form_of(case, "handlaggare-lamnar")).context["form"].fields["who"].choices[0][0]
    assert "Hanna Mallberg är inte längre handläggare" in told(hannas, case, "handlaggare-lamnar", who=choice)


def test_every_free_text_says_who_reads_it(hannas, case):
    for slug in ("anteckning", "fraga", "eget-steg", "atagande", "mote"):
        page = words(hannas.get(form_of(case, slug)))
        assert "Läses av alla enheter" in page or "Läses av dem som du väljer" in page or "Läses bara av" in page


def test_an_eviction_carried_out_is_confirmed_with_name_and_day(hannas, case):
    first = enter(hannas, case, "avhysning-verkstalld")
    asked = "Bekräfta att avhysningen av Ture Exempelsson verkställdes fredag 20 november 2026."
    assert errors(first)["sure"] == [asked]
    moved = enter(hannas, case, "avhysning-verkstalld", on="2026-11-19", sure=["2026-11-20"])
    assert "torsdag 19 november 2026" in errors(moved)["sure"][0]
    assert enter(hannas, case, "avhysning-verkstalld", sure=["2026-11-20"]).url == page_of(case)


def test_the_day_of_service_shows_what_is_reckoned_now_and_what_it_becomes(hannas, case):
    form = words(hannas.get(form_of(case, "delgivning") + "?galler=n_ett"))
    assert "Återvinningsfristen räknas nu till tors 10 dec, preliminärt." in form
    after = told(hannas, case, "delgivning", served_on="2026-11-20")
    assert "fre 11 dec. Räknades förut till tors 10 dec." in after


def test_a_contact_has_the_tenant_and_today_and_no_time_chosen(hannas, case, household):
    form = hannas.get(form_of(case, "kontakt")).context["form"]
    assert (form["with"].value(), form["on"].value(), form["at"].value()) == (household.ture.pk, TODAY, None)
    assert "Du ringde hyresvärden och fick kontakt." in told(
        hannas, case, "kontakt", query="?galler=landlord", result="reached"
    )
