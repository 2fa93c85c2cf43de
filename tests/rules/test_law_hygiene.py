# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The thirty rules keep their names and their shape: outside systems and old cases lean on both."""

import datetime as dt
import re

import pytest

from kvarbo.rules.law import REGELVERK, load_law

LAW = load_law()
RULES = pytest.mark.parametrize("rule", LAW.rules.values(), ids=lambda rule: rule.id)

SERVED = {"tenant_served", "board_notified"}
GIVEN = {
    "jb-12-20-forfallodag": {"rent_month"},
    "jb-12-42-forverkande": {"due_on"},
    "jb-12-44-atervinningsfrist": SERVED,
    "jb-12-44-betalningsatagande": SERVED,
    "jb-12-44-tidigast-beslut": SERVED,
    "jb-12-63-meddelande": {"posted_on", "received_on", "recommended"},
    "jb-12-25a-storning": {"notified_on"},
    "jb-12-49-hanskjutande": {"term_ends_on"},
    "jb-12-70-overklagande": {"decided_on"},
    "brl-7-23-atervinningsfrist": SERVED,
    "brl-7-23-tidigast-beslut": SERVED,
    "priv-6-3-uppsagning": {"due_on"},
    "bfl-25-yttrande": {"defendant_served"},
    "bfl-53-atervinning-utslag": {"verdict_on"},
    "ub-16-3-tidigast-avhysning": {"heard_on"},
    "ub-16-3-fyra-veckor": {"documents_received"},
    "ub-16-4-anstand": {"four_weeks_end", "compensation_paid"},
    "ub-16-5-uppskov": {"applied_on"},
    "ub-18-7-overklagande": {"decision_served"},
    "ub-16-6-magasinering": {"evicted_on"},
    "sof-11-3-bekraftelse": {"eviction_time_informed"},
    "sol-14-2-utredning": {"notice_received"},
    "sol-20-1-skyddsbedomning": {"report_received"},
    "sol-20-2-forhandsbedomning": {"report_received"},
    "sol-20-3-utredningstid": {"investigation_opened"},
    "sol-19-6-svar": {"decided_on"},
    "fl-44-overklagande": {"decision_received"},
    "sol-34-1-ej-verkstallt": {"decided_on"},
    "sol-16-1-gallring": {"last_note_on"},
    "fl-22-inkommen": {"arrived_on"},
}
EARLIEST = {"jb-12-44-tidigast-beslut", "brl-7-23-tidigast-beslut", "ub-16-3-tidigast-avhysning"}
DAY = {"jb-12-20-forfallodag", "jb-12-63-meddelande", "fl-22-inkommen"}
SAME_DAY = {"sof-11-3-bekraftelse"}
AT_ONCE = {"sol-14-2-utredning", "sol-20-1-skyddsbedomning", "jb-12-25a-storning"}
LAST_DAY = set(GIVEN) - EARLIEST - DAY - SAME_DAY - AT_ONCE
NOT_ROLLED_LAST_DAY = {
    "bfl-25-yttrande",
    "ub-16-3-fyra-veckor",
    "ub-16-4-anstand",
    "ub-16-5-uppskov",
    "ub-16-6-magasinering",
    "sol-34-1-ej-verkstallt",
    "sol-16-1-gallring",
}
ROLLED = (LAST_DAY - NOT_ROLLED_LAST_DAY) | SAME_DAY | {"jb-12-20-forfallodag"}
KINDS = {
    **dict.fromkeys(EARLIEST, "earliest"),
    **dict.fromkeys(DAY, "day"),
    **dict.fromkeys(SAME_DAY, "same_day"),
    **dict.fromkeys(AT_ONCE, "at_once"),
    **dict.fromkeys(LAST_DAY, "last_day"),
}
RECOVERY = ("JB12", "PRIV2012")
REGIMES = {
    "jb-12-20-forfallodag": RECOVERY,
    "jb-12-42-forverkande": RECOVERY,
    "jb-12-44-atervinningsfrist": RECOVERY,
    "jb-12-44-betalningsatagande": RECOVERY,
    "jb-12-44-tidigast-beslut": RECOVERY,
    "jb-12-63-meddelande": ("JB12", "PRIV2012", "BRL"),
    "jb-12-25a-storning": RECOVERY,
    "jb-12-49-hanskjutande": ("JB12",),
    "jb-12-70-overklagande": RECOVERY,
    "brl-7-23-atervinningsfrist": ("BRL",),
    "brl-7-23-tidigast-beslut": ("BRL",),
    "priv-6-3-uppsagning": ("PRIV2026",),
}


def test_the_thirty_rules_and_no_other():
    assert len(GIVEN) == 30
    assert set(LAW.rules) == set(GIVEN)


@RULES
def test_the_keys_a_rule_is_asked_with_are_fixed(rule):
    assert rule.fact_keys == GIVEN[rule.id]


@RULES
def test_answer_kind_and_rolling(rule):
    assert rule.kind == KINDS[rule.id]
    assert rule.rolls == (rule.id in ROLLED)


@RULES
def test_regimes(rule):
    assert rule.regimes == REGIMES.get(rule.id, ())
    assert bool(rule.otherwise) == bool(rule.regimes)


@RULES
def test_every_value_has_a_citation_and_a_link_to_the_paragraph(rule):
    for source in (*(value.source for value in rule.values), *rule.sources):
        assert "§" in source.citation
        assert re.fullmatch(r"https://lagen\.nu/\d{4}:\d+(#(K\d+)?P\d+[a-z]?)?", source.link), source.link


@RULES
def test_two_examples_and_one_of_them_on_an_edge(rule):
    assert len(rule.examples) >= 2
    assert any(example.edge for example in rule.examples)
    assert len({example.title for example in rule.examples}) == len(rule.examples)


@RULES
def test_our_own_words_are_short_and_plain(rule):
    assert 60 <= len(rule.says) <= 700
    assert len(rule.question) <= 110
    assert rule.question.endswith("?")
    assert all(len(reading.reading) <= 420 for reading in rule.readings)
    words = " ".join((rule.says, *(reading.reading for reading in rule.readings)))
    assert not re.search(r"\b(skall|jämlikt|äger rätt|nämnda)\b", words)


@RULES
def test_readings_are_signed_and_an_unsure_one_exists_where_the_law_leaves_room(rule):
    assert rule.readings
    assert any(reading.unsure for reading in rule.readings)
    assert all(reading.by and reading.on for reading in rule.readings)


@RULES
def test_when_it_was_verified(rule):
    assert rule.wording_of == dt.date(2026, 6, 4)
    assert rule.verified_on >= rule.wording_of


@RULES
def test_who_acts_and_what_is_lost_are_told(rule):
    assert rule.who
    assert rule.lost
    assert rule.deciding


def test_every_rule_file_carries_the_licence():
    for path in REGELVERK.glob("*/*.yaml"):
        first, second = path.read_text(encoding="utf-8").splitlines()[:2]
        assert "SPDX-FileCopyrightText" in first, path.name
        assert "SPDX-License-Identifier" in second, path.name


def test_the_readme_explains_every_key():
    readme = (REGELVERK / "README.md").read_text(encoding="utf-8")
    for path in REGELVERK.glob("*/*.yaml"):
        keys = set(re.findall(r"(?m)^([a-zåäö_]+):", path.read_text(encoding="utf-8")))
        assert all(f"`{key}`" in readme for key in keys), path.name
