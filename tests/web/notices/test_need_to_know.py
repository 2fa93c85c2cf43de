# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper on someone whom the registrar may not see: she is shown what she would be shown of nobody."""

import re
from dataclasses import replace

import pytest
from django.db import transaction

from kvarbo.audit.models import Entry
from kvarbo.cases.models import Case
from kvarbo.notices.models import HiddenHit
from kvarbo.people.models import Person
from kvarbo.people.selectors import resolve
from kvarbo.people.services import create_person, set_protected
from tests.casebook import joined, joins
from tests.numbers import number
from tests.personas import NOW
from tests.web.notices.paper import registered
from tests.web.pages import filled, without_tokens, words

TURE = number("19850214")
NOBODYS = number("19850214", 984)
LIST = "/underrattelser/behover-veta/"


@pytest.fixture
def hide(household, write, petra):
    def hide(way: str) -> Person:
        person = create_person(actor_id="u_test", board=household.board, name="Ture Gömd", personnummer=TURE, now=NOW)
        if way == "protected":
            return set_protected(actor_id="u_test", person=person, protected=True, now=NOW)
        by = {"by": petra} if way == "child" else {}
        if by:
            write(joins("bou-norr"))
        write(replace(joined(person.pk, "adult"), zone=way), **by)
        return person

    return hide


def plain(response, *notices) -> str:
    """The page without what is new every time: tokens, ids and case numbers."""
    text = without_tokens(response)
    for notice in notices:
        text = text.replace(notice.pk, "n")
    text = re.sub(r"EX-\d{4}-\d+", "EX", text)
    text = re.sub(r"19850214-?\d{4}", "nummer", text)
    return re.sub(r'(value|id|for|aria-[a-z]+)="[^"]*(p_|n_)[a-z0-9]+"', r"\1", text)


def walk(client, notice) -> list[str]:
    """What the registrar is shown: the list, the paper, the receipt, what was decided, and the list again."""
    address = f"/underrattelser/{notice.pk}/"
    pages = [client.get("/underrattelser/"), client.get(address)]
    answer = client.post(address, filled(pages[1]))
    pages += [client.get(answer.url), client.get(address), client.get(f"{address}angra/")]
    return [plain(page, notice) for page in pages]


@pytest.mark.parametrize("way", ["protected", "economy", "child"])
def test_the_registrar_is_shown_the_same_bytes(way, sign_in, maj, hide):
    hide(way)
    client = sign_in(maj)
    shown = []
    for told in (TURE, NOBODYS):
        point = transaction.savepoint()
        notice = registered(maj, tenant_personnummer=told)
        shown.append(walk(client, notice))
        assert HiddenHit.objects.count() == (1 if told == TURE else 0)
        transaction.savepoint_rollback(point)
    assert shown[0] == shown[1]


@pytest.fixture
def hit(sign_in, maj, hide) -> HiddenHit:
    hide("economy")
    notice = registered(maj, tenant_personnummer=TURE)
    address = f"/underrattelser/{notice.pk}/"
    client = sign_in(maj)
    client.post(address, filled(client.get(address)))
    return HiddenHit.objects.get()


def test_only_who_may_see_has_it_in_the_menu(hit, sign_in, maj, hanna, omar, cilla):
    assert "Behöver veta 1" in words(sign_in(hanna).get("/enheten/"))
    for user in (maj, omar, cilla):
        client = sign_in(user)
        assert "Behöver veta" not in words(client.get("/underrattelser/"))
        assert client.get(LIST).status_code == 404
        assert client.get(f"{LIST}{hit.pk}/").status_code == 404


def test_the_list_leads_to_the_new_case_and_to_comparing(hit, sign_in, hanna):
    page = words(sign_in(hanna).get(LIST))
    new = hit.notice.case.number
    assert "Ture Gömd" in page
    assert f"Öppna ärende {new}" in page


def test_that_someone_looked_is_noted(hit, sign_in, hanna):
    client = sign_in(hanna)
    client.get(LIST)
    client.get(f"{LIST}{hit.pk}/")
    read = Entry.objects.filter(actor_id=hanna.pk, action="read", object_kind="hidden_hit", object_id=str(hit.pk))
    assert read.exists()


def test_merging_needs_a_reason(hit, sign_in, hanna):
    client = sign_in(hanna)
    answer = client.post(f"{LIST}{hit.pk}/", {"choice": "samma", "reason": " "})
    assert "Skriv hur du vet." in words(answer)
    assert HiddenHit.objects.get().handled_at is None


def test_merging_makes_them_one_also_in_the_case(hit, sign_in, hanna):
    client = sign_in(hanna)
    answer = client.post(f"{LIST}{hit.pk}/", {"choice": "samma", "reason": "Samma födelseort"})
    assert answer.url == LIST
    page = words(client.get(LIST))
    assert "är nu samma person hos oss" in page
    assert "Inget att ta ställning till" in page
    hit.refresh_from_db()
    assert (hit.same_person, hit.reason, hit.handled_by) == (True, "Samma födelseort", hanna.pk)
    part = Case.objects.get(pk=hit.notice.case_id).persons.get(part="tenant")
    assert resolve(person_id=part.person_id) == hit.hidden_id
    assert "Ture Gömd" in words(client.get(f"/arenden/{hit.notice.case.number}/"))
    assert set(Entry.objects.filter(object_kind="hidden_hit").values_list("action", flat=True)) == {"merge"}


def test_keeping_them_apart_is_kept_too(hit, sign_in, hanna):
    sign_in(hanna).post(f"{LIST}{hit.pk}/", {"choice": "olika", "reason": "Fel nummer på papperet"})
    hit.refresh_from_db()
    assert (hit.same_person, hit.person.merged) == (False, False)
    assert Entry.objects.filter(object_kind="hidden_hit", action="keep_apart").exists()


def test_a_handled_hit_is_gone(hit, sign_in, hanna):
    client = sign_in(hanna)
    for _ in range(2):
        answer = client.post(f"{LIST}{hit.pk}/", {"choice": "olika", "reason": "Två personer"})
    assert answer.status_code == 404
