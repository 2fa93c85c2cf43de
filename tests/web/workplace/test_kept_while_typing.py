# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form's script keeps what is typed, every few seconds, for the one who types."""

from urllib.parse import quote

import pytest
from django.test import Client

from kvarbo.cases.models import Case
from kvarbo.organisation.models import User
from kvarbo.workplace.models import FormDraft
from tests.web.pages import filled, words


@pytest.fixture
def form(case: Case) -> str:
    return f"/arenden/{case.number}/handelse/anteckning/"


@pytest.fixture
def desk(sign_in, let_pass, hanna: User) -> Client:
    client: Client = sign_in(hanna)
    client.get("/om-kvarbo/")
    return client


def keep(client: Client, address: str, **values: str):
    return client.post(f"/utkast/spara/?sida={quote(address)}", values)


def test_it_says_when_it_was_kept(desk: Client, form: str):
    assert keep(desk, form, reason="Vi hör").json() == {"saved": "Sparat 10.00"}
    assert "Vi hör" in desk.get(form).content.decode()


def test_the_form_says_where_its_script_sends(desk: Client, form: str):
    assert f'data-draft="/utkast/spara/?sida={quote(form, safe="")}"' in desk.get(form).content.decode()


def test_once_the_form_is_saved_the_script_comes_too_late(desk: Client, form: str):
    sent = filled(desk.get(form), reason="Vi hörs på fredag.")
    desk.post(form, sent)
    assert keep(desk, form, **{name: str(value) for name, value in sent.items()}).status_code == 400
    assert not FormDraft.objects.exists()


def test_nothing_is_kept_about_a_case_out_of_sight(desk: Client, sign_in, form: str, cilla: User):
    assert keep(sign_in(cilla), form, reason="Vi hör").status_code == 404
    assert not FormDraft.objects.exists()


@pytest.mark.parametrize("address", ["https://elak.example/", "//elak.example/", "/finns-inte/", "/logga-in/", ""])
def test_only_forms_of_ours_are_kept(desk: Client, address: str):
    assert keep(desk, address, reason="Två ord").status_code == 400
    assert not FormDraft.objects.exists()


def test_typing_after_the_session_ended_is_kept_and_said(desk: Client, form: str, let_pass):
    let_pass(61)
    answer = keep(desk, form, reason="Vi hörs på fredag.").json()
    assert answer["locked"]
    assert answer["saved"].startswith("Sparat 10.00. Du behöver logga in igen")
    assert FormDraft.objects.get().values == {"reason": ["Vi hörs på fredag."]}


def test_a_step_is_found_again_by_its_mark(desk: Client, case: Case, let_pass):
    form = f"/arenden/{case.number}/handelse/anteckning/"
    keep(desk, f"{form}?steg=abc", reason="Ett annat")
    assert "Ett annat" not in desk.get(form).content.decode()
    assert "Ett annat" in desk.get(f"{form}?steg=abc").content.decode()


def test_a_paper_is_found_again_by_its_own_key(sign_in, profile, maj: User, let_pass):
    client = sign_in(maj)
    client.get("/om-kvarbo/")
    paper = "/underrattelser/ny/hyra/"
    sent = filled(client.get(paper), tenant_name="Ellen Påhittsson")
    let_pass(61)
    asked = client.post(paper, sent)
    where = client.get(asked.url).context["next"]
    client.post("/valj-roll/", {"persona": "maj.postberg", "next": where})
    assert "utkast=" in where
    page = client.get(where)
    assert "Ellen Påhittsson" in page.content.decode()
    assert "Din text finns kvar" in words(page)
    assert "Ellen Påhittsson" not in client.get(paper).content.decode()
