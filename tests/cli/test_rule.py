# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo rule`: a jurist's trial of one rule."""

import json

import pytest

from kvarbo.cli.main import main


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["rule", *arguments]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["rule", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_the_answer_has_exactly_the_keys_of_the_contract(capsys):
    given = '{"tenant_served":"2026-11-30","board_notified":"2026-12-02"}'
    answer = ask(capsys, "jb-12-44-atervinningsfrist", "--given", given)
    assert set(answer) == {
        "rule", "kind", "nominal", "due", "preliminary", "because", "legal_basis", "version", "readings",
    }  # fmt: skip
    assert (answer["nominal"], answer["due"]) == ("2026-12-23", "2026-12-23")


def test_a_rule_of_the_earliest_day_also_tells_it(capsys):
    given = '{"tenant_served":"2026-12-03","board_notified":"2026-12-02"}'
    answer = ask(capsys, "jb-12-44-tidigast-beslut", "--given", given)
    assert answer["nominal"] == answer["due"] == answer["earliest"] == "2026-12-30"


def test_another_reading_is_listed_with_its_day(capsys):
    given = '{"tenant_served":"2026-12-03","board_notified":"2026-12-02"}'
    answer = ask(capsys, "jb-12-44-tidigast-beslut", "--given", given)
    days = [other["day"] for reading in answer["readings"] for other in reading["others"]]
    assert "2026-12-31" in days


def test_at_once_is_immediate(capsys):
    answer = ask(capsys, "sol-14-2-utredning", "--given", '{"notice_received":"2026-11-20"}')
    assert answer["immediate"] is True
    assert answer["nominal"] == answer["due"] == "2026-11-20"


def test_nothing_known_is_an_answer_and_no_fault(capsys):
    answer = ask(capsys, "jb-12-44-atervinningsfrist", "--given", "{}")
    assert answer["nominal"] is None
    assert answer["preliminary"] is True
    assert answer["because"][0]["text"].startswith("Ingen dag är känd")


def test_which_fact_is_missing_changes_the_sentence(capsys):
    served = ask(capsys, "jb-12-44-atervinningsfrist", "--given", '{"tenant_served":"2026-11-20"}')
    notified = ask(capsys, "jb-12-44-atervinningsfrist", "--given", '{"board_notified":"2026-11-20"}')
    assert "Klockan har inte startat" in served["because"][0]["text"]
    assert "minst" in notified["because"][0]["text"]


def test_an_undertaking_does_not_exist_for_a_tenant_owned_flat(capsys):
    given = '{"tenant_served":"2026-11-20","board_notified":"2026-11-20"}'
    said = refused(capsys, "jb-12-44-betalningsatagande", "--given", given, "--regime", "BRL")
    assert "finns inte för BRL" in said


def test_the_regime_may_stand_among_the_facts(capsys):
    given = '{"tenant_served":"2026-11-20","board_notified":"2026-11-20","regime":"BRL"}'
    assert "BRL" in refused(capsys, "jb-12-44-betalningsatagande", "--given", given)


def test_the_law_is_asked_as_it_read_on_the_day(capsys):
    given = '{"notice_received":"2025-03-03"}'
    assert "2001:453" in str(ask(capsys, "sol-14-2-utredning", "--given", given)["legal_basis"])
    later = ask(capsys, "sol-14-2-utredning", "--given", given, "--on", "2025-07-01")
    assert "2025:400" in str(later["legal_basis"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("jb-99", "--given", "{}"), "jb-99"),
        (("jb-12-44-atervinningsfrist", "--given", '{"served":"2026-11-20"}'), "served"),
        (("jb-12-44-atervinningsfrist", "--given", '{"tenant_served":"20 nov"}'), "tenant_served"),
        (("jb-12-44-atervinningsfrist", "--given", '{"tenant_served":"2026-02-30"}'), "2026-02-30"),
        (("jb-12-44-atervinningsfrist", "--given", "[]"), "--given"),
        (("jb-12-44-atervinningsfrist", "--given", "{"), "--given"),
        (("jb-12-44-atervinningsfrist", "--given", '{"tenant_served":null,"tenant_served":null}'), "tenant_served"),
        (("jb-12-44-atervinningsfrist", "--given", "{}", "--on", "i går"), "--on"),
        (("jb-12-44-atervinningsfrist", "--given", "{}", "--regime", "JB13"), "JB13"),
        (("jb-12-20-forfallodag", "--given", '{"rent_month":"2027-13"}'), "rent_month"),
        (("jb-12-63-meddelande", "--given", '{"recommended":"ja"}'), "recommended"),
        (("priv-6-3-uppsagning", "--given", '{"due_on":"2026-06-30"}', "--on", "2026-06-30"), "priv-6-3"),
    ],
)
def test_bad_input_is_one_line_that_names_the_place(capsys, arguments, named):
    assert named in refused(capsys, *arguments)


def test_a_missing_argument_is_one_swedish_line_too(capsys):
    assert main(["rule"]) == 2
    assert capsys.readouterr().err.startswith("kommandoraden:")
