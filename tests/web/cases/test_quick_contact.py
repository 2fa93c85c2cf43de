# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contact is logged in two clicks: how, and how it went. Once however often it is sent, whatever others write."""

import re

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework.contacts import log_contact
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import Draft
from tests.atonce import at_once
from tests.casebook import actor, contact, joins
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import page_of
from tests.web.pages import words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def press(client, case, result="reached", way="phone", **more):
    sent = {"way": way, "result": result, "key": "nyckel", "till": page_of(case)} | more
    return client.post(f"{page_of(case)}kontakt-direkt/", sent)


def told(case, *types) -> list[tuple[str, dict]]:
    rows = Event.objects.filter(case=case, type__in=types or ("contact", "visit", "letter_sent"))
    return [(row.type, row.payload.data) for row in rows.select_related("payload").order_by("seq")]


def test_two_clicks_save_it_as_now_with_the_tenant(hannas, case, household):
    press(hannas, case)
    [row] = Event.objects.filter(case=case, type="contact").select_related("payload")
    assert row.payload.data == {"channel": "phone", "with": household.ture.pk, "result": "reached"}
    assert (row.on, row.at) == (TODAY, "10:00")


def test_the_receipt_says_what_whom_and_when_and_can_be_undone(hannas, case):
    page = words(hannas.get(press(hannas, case).url))
    assert "Sparat kl. 10.00. Du ringde Ture Exempelsson och fick kontakt. Ångra" in page


def test_undoing_leads_back_to_the_same_page(hannas, case):
    page = hannas.get(press(hannas, case, till="/min-dag/?sida=1").url).content.decode()
    undoing = re.search(r'k-message__undo" method="post" action="([^"]+)"', page)[1].replace("&amp;", "&")
    response = hannas.post(undoing)
    assert response.url == "/min-dag/?sida=1"
    assert "Ångrat kl. 10.00." in words(hannas.get(response.url))


def test_it_counts_in_the_plan_as_one_from_the_form_does(hannas, case):
    press(hannas, case)
    steps = [step for unit in hannas.get(page_of(case)).context["units"] for step in unit.steps]
    assert next(step for step in steps if step.title == "Ring hushållet").state == "done"


@pytest.mark.parametrize(
    ("way", "result", "wanted", "words_told"),
    [
        ("phone", "no_answer", ("contact", "no_answer"), "Du ringde Ture Exempelsson, inget svar."),
        ("phone", "left", ("contact", "no_answer"), "Du ringde Ture Exempelsson, inget svar, lämnade meddelande."),
        ("sms", "left", ("contact", "no_answer"), "Du skickade sms till Ture Exempelsson, inget svar."),
        ("email", "reached", ("contact", "reached"), "Du mejlade Ture Exempelsson och fick kontakt."),
        ("letter", "left", ("letter_sent", None), "Du skickade brev till Ture Exempelsson"),
        ("visit", "no_answer", ("visit", "no_answer"), "utan att ha bestämt tid men ingen öppnade."),
    ],
)
def test_each_way_and_result_is_told_in_its_own_words(hannas, case, way, result, wanted, words_told):
    page = words(hannas.get(press(hannas, case, result=result, way=way).url))
    [(kind, data)] = told(case)
    assert (kind, data.get("result")) == wanted
    assert words_told in page


def test_a_visit_on_the_day_that_a_letter_named_was_announced(hannas, case, write, household):
    letter = {"to": household.ture.pk, "how": "letter", "meet_at": f"{TODAY}T13:30"}
    write(Draft(type="letter_sent", data=letter, on=TODAY))
    press(hannas, case, way="visit")
    assert told(case, "visit")[0][1]["announced"] is True


def test_pressed_twice_is_saved_once(hannas, case):
    first, second = press(hannas, case), press(hannas, case)
    assert first.url == second.url
    assert len(told(case)) == 1


def test_pressed_twice_across_a_minute_is_saved_once(hannas, case, set_clock):
    press(hannas, case)
    set_clock(NOW.replace(minute=1))
    press(hannas, case)
    assert len(told(case)) == 1


