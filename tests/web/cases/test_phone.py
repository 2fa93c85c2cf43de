# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to reach the household: shown on a click that is noted, changed by those who may read of the person."""

import pytest

from kvarbo.audit.models import Entry
from kvarbo.casework.exceptions import CaseNotFound, NotAllowed
from kvarbo.casework.reaching import set_reach
from kvarbo.people import services
from kvarbo.people.exceptions import PersonNotFound
from kvarbo.people.models import Person
from tests.casebook import actor, joined, joins
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import page_of
from tests.web.myday.conftest import appointed
from tests.web.pages import errors, filled, words

NUMBER = "070-174 06 05"


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


@pytest.fixture
def known(household):
    """Ture's number is known, and that a text message is better."""
    services.set_reach(actor_id="u_test", person=household.ture, phone=NUMBER, note="helst sms", now=NOW)
    return household.ture


def ring(case, who="hyresgast") -> str:
    return f"{page_of(case)}kontaktuppgift/{who}/"


def change(case, person) -> str:
    return f"{page_of(case)}telefon/{person.pk}/"


def save(client, case, person, **changes):
    address = change(case, person)
    return client.post(address, filled(client.get(address)) | changes)


def kept(person) -> tuple[str, str]:
    person.refresh_from_db()
    return person.phone, person.reach_note


def shown() -> list[tuple[str, str]]:
    return list(Entry.objects.filter(action="show_contact").values_list("actor_id", "object_id"))


def test_the_case_leads_to_the_number_and_does_not_hold_it(hannas, case, known):
    page = hannas.get(page_of(case))
    assert NUMBER not in page.content.decode()
    assert "Visa nummer till Ture Exempelsson , helst sms" in words(page)
    assert f'href="{ring(case)}"' in page.content.decode()
    assert not shown()


def test_the_number_is_shown_to_ring_and_that_is_noted(hannas, case, hanna, known):
    page = hannas.get(ring(case))
    assert 'href="tel:0701740605"' in page.content.decode()
    assert f"Ring {NUMBER}" in words(page)
    assert "Helst sms" in words(page)
    assert shown() == [(hanna.pk, known.pk)]


def test_the_contact_is_logged_on_the_same_page_and_leads_back_to_the_list(hannas, case, known):
    page = hannas.get(f"{ring(case)}?till=/min-dag/").content.decode()
    assert page.count('<details class="k-quick') == 1
    assert 'name="till" value="/min-dag/"' in page
    assert 'href="/min-dag/">Tillbaka' in page


def test_another_adult_has_a_number_of_her_own(hannas, case, household, write):
    bo = services.create_person(actor_id="u_test", board=household.board, name="Bo Exempelsson", now=NOW)
    services.set_reach(actor_id="u_test", person=bo, phone="0701740606", note="", now=NOW)
    write(joined(bo.pk, "partner"))
    page = words(hannas.get(ring(case, bo.pk)))
    assert "Ring 070-174 06 06" in page
    form = hannas.get(f"{page_of(case)}handelse/kontakt/?galler={bo.pk}").context["form"]
    assert form["with"].value() == bo.pk


def test_no_number_yet_is_said_with_the_way_to_write_one(hannas, case, household):
    assert "Skriv in nummer till Ture Exempelsson" in words(hannas.get(page_of(case)))
    assert "Vi har inget telefonnummer antecknat. Skriv in numret" in words(hannas.get(ring(case)))


def test_a_number_is_written_in_and_the_receipt_says_so(hannas, case, household):
    response = save(hannas, case, household.ture, phone="+46 70 174 06 05", how="helst efter kl. 16")
    assert response.url == ring(case)
    assert kept(household.ture) == (NUMBER, "helst efter kl. 16")
    assert "Sparat kl. 10.00. Numret är sparat." in words(hannas.get(response.url))
    entry = Entry.objects.get(action="set_reach")
    assert (entry.object_id, entry.case_id, entry.detail) == (household.ture.pk, case.pk, "")


def test_own_words_come_back_in_the_form(hannas, case, household):
    save(hannas, case, household.ture, how="egna", own="ring dottern först")
    form = hannas.get(change(case, household.ture)).context["form"]
    assert (form["how"].value(), form["own"].value()) == ("egna", "ring dottern först")


def test_a_number_that_does_not_hold_is_taken_away(hannas, case, known):
    response = save(hannas, case, known, phone="", how="")
    assert kept(known) == ("", "")
    assert "Inget nummer är antecknat." in words(hannas.get(response.url))


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"phone": "fråga Bo"}, "phone", "med siffror"),
        ({"phone": "070-17"}, "phone", "för få siffror"),
        ({"how": "egna", "own": ""}, "own", "Skriv hur"),
        ({"how": "helst sms", "own": "helst brev"}, "own", "ta bort texten"),
        ({"own": "x" * 61, "how": "egna"}, "own", "60"),
        ({"how": "när som"}, "how", ""),
    ],
)
def test_what_is_wrong_is_told_at_the_field_and_nothing_is_saved(hannas, case, known, typed, field, message):
    response = save(hannas, case, known, **typed)
    assert message in errors(response)[field][0]
    assert kept(known) == (NUMBER, "helst sms")


