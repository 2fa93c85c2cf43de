# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done on paper is entered afterwards: all at once with its own times, or not at all."""

import re

import pytest

from kvarbo.audit.models import Entry
from kvarbo.cases.models import Case, Event
from kvarbo.planning.models import PlanStep
from kvarbo.web.cases.reading import mark_of
from tests.casebook import contact, joins
from tests.personas import NOW
from tests.web.cases.addresses import page_of
from tests.web.pages import errors, filled, words

YESTERDAY = "2026-11-19"


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def address_of(case: Case) -> str:
    return f"{page_of(case)}fran-papper/"


def step_of(case: Case, title: str) -> str:
    """How the form calls a step."""
    return f"s{mark_of(PlanStep.objects.filter(case=case, title=title).order_by('key')[0].key)}"


def send(client, case: Case, **changes: str):
    return client.post(address_of(case), filled(client.get(address_of(case)), **changes))


def called(person) -> dict[str, str]:
    return {"c1_how": "phone", "c1_with": person.pk, "c1_result": "reached"}


@pytest.fixture
def before(case: Case) -> int:
    return case.seq


def news(case: Case, before: int) -> list[Event]:
    return list(Event.objects.filter(case=case, seq__gt=before).select_related("payload").order_by("seq"))


def test_a_step_and_a_contact_are_saved_together_with_their_own_times(hannas, case, household, before):
    call = step_of(case, "Ring hushållet")
    told = {f"{call}": "on", f"{call}_on": YESTERDAY, f"{call}_at": "14.30"}
    response = send(hannas, case, **told, **called(household.ture), c1_on=YESTERDAY, c1_at="0915")
    assert response.url == page_of(case)
    saved = news(case, before)
    assert [(one.type, one.on.isoformat(), one.at) for one in saved] == [
        ("contact", YESTERDAY, "09:15"),
        ("step_done", YESTERDAY, "14:30"),
    ]


def test_the_receipt_tells_how_much_and_undoes_all_of_it(hannas, case, household, before):
    call = step_of(case, "Ring hushållet")
    response = send(hannas, case, **{call: "on"}, **called(household.ture), c1_note="Hon ville ha ett möte")
    page = hannas.get(response.url)
    assert "Sparat kl. 10.00. Från papperet: 1 steg klart och 1 kontakt. Förstör papperet nu." in words(page)
    undo = re.search(r'k-message__undo" method="post" action="([^"]+)"', page.content.decode())[1]
    hannas.post(undo)
    saved = news(case, before)
    assert [one.type for one in saved].count("withdrawn") == len(saved) / 2 == 3


def test_a_row_without_a_day_of_its_own_has_the_papers(hannas, case, household, before):
    send(hannas, case, day=YESTERDAY, **called(household.ture))
    assert [one.on.isoformat() for one in news(case, before)] == [YESTERDAY]


def test_a_note_stands_beside_the_contact(hannas, case, household, before):
    send(hannas, case, **called(household.ture), c1_note="Ville ha ett möte")
    contact_row, note = news(case, before)
    assert (contact_row.type, note.type, note.payload.reason) == ("contact", "note", "Ville ha ett möte")


def test_a_visit_on_paper_is_a_visit(hannas, case, household, before):
    send(hannas, case, c1_how="visit_unannounced", c1_with=household.ture.pk, c1_result="no_answer")
    [visit] = news(case, before)
    assert (visit.type, visit.payload.data["announced"]) == ("visit", False)


def test_all_faults_are_told_at_once_by_row_and_field_and_nothing_is_saved(hannas, case, before):
    call = step_of(case, "Ring hushållet")
    told = {f"{call}_on": YESTERDAY, "c1_how": "phone", "c2_at": "25.99", "c2_on": "2026-12-24"}
    response = send(hannas, case, **told)
    page = words(response)
    assert response.status_code == 200
    for fault in (
        "Ring hushållet: Kryssa i steget, eller ta bort dagen och klockslaget.",
        "Kontakt 1, med vem: Välj vem det gällde.",
        "Kontakt 1, hur det gick: Välj hur det gick.",
        "Kontakt 2, klockan: Det är inget klockslag. Skriv som 09.30.",
        "Kontakt 2, dag: Dagen kan inte ligga i framtiden.",
    ):
        assert fault in page
    assert 'value="25.99"' in response.content.decode()
    assert not news(case, before)


