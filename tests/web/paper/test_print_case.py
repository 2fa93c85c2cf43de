# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case's plan on paper: whom to ring, what runs, who does what; and nothing of what the reader may not read."""

import pytest

from kvarbo.audit.models import Entry
from kvarbo.casework.services import Draft
from kvarbo.people.models import Person
from tests.casebook import contact, joins, notice
from tests.personas import TODAY
from tests.web.cases.addresses import page_of
from tests.web.pages import words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def paper(client, case) -> str:
    return words(client.get(f"{page_of(case)}papper/"))


def consent(household, receivers: tuple[str, ...] = ("hyresvärden",)) -> Draft:
    told = {"consent": "s_ett", "person": household.ture.pk, "receivers": receivers, "subjects": ("hyran",)}
    return Draft(type="consent_given", data=told, on=TODAY)


def test_the_head_says_what_whose_when_and_by_whom(hannas, case):
    page = paper(hannas, case)
    for told in (
        "Plan på papper, Provköpings kommun, Vuxenenheten Norr",
        f"Ärende {case.number}. Utskriven fre 20 nov kl. 10.00 av Hanna Mallberg",
        "Sekretess. Förvara inlåst.",
        "Ture Exempelsson",
        "Bor med Lova, 8 år.",
        "Sida 1 av 1",
        "för in det du gjort med de tider du skrev här. Förstör sedan papperet.",
    ):
        assert told in page


def test_each_step_has_who_and_when_and_room_to_write(hannas, case):
    page = paper(hannas, case)
    assert "Ring hushållet" in page
    assert "Gjort, dag, tid Sign." in page
    assert "Dag och tid Hur Med vem Vad hände Sign." in page


def test_what_was_done_lately_is_ticked_with_its_day_and_the_initials(hannas, case, write, household):
    write(contact(household.ture.pk, about=("n_ett",)))
    response = hannas.get(f"{page_of(case)}papper/")
    assert "k-a4__tick--done" in response.content.decode()
    assert "Klart 20 nov HM" in words(response)


def test_the_clock_is_told_with_how_sure_it_is(hannas, case, write, household):
    write(notice("n_tva", household.tenancy.pk, posted_on=None))
    assert "preliminärt" in paper(hannas, case).lower()


def test_a_day_of_the_law_is_bold(hannas, case):
    body = hannas.get(f"{page_of(case)}papper/").content.decode()
    assert "lag</strong>" in body


def test_the_landlord_is_named_only_with_consent(hannas, case, write, household):
    household.landlord.phone = "000-12 34 00"
    household.landlord.save()
    assert "Inget samtycke: lämna inga uppgifter." in paper(hannas, case)
    assert "Exempelbostäder" not in paper(hannas, case)
    write(consent(household))
    page = paper(hannas, case)
    assert "Hyresvärd, samtycke finns Exempelbostäder AB" in page
    assert "000-12\xa034\xa000" in hannas.get(f"{page_of(case)}papper/").content.decode()


def test_a_consent_to_tell_the_school_is_none_to_tell_the_landlord(hannas, case, write, household):
    write(consent(household, ("skolan eller förskolan",)))
    assert "Inget samtycke" in paper(hannas, case)


def test_the_printing_and_every_number_is_noted(hannas, case, write, household):
    household.landlord.phone = "000-12 34 00"
    household.landlord.save()
    write(consent(household))
    paper(hannas, case)
    noted = Entry.objects.filter(case_id=case.pk)
    assert noted.filter(action="read", object_kind="case_paper").count() == 1
    assert noted.filter(action="show_contact", object_id="hyresvard").count() == 1


def test_another_units_steps_stand_by_their_outside_title_and_state(hannas, case, write):
    write(joins("bou-norr"))
    page = paper(hannas, case)
    assert "Samtala med barnet om oron för hemmet" not in page
    assert "Bara enhetens egna läser stegen:" in page


def test_where_someone_protected_lives_is_not_printed_for_one_without_the_zone(hannas, case, household):
    Person.objects.filter(pk=household.lova.pk).update(protected=True)
    page = paper(hannas, case)
    assert "Fantasigränd" not in page
    assert "Adress och telefon skrivs inte ut." in page
    assert "Lova" not in page


def test_one_who_may_see_the_protected_is_warned(sign_in, tove, case, household, write):
    Person.objects.filter(pk=household.lova.pk).update(protected=True)
    assert "Skyddade personuppgifter." in paper(sign_in(tove), case)


def test_one_outside_finds_no_paper(sign_in, cilla, omar, case):
    for outsider in (cilla, omar):
        assert sign_in(outsider).get(f"{page_of(case)}papper/").status_code == 404


def test_the_page_prints_without_script_too(hannas, case):
    assert "Skriv ut med Ctrl+P" in paper(hannas, case)
