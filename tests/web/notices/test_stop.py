# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""*Stanna upp*: a likely mistake of person is shown before it is saved, and never forbids."""

import pytest

from kvarbo.cases.models import Case
from tests.web.notices.paper import registered
from tests.web.pages import errors, filled, words


@pytest.fixture
def majs(sign_in, maj):
    return sign_in(maj)


@pytest.fixture
def alike(notice, case, maj):
    """On someone whose name is nearly Ture's, in Ture's home."""
    return registered(maj, tenant_name="Ture Exempelson", tenant_street="Fantasigränd 5")


def address(notice):
    return f"/underrattelser/{notice.pk}/"


def as_new(client, notice, **changes):
    form = filled(client.get(address(notice)), person="ny", decision="oppna", **changes)
    return form, client.post(address(notice), form)


def test_a_new_person_though_one_is_known_is_held_back(majs, alike):
    _, response = as_new(majs, alike, child_1_lives="visiting", child_1_name="Noa")
    page = words(response)
    assert "Stanna upp" in page
    assert "Vi känner redan Ture Exempelsson." in page
    assert Case.objects.count() == 1
    assert dict(response.context["kept"])["child_1_name"] == "Noa"


def test_without_the_tick_it_asks_again_with_focus(majs, alike):
    form, _ = as_new(majs, alike)
    response = majs.post(address(alike), form | {"confirm": "1"})
    assert "compared" in errors(response)
    assert Case.objects.count() == 1


def test_having_compared_it_is_saved(majs, alike):
    form, _ = as_new(majs, alike)
    response = majs.post(address(alike), form | {"confirm": "1", "compared": "on"})
    assert response.status_code == 302
    assert Case.objects.count() == 2


def test_going_back_keeps_what_was_filled_in(majs, alike):
    form, _ = as_new(majs, alike, child_1_lives="visiting", child_1_name="Noa")
    response = majs.post(address(alike), form | {"back": "1"})
    assert "Vem gäller underrättelsen?" in words(response)
    assert 'value="Noa"' in response.content.decode()
    assert Case.objects.count() == 1


def test_a_second_case_for_one_who_has_one_is_held_back(majs, alike, case):
    form = filled(majs.get(address(alike)))
    person = next(iter(majs.get(address(alike)).context["form"].by_person))
    response = majs.post(address(alike), form | {"person": person, "decision": "oppna"})
    assert f"har redan ett öppet ärende, {case.number}" in words(response)


def test_nothing_to_doubt_goes_straight_on(majs, alike, case):
    form = filled(majs.get(address(alike)))
    person = next(iter(majs.get(address(alike)).context["form"].by_person))
    response = majs.post(address(alike), form | {"person": person, "decision": f"lagg-till:{case.number}"})
    assert response.status_code == 302


def test_no_action_is_never_held_back(majs, alike):
    form = filled(majs.get(address(alike)))
    response = majs.post(address(alike), form | {"person": "ny", "decision": "ingen", "reason": "Gällde en lokal"})
    assert response.status_code == 302
