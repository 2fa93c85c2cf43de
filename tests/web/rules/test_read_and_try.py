# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from kvarbo.organisation.models import User
from kvarbo.planning.rulebook import current_law
from tests.web.pages import words

RULE = "/regler/jb-12-44-atervinningsfrist/"


@pytest.fixture
def hannas(sign_in, hanna: User) -> Client:
    return sign_in(hanna)


def test_the_list_has_every_rule(hannas: Client):
    page = words(hannas.get("/regler/"))
    assert all(rule.title in page for rule in current_law().rules.values())


@pytest.mark.parametrize("rule_id", sorted(current_law().rules))
def test_every_rule_can_be_read_and_its_first_example_tried(hannas: Client, rule_id: str):
    rule = current_law().rules[rule_id]
    told = {key: {True: "ja", False: "nej"}.get(value, value) for key, value in rule.examples[0].given.items()}
    page = words(hannas.get(f"/regler/{rule_id}/", told))
    assert rule.question in page
    assert "Inte godkänd än" in page
    assert "Därför" in page


def test_the_answer_has_both_days_and_numbered_reasons(hannas: Client):
    page = words(hannas.get(RULE, {"tenant_served": "2026-12-03", "board_notified": "2026-12-02"}))
    assert "Sista dag är torsdag 24 december 2026." in page
    assert "Får ändå göras till mån 28 dec" in page
    assert "3 veckor efter tors 3 dec 2026 är tors 24 dec 2026." in page
    assert "Inte avgjort:" in page


def test_an_unknown_day_gives_a_preliminary_answer(hannas: Client):
    page = words(hannas.get(RULE, {"board_notified": "2026-11-19"}))
    assert "Preliminärt. Sista dag är tidigast torsdag 10 december 2026" in page
    assert "Vi vet inte när hyresgästen delgavs." in page


def test_nothing_known_says_what_is_missing(hannas: Client):
    page = words(hannas.get(RULE, {"tenant_served": ""}))
    assert "Ingen dag än. Ingen dag är känd." in page


def test_a_bad_day_is_said_at_the_field(hannas: Client):
    response = hannas.get(RULE, {"tenant_served": "3 dec"})
    assert response.context["form"].errors["tenant_served"] == ["Det är ingen dag. Skriv som 2026-11-20."]
    assert "Det här behöver rättas" in words(response)


def test_a_law_without_the_rule_refuses_with_the_reason(hannas: Client):
    page = words(hannas.get(RULE, {"tenant_served": "2026-12-03", "regime": "PRIV2026"}))
    assert "regeln finns inte för PRIV2026" in page


def test_an_unknown_rule_is_an_unknown_page(hannas: Client):
    assert hannas.get("/regler/jb-99-99-finns-inte/").status_code == 404


def test_the_printed_manual_lets_in_its_own_style_and_no_other(hannas: Client):
    response = hannas.get("/regler/skriv-ut/")
    policy = response.headers["Content-Security-Policy"]
    assert "'sha256-" in policy
    assert "unsafe-inline" not in policy
    assert "Återvinningsfristen" in response.content.decode()
