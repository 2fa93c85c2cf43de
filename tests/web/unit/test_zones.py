# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader's zones do not hold is in no row, order, count, mark or chart: the page is as if it never was."""

import re
from dataclasses import replace

import pytest
from django.http import HttpResponse

from kvarbo.casework.services import Draft
from kvarbo.people.models import Person
from kvarbo.planning.models import CaseHappening, PlanStep
from tests.casebook import contact, joins
from tests.personas import TODAY
from tests.web.pages import without_tokens, words
from tests.web.unit.work import given_to

PAGES = ("/enheten/", "/enheten/hushall/?visa=alla", "/enheten/skal/")


def whole(response: HttpResponse) -> str:
    """All that the browser got, but for what differs at every request."""
    assert response.status_code == 200
    return re.sub(r'(value="[\w-]{20,}"|data-ends="[^"]*"|kl\. \d\d\.\d\d)', "*", without_tokens(response))


@pytest.fixture
def with_the_children(case, petra, write):
    """Barn och unga takes part, with Petra."""
    write(joins("bou-norr"))
    write(given_to(petra), by=petra)


def skipped(case, by, write) -> None:
    key = PlanStep.objects.get(case=case, step_id="hor-barnet").key
    told = {"step_key": key}
    write(Draft(type="step_skipped", data=told, on=TODAY, zone="child", reason="Barnet ville inte"), by=by)


@pytest.mark.parametrize("address", PAGES)
def test_what_is_written_of_the_children_moves_nothing_for_others(
    sign_in, case, hanna, petra, birgitta, omar, household, with_the_children, write, address
):
    write(joins("eb-norr"))
    readers = [sign_in(one) for one in (hanna, birgitta, omar)]
    before = [whole(reader.get(address)) for reader in readers]
    write(replace(contact(household.ture.pk), zone="child"), by=petra)
    if "hushall" not in address:
        # That another unit's step is done is no secret, and the list says for whom one waits.
        skipped(case, petra, write)
        write(Draft(type="child_talk", data=_talk(household), on=TODAY, zone="child"), by=petra)
    assert [whole(reader.get(address)) for reader in readers] == before
    assert CaseHappening.objects.filter(case=case, zone="child").exists()


def _talk(household) -> dict[str, object]:
    answers = dict.fromkeys(("informed", "heard", "used", "guardian_consent"), True)
    return {"child": household.lova.pk, **answers}


def test_the_unit_that_reads_it_counts_it(sign_in, case, petra, household, with_the_children, write):
    client = sign_in(petra)
    write(replace(contact(household.ture.pk), zone="child"), by=petra)
    skipped(case, petra, write)
    page = client.get("/enheten/")
    assert (page.context["weeks"][-1].tried, page.context["weeks"][-1].reached) == (1, 1)
    assert "1 steg hoppade över" in words(page)
    assert "Barnet ville inte" in words(client.get("/enheten/skal/"))


def test_a_protected_person_has_no_name_no_address_and_no_age_on_the_page(sign_in, case, hanna, birgitta, household):
    Person.objects.filter(pk=household.ture.pk).update(protected=True)
    for reader in (hanna, birgitta):
        for address in PAGES:
            page = sign_in(reader).get(address).content.decode()
            assert "Exempelsson" not in page
            assert "Fantasigränd" not in page


def test_where_a_protected_child_lives_stands_in_no_list(sign_in, case, hanna, birgitta, household):
    Person.objects.filter(pk=household.lova.pk).update(protected=True)
    for reader in (hanna, birgitta):
        for address in (*PAGES, "/enheten/papper/"):
            page = sign_in(reader).get(address).content.decode()
            assert "Fantasigränd" not in page


def test_only_one_named_for_what_is_protected_sees_what_is_written_there(sign_in, case, hanna, tove, household, write):
    told = {"unit": "vux-norr", "role": "skyddshandläggare", "user": tove.pk}
    client = sign_in(hanna)
    write(Draft(type="assigned", data=told, on=TODAY, zone="protected"), by=tove)
    before = [whole(client.get(address)) for address in PAGES]
    write(replace(contact(household.ture.pk), zone="protected"), by=tove)
    assert [whole(client.get(address)) for address in PAGES] == before
    assert sign_in(tove).get("/enheten/").context["weeks"][-1].reached == 1


def test_a_closed_unit_of_another_board_is_neither_counted_nor_named(sign_in, case, cilla, birgitta):
    page = words(sign_in(cilla).get("/enheten/"))
    assert "Inga hushåll just nu." in page
    for name in ("Ture", "Birgitta", "Vuxenenheten Norr"):
        assert name not in page