def test_sent_twice_it_is_saved_once(hannas, case, household):
    sent = filled(hannas.get(change(case, household.ture)), phone=NUMBER)
    for _ in range(2):
        assert hannas.post(change(case, household.ture), sent).status_code == 302
    assert Entry.objects.filter(action="set_reach").count() == 1


def test_two_at_once_see_each_others_number_before_one_is_overwritten(hannas, case, household):
    ture = household.ture
    mine = filled(hannas.get(change(case, ture)), phone="070-174 06 07")
    services.set_reach(actor_id="u_other", person=ture, phone=NUMBER, note="", now=NOW)
    response = hannas.post(change(case, ture), mine)
    assert response.status_code == 409
    assert f"Nu står det {NUMBER}" in words(response)
    assert kept(ture)[0] == NUMBER
    assert hannas.post(change(case, ture), filled(response)).status_code == 302
    assert kept(ture)[0] == "070-174 06 07"


def test_the_form_shows_the_number_and_that_is_noted_too(hannas, case, hanna, known):
    hannas.get(change(case, known))
    assert shown() == [(hanna.pk, known.pk)]


def test_a_childs_number_is_not_kept(hannas, case, household):
    for address in (ring(case, household.lova.pk), change(case, household.lova)):
        assert hannas.get(address).status_code == 404


def test_one_outside_the_case_finds_nothing(sign_in, cilla, omar, case, known):
    for outsider in (cilla, omar):
        for address in (ring(case), ring(case, known.pk), change(case, known)):
            assert sign_in(outsider).get(address).status_code == 404
        assert sign_in(outsider).post(change(case, known), {"phone": "", "seen": "x"}).status_code == 404
    assert kept(known)[0] == NUMBER
    assert not shown()


def test_one_whose_unit_takes_part_rings_and_changes_the_number(sign_in, petra, case, known, write):
    write(joins("bou-norr"))
    petras = sign_in(petra)
    assert NUMBER in words(petras.get(ring(case)))
    save(petras, case, known, phone="0701740608")
    assert kept(known)[0] == "070-174 06 08"


@pytest.fixture
def protected(known) -> Person:
    Person.objects.filter(pk=known.pk).update(protected=True)
    return known


def test_a_protected_person_leaves_no_trace_of_a_number(hannas, case, protected):
    page = hannas.get(page_of(case)).content.decode()
    for trace in ("Ture", "helst sms", ring(case), change(case, protected)):
        assert trace not in page
    for address in (ring(case), ring(case, protected.pk), change(case, protected)):
        assert hannas.get(address).status_code == 404
    assert hannas.post(change(case, protected), {"phone": "", "seen": "x"}).status_code == 404
    assert not shown()


def test_one_who_holds_the_protected_zone_rings(sign_in, tove, case, protected):
    assert NUMBER in words(sign_in(tove).get(ring(case)))


def call(user, case, person_id):
    return set_reach(actor=actor(user), case=case, person_id=person_id, phone=NUMBER, note="", today=TODAY, now=NOW)


def test_the_door_asks_who_may_write_whatever_the_page_shows(case, household, hanna, omar, maj, protected):
    for user, fault in ((omar, CaseNotFound), (maj, NotAllowed), (hanna, PersonNotFound)):
        with pytest.raises(fault):
            call(user, case, household.ture.pk)
    for stranger in (household.lova.pk, "p_ingen"):
        with pytest.raises(PersonNotFound):
            call(hanna, case, stranger)


def test_a_list_offers_to_ring_where_there_is_a_number_and_never_shows_it(hannas, hanna, case, known, write):
    write(appointed(hanna))
    for address in ("/min-dag/", "/enheten/hushall/"):
        page = hannas.get(address).content.decode()
        assert f'href="{ring(case)}?till=' in page, address
        assert NUMBER not in page
    services.set_reach(actor_id="u_test", person=known, phone="", note="", now=NOW)
    assert f'href="{ring(case)}' not in hannas.get("/enheten/hushall/").content.decode()


def test_a_list_offers_nothing_of_one_out_of_sight(hannas, case, protected):
    assert f'href="{ring(case)}' not in hannas.get("/enheten/hushall/").content.decode()


def test_the_paper_has_the_number_and_that_it_was_printed_is_noted(hannas, case, hanna, known):
    page = words(hannas.get(f"{page_of(case)}papper/")).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Ture, telefon {NUMBER} , helst sms" in page
    assert "Skriv numret här" not in page
    assert (hanna.pk, known.pk) in shown()


def test_the_paper_has_a_line_where_no_number_is_known(hannas, case):
    assert "Ture, telefon Skriv numret här" in words(hannas.get(f"{page_of(case)}papper/"))
