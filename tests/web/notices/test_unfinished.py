# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper begun is kept on the server: by the button, or by the page's script while someone types."""

import pytest

from kvarbo.notices.models import Notice, UnfinishedNotice
from tests.web.notices.paper import PAPER
from tests.web.pages import filled, words

NEW = "/underrattelser/ny/hyra/"


@pytest.fixture
def majs(sign_in, profile, maj):
    return sign_in(maj)


def begin(client, **changes):
    form = filled(client.get(NEW), tenant_name="Ellen Påhittsson", **changes)
    return form, client.post(NEW, form | {"keep": "1"})


def test_the_button_keeps_what_is_there_right_or_wrong(majs):
    _, response = begin(majs, amount="mycket")
    assert response.url == "/underrattelser/"
    page = words(majs.get(response.url))
    assert "Utkast sparat 10.00." in page
    assert "Påbörjade" in page
    assert "Ellen Påhittsson Obetald hyra eller avgift (blankett 3)." in page
    assert not Notice.objects.exists()


def test_continuing_brings_it_back(majs):
    form, _ = begin(majs, amount="mycket")
    body = majs.get(f"{NEW}?utkast={form['submission']}").content.decode()
    assert 'value="mycket"' in body
    assert "Utkast sparat i dag" in body


def test_the_script_is_answered_with_when_it_was_kept(majs):
    form = filled(majs.get(NEW), tenant_name="Ellen Påhittsson")
    response = majs.post(f"{NEW}utkast/", form)
    assert response.json() == {"saved": "Utkast sparat 10.00"}
    majs.post(f"{NEW}utkast/", form | {"amount": "17800"})
    assert UnfinishedNotice.objects.get().values["amount"] == "17800"


def test_an_empty_form_is_not_kept(majs):
    assert majs.post(f"{NEW}utkast/", filled(majs.get(NEW))).status_code == 400
    assert not UnfinishedNotice.objects.exists()


def test_registering_it_throws_the_draft_away(majs):
    form, _ = begin(majs)
    majs.post(NEW, form | PAPER)
    assert Notice.objects.count() == 1
    assert not UnfinishedNotice.objects.exists()


def test_it_can_be_thrown_away(majs):
    form, _ = begin(majs)
    response = majs.post(f"/underrattelser/utkast/{form['submission']}/kasta/")
    assert response.url == "/underrattelser/"
    assert "Påbörjade" not in words(majs.get(response.url))


def test_nobody_else_sees_it(majs, sign_in, hanna):
    form, _ = begin(majs)
    hannas = sign_in(hanna)
    assert "Påbörjade" not in words(hannas.get("/underrattelser/"))
    assert hannas.get(f"{NEW}?utkast={form['submission']}").status_code == 404
    assert hannas.post(f"/underrattelser/utkast/{form['submission']}/kasta/").status_code == 404
    assert UnfinishedNotice.objects.count() == 1


@pytest.mark.parametrize("key", ["a/b", "a\0b", "a b", "x" * 81])
def test_a_name_that_no_page_gave_is_not_kept(majs, key):
    response = majs.post(f"{NEW}utkast/", {"submission": key, "tenant_name": "Ellen Påhittsson"})
    assert response.status_code == 400
    assert majs.get("/underrattelser/").status_code == 200
    assert not UnfinishedNotice.objects.exists()


@pytest.mark.parametrize("key", ["%00", "a/b", "x" * 3000])
def test_an_address_with_such_a_name_finds_nothing(majs, key):
    assert majs.get(f"{NEW}?utkast={key}").status_code == 404


def test_what_the_script_sends_after_the_paper_is_registered_is_not_kept(majs):
    form = filled(majs.get(NEW), **PAPER)
    majs.post(NEW, form)
    majs.post(f"{NEW}utkast/", form)
    assert (Notice.objects.count(), UnfinishedNotice.objects.count()) == (1, 0)
