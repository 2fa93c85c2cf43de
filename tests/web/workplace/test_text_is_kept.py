# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is sent after the session has ended is kept for the one who wrote it, and for nobody else."""

import pytest
from django.test import Client
from django.urls import get_resolver

from kvarbo.cases.models import Case, CaseAccess, Event
from kvarbo.organisation.models import User
from kvarbo.web.workplace.addresses import RESTORED
from kvarbo.workplace.models import FormDraft
from tests.web.pages import filled, words
from tests.web.workplace.test_help import names

NOTE = "Hen berättade om lönen och bad oss ringa på fredag."


@pytest.fixture
def desk(sign_in, let_pass, hanna: User, case: Case) -> Client:
    client: Client = sign_in(hanna)
    client.get("/om-kvarbo/")
    client.get(f"/arenden/{case.number}/")
    return client


@pytest.fixture
def form(case: Case) -> str:
    return f"/arenden/{case.number}/handelse/anteckning/"


def told(client: Client, form: str, text: str = NOTE) -> dict:
    return filled(client.get(form), reason=text)


def back(client: Client, answer, name: str = "hanna.mallberg") -> str:
    address = answer.wsgi_request.GET.get("next") or client.get(answer.url).context["next"]
    return str(client.post("/valj-roll/", {"persona": name, "next": address}).url)


def test_it_is_in_the_form_again_after_signing_in(desk: Client, form: str, let_pass, case: Case):
    sent = told(desk, form)
    let_pass(61)
    answer = desk.post(form, sent)
    assert answer.url.startswith("/valj-roll/")
    assert not Event.objects.filter(case=case, type="note").exists()
    where = back(desk, answer)
    assert where == form
    page = desk.get(where)
    assert "Din text finns kvar, sparad kl. 10.00" in words(page)
    assert page.context["form"]["reason"].value() == NOTE


def test_saved_at_last_it_is_kept_no_longer(desk: Client, form: str, let_pass, case: Case):
    sent = told(desk, form)
    let_pass(61)
    where = back(desk, desk.post(form, sent))
    assert desk.post(where, filled(desk.get(where))).url == f"/arenden/{case.number}/"
    assert Event.objects.filter(case=case, type="note").count() == 1
    assert not FormDraft.objects.exists()


def test_a_second_form_from_the_locked_browser_is_kept_too(desk: Client, form: str, let_pass):
    sent = told(desk, form)
    let_pass(61)
    desk.get("/arenden/")
    desk.post(form, sent)
    assert FormDraft.objects.get().user.username == "hanna.mallberg"


def test_another_at_that_computer_sees_nothing_of_it(desk: Client, form: str, let_pass, tove: User):
    sent = told(desk, form)
    let_pass(61)
    assert back(desk, desk.post(form, sent), "tove.skyddesson") == "/"
    page = desk.get(form)
    assert page.status_code == 200
    assert "Din text finns kvar" not in words(page)
    assert NOTE not in page.content.decode()
    assert desk.get(f"/utkast/{FormDraft.objects.get().pk}/").status_code == 404
    assert desk.post(f"/utkast/{FormDraft.objects.get().pk}/kasta/").status_code == 404


def test_a_forged_form_is_refused_and_not_kept(form: str, let_pass, set_clock, hanna: User):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(hanna)
    strict.get("/om-kvarbo/")
    let_pass(61)
    assert strict.post(form, {"reason": NOTE}).status_code == 403
    assert not FormDraft.objects.exists()


def test_a_button_with_nothing_typed_keeps_nothing(desk: Client, form: str, let_pass, case: Case):
    let_pass(61)
    referer = f"http://testserver/arenden/{case.number}/"
    answer = desk.post(form, {"seq": "1", "key": "k", "on": "2026-11-20"}, headers={"referer": referer})
    assert not FormDraft.objects.exists()
    assert back(desk, answer) == f"/arenden/{case.number}/"


def test_a_case_that_is_out_of_sight_shows_nothing(desk: Client, form: str, let_pass, case: Case):
    sent = told(desk, form)
    let_pass(61)
    where = back(desk, desk.post(form, sent))
    CaseAccess.objects.filter(case=case).delete()
    draft = FormDraft.objects.get()
    assert desk.get(where).status_code == 404
    assert desk.get(f"/utkast/{draft.pk}/").status_code == 404


def test_a_page_that_does_not_put_it_back_shows_it_as_text(desk: Client, let_pass, case: Case):
    let_pass(61)
    answer = desk.post(f"/arenden/{case.number}/", {"elsewhere": NOTE})
    where = back(desk, answer)
    draft = FormDraft.objects.get()
    assert where == f"/utkast/{draft.pk}/"
    assert NOTE in words(desk.get(where))
    desk.post(f"/utkast/{draft.pk}/kasta/")
    assert not FormDraft.objects.exists()


def test_it_can_be_thrown_away_from_the_form(desk: Client, form: str, let_pass):
    sent = told(desk, form)
    let_pass(61)
    where = back(desk, desk.post(form, sent))
    desk.post(f"/utkast/{FormDraft.objects.get().pk}/kasta/", {"next": where})
    assert desk.get(where).context["form"]["reason"].value() != NOTE


@pytest.mark.parametrize("name", sorted(RESTORED))
def test_each_page_that_puts_text_back_is_there(name: str):
    assert name in set(names(get_resolver().url_patterns))


def test_what_was_done_on_paper_is_put_back_with_its_rows(desk: Client, let_pass, case: Case):
    form = f"/arenden/{case.number}/fran-papper/"
    sent = filled(desk.get(form), c1_note="Hon ville bli uppringd.", c4_note="Ingen öppnade.")
    let_pass(61)
    page = desk.get(back(desk, desk.post(form, sent)))
    assert "Din text finns kvar" in words(page)
    assert page.context["form"]["c1_note"].value() == "Hon ville bli uppringd."


def test_a_reason_to_move_a_case_is_put_back(desk: Client, let_pass, case: Case):
    form = f"/arenden/{case.number}/flytta-i-listan/"
    sent = filled(desk.get(form), reason="Hon reser bort på måndag.")
    let_pass(61)
    page = desk.get(back(desk, desk.post(form, sent)))
    assert page.context["form"]["reason"].value() == "Hon reser bort på måndag."


def test_a_password_is_never_kept(desk: Client, let_pass):
    let_pass(61)
    desk.post("/logga-in/", {"username": "någon", "password": "två ord"})
    assert not FormDraft.objects.exists()
