# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every worked example in regelverk/ is answered as its file says. The jurists' examples are the tests."""

import pytest

from kvarbo.rules.answers import answer
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import load_law

LAW = load_law()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.title}")
    for rule in LAW.rules.values()
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_holds(rule, example):
    asked = {"law": LAW, "rule_id": rule.id, "given": example.given, "on": example.on, "regime": example.regime}
    if example.refused:
        with pytest.raises(InputError):
            answer(**asked)
        return
    found = answer(**asked)
    assert {key: found.get(key) for key in example.answer} == dict(example.answer)


@pytest.mark.parametrize("rule", LAW.rules.values(), ids=lambda rule: rule.id)
def test_an_answer_gives_reasons_and_readings(rule):
    example = next(example for example in rule.examples if not example.refused and example.given)
    found = answer(law=LAW, rule_id=rule.id, given=example.given, on=example.on, regime=example.regime)
    assert found["rule"] == rule.id
    assert found["kind"] == rule.kind
    assert found["legal_basis"] in {value.source.citation for value in rule.values}
    assert found["because"]
    assert all(part["text"] and part["legal_basis"] for part in found["because"])
    assert [reading["unsure"] for reading in found["readings"]] == [reading.unsure for reading in rule.readings]


@pytest.mark.parametrize("rule", LAW.rules.values(), ids=lambda rule: rule.id)
def test_nothing_known_gives_a_sentence_and_no_day(rule):
    found = answer(law=LAW, rule_id=rule.id, given={})
    assert (found["nominal"], found["due"], found["preliminary"]) == (None, None, True)
    assert found["because"][0]["text"] == " ".join(rule.missing["allt"].split())


@pytest.mark.parametrize("rule", [rule for rule in LAW.rules.values() if rule.regimes], ids=lambda rule: rule.id)
@pytest.mark.parametrize("regime", ["JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT"])
def test_a_rule_is_refused_with_the_reason_where_it_does_not_exist(rule, regime):
    if regime in rule.regimes:
        assert answer(law=LAW, rule_id=rule.id, given={}, regime=regime)["rule"] == rule.id
        return
    with pytest.raises(InputError) as refused:
        answer(law=LAW, rule_id=rule.id, given={}, regime=regime)
    assert regime in str(refused.value)
    assert " ".join(rule.otherwise.split()) in str(refused.value)


def test_which_day_is_missing_changes_the_sentence():
    def sentence(**given):
        return answer(law=LAW, rule_id="jb-12-44-atervinningsfrist", given=given)["because"][0]["text"]

    assert "minst till" in sentence(board_notified="2026-11-19")
    assert "har inte startat" in sentence(tenant_served="2026-11-19")


def test_only_payment_helps_under_brl():
    with pytest.raises(InputError, match="hjälper bara att skulden verkligen betalas"):
        answer(law=LAW, rule_id="jb-12-44-betalningsatagande", given={}, regime="BRL")


def test_older_dates_use_the_older_act():
    def basis(day):
        return answer(law=LAW, rule_id="sol-20-2-forhandsbedomning", given={"report_received": day})["legal_basis"]

    assert "2001:453" in basis("2025-06-30")
    assert "2025:400" in basis("2025-07-01")


def test_another_reading_gives_its_own_day():
    found = answer(law=LAW, rule_id="jb-12-42-forverkande", given={"due_on": "2026-12-31"})
    days = [other["day"] for reading in found["readings"] for other in reading["others"]]
    assert found["nominal"] == "2027-01-07"
    assert "2027-01-11" in days
