# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a case on its page: what is left and where it is done, who may decide, what comes after, and undo."""

import pytest

from kvarbo.cases.models import Case, Event
from tests.casebook import joins, overruled
from tests.closingbook import WHY, housed, settle, with_closing
from tests.personas import TODAY
from tests.web.cases.addresses import page_of
from tests.web.cases.test_undo import undo_address
from tests.web.pages import errors, filled, words


@pytest.fixture
def profile(organisation):
    return with_closing()


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


@pytest.fixture
def settled(write, household, petra, case):
    settle(write, household, petra)


def close(client, case, **typed):
    address = f"{page_of(case)}avsluta/"
    return client.post(address, filled(client.get(address), **typed))


def closed_on(case):
    return Case.objects.get(pk=case.pk).closed_on


def test_the_page_says_what_is_left_and_leads_there(hannas, case):
    response = hannas.get(f"{page_of(case)}avsluta/")
    page = words(response)
    assert "Ring hushållet Rutinen kräver steget." in page
    assert "Ta ställning till om en utredning ska inledas Lagen kräver steget." in page
    rows = {row.text: [action.label for action in row.actions] for row in response.context["left"]}
    assert rows["Ring hushållet"] == ["Logga kontakt", "Hoppa över"]
    assert rows["Ta ställning till om en utredning ska inledas"] == ["Markera som klart"]


def test_another_units_hidden_step_is_told_by_its_outside_title_alone(hannas, case, birgitta, write):
    write(joins("bou-norr"))
    page = hannas.get(f"{page_of(case)}avsluta/")
    assert "Kontakt med familjen Rutinen kräver steget. Barn och unga Norr gör steget." in words(page)
    assert "Samtala med barnet" not in page.content.decode()
    assert "/kontaktuppgift/enhet-bou-norr/" in page.content.decode()


def test_whoever_may_not_decide_learns_who_may(hannas, case, birgitta):
    page = hannas.get(f"{page_of(case)}avsluta/")
    assert "Be Birgitta Provander besluta om ärendet ska avslutas ändå." in words(page)
    assert 'name="override_reason"' not in page.content.decode()
    assert 'name="outcome"' not in page.content.decode()
    sent = {"outcome": "paid", "on": "2026-11-20", "key": "k", "seq": Case.objects.get(pk=case.pk).seq}
    assert "Kvar: Ta ställning till" in words(hannas.post(f"{page_of(case)}avsluta/", sent))
    assert closed_on(case) is None


def test_with_nothing_left_it_closes_with_a_receipt_and_can_be_undone(hannas, case, settled):
    page = words(hannas.get(f"{page_of(case)}avsluta/"))
    assert "Alla steg som lag och rutin kräver är gjorda." in page
    assert "lördag 20 februari 2027 Hör efter hur det gick, efter tre månader" in page
    assert "Lagens klockor stannar inte:" in page
    response = close(hannas, case, outcome="paid")
    page = words(hannas.get(response.url))
    assert "Ärendet avslutades: paid. Ångra" in page
    assert closed_on(case) == TODAY
    hannas.post(undo_address(hannas, close_again(hannas, case)))
    assert closed_on(case) is None


def close_again(client, case):
    """The case page, where the receipt of the closing is still to be read after it was read once."""
    Event.objects.get(case=case, type="case_closed")
    address = f"{page_of(case)}oppna-igen/"
    client.post(address, filled(client.get(address), reason="Fel knapp"))
    return close(client, case, outcome="paid")


def test_the_closed_case_says_how_it_went_and_takes_no_more(hannas, case, settled):
    hannas.get(close(hannas, case, outcome="paid").url)
    response = hannas.get(page_of(case))
    page = words(response)
    assert "Ärendet är avslutat paid. Avslutat 20 nov." in page
    assert "Hanna Mallberg, Vuxenenheten Norr" in page
    assert "Nästa uppföljning: lör 20 feb 2027." in page
    assert not response.context["actions"]
    kinds = [
        kind.type for _, group in hannas.get(f"{page_of(case)}ny-handelse/").context["groups"] for kind, _ in group
    ]
    assert {"note", "follow_up", "case_reopened"} <= set(kinds)
    assert not {"payment", "contact", "case_closed", "fact_set"} & set(kinds)


