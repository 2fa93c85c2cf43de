# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.cases.models import Event
from tests.casebook import joins
from tests.web.cases.addresses import enter, form_of, page_of
from tests.web.pages import errors, words


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)


def row(client, case, title):
    units = client.get(page_of(case)).context["units"]
    return next(step for unit in units for step in unit.steps if step.title == title)


def action(client, case, title, label):
    found = row(client, case, title)
    return next(one for one in (*found.actions, *found.more) if one.label == label)


def test_done_takes_one_click_from_the_row(hannas, case):
    done = action(hannas, case, "Ring hushållet", "Markera som klart")
    response = hannas.post(done.url, dict(done.hidden))
    assert response.url == page_of(case)
    assert row(hannas, case, "Ring hushållet").state == "done"


def test_done_twice_is_done_once(hannas, case):
    done = action(hannas, case, "Ring hushållet", "Markera som klart")
    hannas.post(done.url, dict(done.hidden))
    hannas.post(done.url, dict(done.hidden))
    assert Event.objects.filter(case=case, type="step_done").count() == 1


def test_skipping_wants_a_reason(hannas, case):
    address = action(hannas, case, "Ring hushållet", "Hoppa över").url
    query = "?" + address.partition("?")[2]
    assert "reason" in errors(enter(hannas, case, "hoppa-over", query=query))
    enter(hannas, case, "hoppa-over", query=query, reason="Vill bli nådd per brev")
    assert row(hannas, case, "Ring hushållet").state == "skipped"


def test_putting_off_wants_a_coming_day(hannas, case):
    query = "?" + action(hannas, case, "Ring hushållet", "Skjut upp").url.partition("?")[2]
    assert "until" in errors(enter(hannas, case, "skjut-upp", query=query, until="2026-11-20", reason="Bortrest"))
    enter(hannas, case, "skjut-upp", query=query, until="2026-11-24", reason="Bortrest")
    assert row(hannas, case, "Ring hushållet").state == "postponed"


def test_a_law_step_is_not_put_off_even_by_its_address(hannas, case):
    done = action(hannas, case, "Ta ställning till om en utredning ska inledas", "Markera som klart")
    query = "?steg=" + dict(done.hidden)["steg"]
    response = enter(hannas, case, "hoppa-over", query=query, reason="Hinner inte")
    assert "Ett steg som lagen kräver kan inte skjutas upp eller hoppas över." in words(response)
    assert not Event.objects.filter(case=case, type="step_skipped").exists()


def test_a_step_of_another_zone_has_no_form(hannas, sign_in, case, petra, write):
    write(joins("bou-norr"))
    title = "Samtala med barnet om oron för hemmet"
    hidden = dict(action(sign_in(petra), case, title, "Markera som klart").hidden)
    assert hannas.get(form_of(case, "steg-klart") + f"?steg={hidden['steg']}").status_code == 404


def test_what_is_done_about_a_childs_step_stays_with_the_child(sign_in, case, petra, hanna, write):
    write(joins("bou-norr"))
    done = action(sign_in(petra), case, "Samtala med barnet om oron för hemmet", "Markera som klart")
    sign_in(petra).post(done.url, dict(done.hidden))
    assert Event.objects.get(case=case, type="step_done").zone == "child"
    assert "Samtala med barnet" not in words(sign_in(hanna).get(page_of(case)))


def test_no_matter_number_is_in_an_address(hannas, case):
    enter(hannas, case, "kfm-ansokan", matter="nytt", matter_number="U-0000-26")
    enter(hannas, case, "kfm-tid", eviction_day="2026-12-09", eviction_time="09.30")
    body = hannas.get(page_of(case)).content.decode()
    assert 'href="' in body
    assert not [part for part in body.split('href="')[1:] if "U-0000-26" in part.partition('"')[0]]