def test_another_result_with_the_same_key_says_that_it_is_saved_already(hannas, case):
    press(hannas, case, result="no_answer")
    page = words(hannas.get(press(hannas, case, result="reached").url))
    assert "Formuläret har redan sparats med andra uppgifter." in page
    assert len(told(case)) == 1


def test_what_another_wrote_meanwhile_is_no_hindrance(hannas, case, write, household):
    hannas.get(page_of(case))
    write(contact(household.ture.pk, "no_answer"))
    assert press(hannas, case).url == page_of(case)
    assert len(told(case)) == 2


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_both_saved(case, hanna, tove, household):
    def log(user):
        data = {"channel": "phone", "with": household.ture.pk, "result": "reached"}
        draft = Draft(type="contact", data=data, on=TODAY, at="10:00")
        return log_contact(actor=actor(user), case=case, draft=draft, today=TODAY, now=NOW, key=user.pk)

    given = at_once(lambda: log(hanna), lambda: log(tove))
    assert not [one for one in given if isinstance(one, Exception)]
    assert len(told(case)) == 2


@pytest.mark.django_db(transaction=True)
def test_the_same_press_sent_twice_at_once_is_saved_once(case, hanna, household):
    def log():
        data = {"channel": "phone", "with": household.ture.pk, "result": "reached"}
        draft = Draft(type="contact", data=data, on=TODAY, at="10:00")
        return log_contact(actor=actor(hanna), case=case, draft=draft, today=TODAY, now=NOW, key="nyckel")

    at_once(log, log)
    assert len(told(case)) == 1


def test_only_a_new_contact_goes_through_that_door(case, hanna):
    draft = Draft(type="case_closed", data={"outcome": "paid"}, on=TODAY)
    with pytest.raises(NotAllowed):
        log_contact(actor=actor(hanna), case=case, draft=draft, today=TODAY, now=NOW, key="k")


@pytest.mark.parametrize("back", ["//example.org/", "https://example.org/", "/logga-ut/", "/\\example.org", ""])
def test_one_is_led_nowhere_but_to_our_own_lists(hannas, case, back):
    assert press(hannas, case, till=back).url == page_of(case)


def test_what_no_panel_sends_leads_to_the_form(hannas, case):
    response = press(hannas, case, way="brevduva")
    assert response.url == f"{page_of(case)}handelse/kontakt/"
    assert not told(case)


def test_the_key_of_an_undoing_cannot_be_taken(hannas, case):
    press(hannas, case, key="undo-e1")
    assert not told(case)


def test_another_board_finds_nothing_there(sign_in, case, cilla):
    assert press(sign_in(cilla), case).status_code == 404
    assert not told(case)


def test_a_unit_that_takes_part_logs_its_own(sign_in, case, omar, write):
    write(joins("eb-norr"))
    press(sign_in(omar), case)
    assert Event.objects.get(case=case, type="contact").unit == "eb-norr"


def test_a_closed_case_has_no_panel_and_takes_no_contact(hannas, case):
    Case.objects.filter(pk=case.pk).update(closed_on=TODAY)
    assert "k-quick" not in hannas.get(page_of(case)).content.decode()
    page = words(hannas.get(press(hannas, case).url))
    assert "Ärendet är avslutat." in page
    assert not told(case)


@pytest.mark.parametrize("place", ["", "ny-handelse/", "lasare/", "handelse/besok/"])
def test_the_panel_is_on_every_page_of_the_case(hannas, case, place):
    page = hannas.get(f"{page_of(case)}{place}").content.decode()
    assert f'action="{page_of(case)}kontakt-direkt/"' in page
    assert 'name="way" value="phone" checked' in page
    assert "Logga kontakt med Ture" in page


def test_it_is_opened_and_sent_without_script(hannas, case):
    page = hannas.get(page_of(case)).content.decode()
    panel = re.search(r'(?s)<details class="k-quick.*?</details>', page)[0]
    assert panel.startswith("<details")
    assert panel.count('<button class="ds-button" data-variant="secondary" type="submit" name="result"') == 3
    assert "Annan tid eller mer text" in panel
    assert Case.objects.get(pk=case.pk).seq