def test_some_outcomes_ask_for_more_and_say_so_beforehand(hannas, case, settled, write, household):
    response = hannas.get(f"{page_of(case)}avsluta/")
    assert "För utfallet ”moved_own_home” och ”evicted” krävs också: Familjen flyttar" in words(response)
    [(_, [row])] = response.context["by_outcome"]
    assert [action.label for action in row.actions] == ["Ange boende"]
    refused = close(hannas, case, outcome="evicted")
    assert "vilket boende som är ordnat" in words(refused)
    write(housed(household))
    close(hannas, case, outcome="moved_own_home")
    assert closed_on(case) == TODAY


def test_the_leader_closes_anyway_and_the_case_says_who_and_why(sign_in, birgitta, case):
    client = sign_in(birgitta)
    missing = close(client, case, outcome="unknown")
    assert errors(missing)["override_reason"] == [
        "Gör klart det som är kvar, eller skriv varför ärendet avslutas ändå."
    ]
    close(client, case, outcome="unknown", override_reason=WHY)
    page = words(client.get(page_of(case)))
    assert f"Birgitta Provander beslutade att avsluta trots det som var kvar. Skäl: {WHY}" in page


def test_a_reason_with_nothing_left_is_no_decision_to_overrule(sign_in, birgitta, case, settled):
    client = sign_in(birgitta)
    close(client, case, outcome="paid", override_reason="Onödigt skäl")
    event = Event.objects.select_related("payload").get(case=case, type="case_closed")
    assert "override" not in event.payload.data


def test_all_that_is_missing_is_said_at_once(hannas, case, settled):
    assert set(errors(close(hannas, case, on="2026-12-24"))) == {"outcome", "on"}


def test_another_unit_in_the_case_reads_but_does_not_close(sign_in, omar, case, settled, write):
    write(joins("eb-norr"))
    client = sign_in(omar)
    assert "Vuxenenheten Norr samordnar och avslutar ärendet." in words(client.get(f"{page_of(case)}avsluta/"))
    assert client.post(f"{page_of(case)}avsluta/", {"outcome": "paid"}).status_code == 404
    assert "Avsluta ärendet" not in [one.label for one in client.get(page_of(case)).context["actions"]]


def test_pressed_twice_is_closed_once_and_leads_to_the_case(hannas, case, settled):
    address = f"{page_of(case)}avsluta/"
    form = filled(hannas.get(address), outcome="paid")
    assert hannas.post(address, form).url == hannas.post(address, form).url == page_of(case)
    assert Event.objects.filter(case=case, type="case_closed").count() == 1


def test_someone_who_was_first_is_told_and_nothing_is_saved(hannas, case, settled, write, birgitta):
    address = f"{page_of(case)}avsluta/"
    form = filled(hannas.get(address), outcome="paid")
    write(overruled(birgitta, "plan_kept"), by=birgitta)
    assert "Ärendet är redan avslutat. Inget sparades." in words(hannas.get(hannas.post(address, form).url))


def test_the_outcome_is_corrected_on_the_closed_case(hannas, case, settled):
    close(hannas, case, outcome="paid")
    event = Event.objects.get(case=case, type="case_closed")
    address = f"{page_of(case)}handelse/{event.event_id}/ratta/"
    assert address in hannas.get(page_of(case)).content.decode()
    response = hannas.post(address, filled(hannas.get(address), outcome="plan_kept", reason="Avbetalning"))
    assert "Rättat: Ärendet avslutades: plan_kept." in words(hannas.get(response.url))
