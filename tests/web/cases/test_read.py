# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime as dt
import re

import pytest

from kvarbo.audit.models import Entry
from kvarbo.casework.services import Draft
from tests.casebook import HOUR, contact, joins, notice, payment
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import page_of
from tests.web.pages import without_tokens, words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def test_the_person_bar_and_the_situation(hannas, case):
    page = words(hannas.get(page_of(case)))
    assert "Ture Exempelsson" in page
    assert "Barn: Lova Exempelsson, 8 år" in page
    assert "Återvinningsfristen löper minst till torsdag 10 december 2026, preliminärt: delgivningsdag okänd." in page


def test_the_title_of_the_page_names_nobody(hannas, case):
    body = hannas.get(page_of(case)).content.decode()
    title = body[body.index("<title>") + len("<title>") : body.index("</title>")]
    assert title.strip() == f"Ärende {case.number} – Kvarbo"


def test_each_step_says_why_and_what_can_be_done(hannas, case):
    page = words(hannas.get(page_of(case)))
    assert "Ring hushållet" in page
    assert "Därför:" in page
    assert "Ett steg som lagen kräver kan inte skjutas upp eller hoppas över." in page


def test_a_law_step_offers_no_way_out(hannas, case):
    units = hannas.get(page_of(case)).context["units"]
    law = next(step for unit in units for step in unit.steps if step.law)
    own = next(step for unit in units for step in unit.steps if step.title == "Ring hushållet")
    assert [action.label for action in law.actions] == ["Markera som klart"]
    assert [action.label for action in law.more] == ["Klart med anteckning"]
    assert [action.label for action in own.actions] == ["Logga kontakt", "Markera som klart"]
    later = ["Skjut upp", "Hoppa över", "Flytta dagen"]
    assert [action.label for action in own.more] == ["Klart med anteckning", *later]


def test_a_step_of_another_zone_is_seen_but_not_read(hannas, case):
    page = words(hannas.get(page_of(case)))
    assert "Kontakt med familjen" in page
    assert "Samtala med barnet" not in page
    assert "Stängt för dig" in page


def test_the_child_unit_reads_its_own_step(sign_in, case, petra, write):
    write(joins("bou-norr"))
    assert "Samtala med barnet om oron för hemmet" in words(sign_in(petra).get(page_of(case)))


def test_what_lies_in_the_economy_is_not_told_to_the_child_unit(sign_in, case, petra, write):
    write(joins("bou-norr"), payment())
    page = words(sign_in(petra).get(page_of(case)))
    assert "17 800 kr betalades" not in page
    assert "ange betalning" not in page.lower()


def test_events_stand_newest_first_with_who_and_when(hannas, case, write, household):
    write(contact(household.ture.pk, at="11:00"))
    events = hannas.get(page_of(case)).context["events"]
    assert events[0].text == "Ringde Ture Exempelsson och fick kontakt"
    assert events[0].when == "i dag, fre 20 nov kl. 11.00"
    assert events[0].note == "Hanna Mallberg, Vuxenenheten Norr"
    assert [action.label for action in events[0].actions] == ["Rätta", "Ta tillbaka"]


def test_a_day_that_was_reckoned_before_is_told(hannas, case, write):
    later = Draft(type="service_confirmed", data={"notice": "n_ett", "served_on": "2026-11-20"}, on=TODAY)
    write(later)
    page = words(hannas.get(page_of(case)))
    assert "Räknades tidigare till tors 10 dec (till och med fre 20 nov)" in page
    assert "Sista dag fre 11 dec" in page


def test_two_notices_are_told_apart(hannas, case, write, household):
    write(notice("n_tva", household.tenancy.pk, posted_on="2026-11-18", amount=9000))
    page = words(hannas.get(page_of(case)))
    assert "Återvinningsfristen, underrättelsen som kom fre 20 nov" in page
    assert "Andra underrättelsen" in page


def test_the_plan_is_reckoned_anew_when_a_day_has_changed_it(hannas, case, set_clock):
    set_clock(NOW + dt.timedelta(days=5))
    page = words(hannas.get(page_of(case)))
    assert "Skulle ha varit klart" in page
    assert "15 dagar kvar" in page


def test_a_reason_leads_to_the_event_it_leans_on(hannas, case):
    body = hannas.get(page_of(case)).content.decode()
    places = set(re.findall(r'href="(#h-\w+)"', body))
    assert places
    assert all(f'id="{place[1:]}"' in body for place in places)


def test_reading_is_noted(hannas, case, hanna):
    hannas.get(page_of(case))
    assert Entry.objects.filter(action="read", actor_id=hanna.pk, case_id=case.pk).count() == 1


@pytest.mark.parametrize("slug", ["", "handelse/kontakt/", "handelse/e_x/ratta/", "handelse/e_x/ta-tillbaka/"])
def test_another_boards_case_looks_like_none_at_all(sign_in, case, cilla, slug):
    cillas = sign_in(cilla)
    theirs, none = cillas.get(page_of(case) + slug), cillas.get("/arenden/EX-2026-00000/" + slug)
    assert theirs.status_code == none.status_code == 404
    assert without_tokens(theirs) == without_tokens(none)


def test_a_registrar_reads_no_case(sign_in, case, maj):
    assert sign_in(maj).get(page_of(case)).status_code == 404


def test_a_protected_person_has_no_name_for_one_who_may_not_read_it(hannas, case, household):
    household.ture.protected = True
    household.ture.save()
    page = words(hannas.get(page_of(case)))
    assert "Ture Exempelsson" not in page
    assert "Någon vars namn du inte får läsa" in page
    assert "Fantasigränd" not in page


def test_where_a_protected_child_lives_is_not_told_either(hannas, sign_in, case, household, tove, write):
    household.lova.protected = True
    household.lova.save()
    page = words(hannas.get(page_of(case)))
    assert "Ture Exempelsson" in page
    assert "Fantasigränd" not in page
    assert "En adress som du inte får läsa" in page


def test_an_event_whose_lowered_zone_was_taken_back_is_closed_again(sign_in, case, write, hanna, petra):
    """Moved to the zone of coordination by mistake, and back: what holds then is the child unit's alone."""
    write(joins("bou-norr"))
    told = {"channel": "phone", "with": "school", "result": "reached"}
    [inner] = write(Draft(type="contact", data=told, on=TODAY, zone="child"), by=petra)
    lowered = Draft(type="contact", data=told, on=TODAY, zone="coordination", corrects=inner.event_id, reason="Fel zon")
    [outer] = write(lowered, by=petra, now=NOW + 2 * HOUR)
    write(Draft(type="withdrawn", on=TODAY, corrects=outer.event_id, reason="Ångrat"), by=petra, now=NOW + 3 * HOUR)
    assert "Ringde skolan" in words(sign_in(petra).get(page_of(case)))
    assert "Ringde skolan" not in words(sign_in(hanna).get(page_of(case)))
