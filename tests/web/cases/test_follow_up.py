# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three and twelve months after the closing: does the household still have its home?"""

import datetime as dt

import pytest

from kvarbo.cases.models import Event
from tests.closingbook import settle, with_closing
from tests.personas import NOW, TODAY
from tests.web.cases.addresses import page_of
from tests.web.cases.test_closing import close
from tests.web.pages import errors, filled, words

LATER = NOW + dt.timedelta(days=93)


@pytest.fixture
def profile(organisation):
    return with_closing()


@pytest.fixture
def hannas(sign_in, hanna, case, write, household, petra, set_clock):
    """The case was closed three months ago."""
    settle(write, household, petra)
    client = sign_in(hanna)
    close(client, case, outcome="paid")
    set_clock(LATER)
    client.get(page_of(case))
    return client


def ask(client, case, **typed):
    address = f"{page_of(case)}folj-upp/"
    return client.post(address, filled(client.get(address), **typed))


def told(case):
    return Event.objects.select_related("payload").get(case=case, type="follow_up").payload.data


def test_the_closed_case_leads_to_the_one_that_is_due(hannas, case):
    response = hannas.get(page_of(case))
    action = response.context["closed"].follow_up
    assert (action.label, action.primary) == ("Följ upp", True)
    assert hannas.get(action.url).context["form"]["months"].value() == "3"


@pytest.mark.parametrize(
    ("answer", "data", "said"),
    [
        ("home", {"still_home": True, "reached": True}, "bor kvar"),
        ("unsure", {"still_home": None, "reached": True}, "vi vet inte om de bor kvar"),
        ("not_reached", {"still_home": None, "reached": False}, "vi nådde inte hushållet"),
    ],
)
def test_what_they_say_is_saved_and_told_back(hannas, case, answer, data, said):
    response = ask(hannas, case, answer=answer)
    assert f"Uppföljning efter tre månader: {said}." in words(hannas.get(response.url))
    assert told(case) == {"months": 3, **data}
    assert case.steps.get(step_id="folj-upp-3").state == "done"


def test_who_has_moved_says_since_when_and_where_to_and_may_need_help(hannas, case):
    wrong = errors(ask(hannas, case, answer="moved"))
    assert wrong["moved_to"] == ["Välj var de bor nu. Välj ”Vet inte” om ingen vet."]
    response = ask(hannas, case, answer="moved", moved_to="relatives", moved_on="2027-01-04")
    page = words(hannas.get(response.url))
    assert "bor inte kvar sedan mån 4 jan. Nytt boende: hos familj eller närstående" in page
    assert "bodde hushållet inte kvar. Behöver de hjälp? Öppna ärendet igen." in page


def test_where_they_live_is_no_answer_that_they_are_still_home(hannas, case):
    assert "answer" in errors(ask(hannas, case, answer="home", moved_to="relatives"))


def test_the_next_one_is_proposed_when_the_first_is_made(hannas, case):
    hannas.get(ask(hannas, case, answer="home").url)
    assert hannas.get(f"{page_of(case)}folj-upp/").context["form"]["months"].value() == "12"
    assert "Nästa uppföljning: lör 20 nov" in words(hannas.get(page_of(case)))


def test_the_step_has_no_mark_that_does_it_without_asking(hannas, case):
    page = hannas.get(page_of(case))
    [row] = [row for unit in page.context["units"] for row in unit.steps if "tre månader" in row.title]
    assert [action.label for action in row.actions] == ["Följ upp"]
    assert "Klart med anteckning" not in [action.label for action in row.more]


def test_sent_twice_is_asked_once(hannas, case):
    address = f"{page_of(case)}folj-upp/"
    form = filled(hannas.get(address), answer="home")
    assert hannas.post(address, form).url == hannas.post(address, form).url
    assert Event.objects.filter(case=case, type="follow_up").count() == 1


def test_it_is_corrected(hannas, case):
    ask(hannas, case, answer="home")
    event = Event.objects.get(case=case, type="follow_up")
    address = f"{page_of(case)}handelse/{event.event_id}/ratta/"
    hannas.post(address, filled(hannas.get(address), answer="unsure", reason="Fel hushåll"))
    assert "Rättat: Uppföljning efter tre månader: vi vet inte om de bor kvar" in words(hannas.get(page_of(case)))


def test_the_day_lies_not_ahead(hannas, case):
    assert set(errors(ask(hannas, case, answer="moved", moved_to="unknown", moved_on="2027-12-01"))) == {"moved_on"}


def test_an_open_case_is_not_followed_up(sign_in, hanna, case, set_clock):
    client = sign_in(hanna)
    assert "följs upp när det är avslutat" in words(client.get(client.get(f"{page_of(case)}folj-upp/").url))
    assert TODAY
