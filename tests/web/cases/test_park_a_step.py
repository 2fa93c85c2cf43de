# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A step is done with a note, put off until a day, skipped with a reason; and what was done is undone."""

import datetime as dt

import pytest

from kvarbo.cases.models import Event
from tests.casebook import contact, payment
from tests.personas import NOW
from tests.web.cases.addresses import enter, form_of, page_of
from tests.web.cases.test_steps import action, row
from tests.web.cases.test_undo import undo_address
from tests.web.pages import filled, words

RING = "Ring hushållet"
LAW = "Ta ställning till om en utredning ska inledas"
DAY = dt.timedelta(days=1)


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def query(client, case, title=RING) -> str:
    return "?steg=" + dict(action(client, case, title, "Markera som klart").hidden)["steg"]


def test_done_with_a_note_of_the_day(hannas, case):
    response = enter(
        hannas, case, "steg-klart", query=query(hannas, case), reason="Ringde från jouren", on="2026-11-20"
    )
    assert "Klart: Ring hushållet. Ringde från jouren" in words(hannas.get(response.url))


def test_a_parked_step_says_when_it_returns_and_returns_by_itself(hannas, case, set_clock):
    parked = {"until": "2026-11-24", "reason": "Bortrest till tisdag"}
    response = enter(hannas, case, "skjut-upp", query=query(hannas, case), **parked)
    assert "Då kommer steget tillbaka av sig självt." in words(hannas.get(response.url))
    assert row(hannas, case, RING).state == "postponed"
    set_clock(NOW + 4 * DAY)
    assert row(hannas, case, RING).state in ("not_started", "late", "today")


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("steg-klart", {}),
        ("hoppa-over", {"reason": "Vill bli nådd per brev"}),
        ("skjut-upp", {"until": "2026-11-24", "reason": "Bortrest"}),
    ],
)
def test_what_was_done_about_a_step_is_undone_from_the_receipt(hannas, case, slug, typed):
    before = row(hannas, case, RING).state
    hannas.post(undo_address(hannas, enter(hannas, case, slug, query=query(hannas, case), **typed)))
    assert row(hannas, case, RING).state == before


@pytest.mark.parametrize("slug", ["hoppa-over", "skjut-upp"])
def test_what_the_law_demands_has_no_form_but_words(hannas, case, slug):
    page = hannas.get(form_of(case, slug) + query(hannas, case, LAW))
    assert "Ett steg som lagen kräver kan inte skjutas upp eller hoppas över." in words(page)
    assert 'name="reason"' not in page.content.decode()


def test_what_another_did_meanwhile_is_shown_and_the_reason_kept(hannas, case, write, household):
    address = form_of(case, "hoppa-over")
    form = filled(hannas.get(address + query(hannas, case)), reason="Vill bli nådd per brev")
    write(contact(household.ture.pk, "no_answer"))
    response = hannas.post(address, form)
    assert response.status_code == 409
    assert "Nytt sedan du öppnade sidan Ringde Ture Exempelsson, inget svar" in words(response)
    assert response.context["form"]["reason"].value() == "Vill bli nådd per brev"


def test_a_step_that_is_gone_saves_nothing_and_says_so(hannas, case):
    response = hannas.post(form_of(case, "steg-klart"), {"steg": "finnsinte", "seq": "1", "key": "k"})
    assert "Steget finns inte längre i planen. Inget sparades." in words(hannas.get(response.url))


def test_the_last_day_is_moved_with_a_reason(hannas, case):
    moved = {"due": "2026-11-27", "reason": "Hyresvärden väntar"}
    response = enter(hannas, case, "flytta-dag", query=query(hannas, case), **moved)
    assert "Sista dagen flyttades till fre 27 nov: Ring hushållet" in words(hannas.get(response.url))


def test_a_step_of_ones_own_stands_in_the_plan(hannas, case):
    response = enter(hannas, case, "eget-steg", title="Ring skolkuratorn", due="2026-11-25")
    page = words(hannas.get(response.url))
    assert "Nytt steg: Ring skolkuratorn, senast ons 25 nov." in page
    assert row(hannas, case, "Ring skolkuratorn")


def test_a_change_of_a_step_names_the_unit(hannas, case, write):
    write(payment())
    response = enter(hannas, case, "steg-klart", query=query(hannas, case))
    assert "Klart: Ring hushållet. Vuxenenheten Norr." in words(hannas.get(response.url))
    assert Event.objects.filter(case=case, type="step_done").count() == 1


def test_a_note_can_be_corrected_and_keeps_its_own_words(hannas, case):
    enter(hannas, case, "anteckning", reason="Dörrkoden är ny")
    event = Event.objects.get(case=case, type="note")
    page = hannas.get(f"{form_of(case, event.event_id)}ratta/")
    assert page.context["form"]["reason"].value() == "Dörrkoden är ny"
    hannas.post(f"{form_of(case, event.event_id)}ratta/", filled(page, reason="Porten har ny kod"))
    assert "Anteckning: Porten har ny kod" in words(hannas.get(page_of(case)))