def test_nothing_filled_in_is_told(hannas, case, before):
    assert "Kryssa i minst ett steg eller fyll i minst en kontakt." in words(send(hannas, case))
    assert not news(case, before)


def test_a_time_later_today_has_not_been(hannas, case, household, before):
    response = send(hannas, case, **called(household.ture), c1_at="11.00")
    assert "c1_at" in errors(response)
    assert not news(case, before)


def test_more_rows_come_without_losing_what_was_typed(hannas, case, household, before):
    call = step_of(case, "Ring hushållet")
    told = {call: "on", f"{call}_at": "09.10", "c4_note": "Sista raden"}
    response = send(hannas, case, **told, more="1")
    page = response.content.decode()
    assert "Kontakt 8" in words(response)
    assert 'value="Sista raden"' in page
    assert 'value="09.10"' in page
    assert re.search(rf'name="{call}"[^>]*checked', page)
    assert "Det här behöver rättas" not in words(response)
    form = filled(response, **{f"{call}_at": "09.10"}, c4_note="", **called(household.ture))
    assert hannas.post(address_of(case), form).status_code == 302
    assert len(news(case, before)) == 2


def test_sent_twice_is_saved_once(hannas, case, household, before):
    call = step_of(case, "Ring hushållet")
    form = filled(hannas.get(address_of(case)), **{call: "on"}, **called(household.ture))
    first, second = (hannas.post(address_of(case), form) for _ in range(2))
    assert first.url == second.url == page_of(case)
    assert len(news(case, before)) == 2


def test_what_another_wrote_meanwhile_is_shown_and_nothing_typed_is_lost(hannas, case, household, write, before):
    form = filled(hannas.get(address_of(case)), **called(household.ture), c1_note="Mitt eget")
    write(contact(household.ture.pk, "no_answer"))
    response = hannas.post(address_of(case), form)
    assert response.status_code == 409
    assert "Nytt sedan du öppnade sidan" in words(response)
    assert 'value="Mitt eget"' in response.content.decode()
    again = filled(response, **called(household.ture), c1_note="Mitt eget")
    assert hannas.post(address_of(case), again).status_code == 302


def test_a_step_that_somebody_was_first_with_is_not_done_twice_unseen(hannas, case, write, before):
    call = step_of(case, "Ring hushållet")
    form = filled(hannas.get(address_of(case)), **{call: "on"})
    hannas.post(address_of(case), form)
    late = form | {"key": "en-annan-nyckel", "seq": str(Case.objects.get(pk=case.pk).seq)}
    response = hannas.post(address_of(case), late)
    assert "Steget är redan klart. Ta bort krysset." in words(response)


def test_a_day_before_the_step_began_is_told_after_the_saving(hannas, case, before):
    call = step_of(case, "Ring hushållet")
    response = send(hannas, case, **{call: "on", f"{call}_on": "2026-11-02"})
    assert "Räknas inte som klart: Ring hushållet." in words(hannas.get(response.url))


def test_only_steps_that_one_may_read_are_there(hannas, sign_in, petra, case, write):
    write(joins("bou-norr"))
    secret = PlanStep.objects.filter(case=case, zone="child").first()
    mine = hannas.get(address_of(case)).content.decode()
    if secret is not None:
        assert secret.title not in mine
        assert mark_of(secret.key) not in mine


def test_another_board_finds_nothing(sign_in, cilla, case):
    assert sign_in(cilla).get(address_of(case)).status_code == 404


def test_the_form_is_a_reading_of_the_case(hannas, case):
    hannas.get(address_of(case))
    assert Entry.objects.filter(case_id=case.pk, action="read", at=NOW).exists()
