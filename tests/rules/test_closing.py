# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What hinders a closing: steps that law or routine demand, and the routine's own rules, which are data."""

import datetime as dt

import pytest

from kvarbo.rules import closing
from kvarbo.rules.caselog import Log, effective, end_of, read_event
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile
from kvarbo.rules.routine import parse_routine
from kvarbo.rules.situation import Situation
from tests.closingbook import ROUTINE
from tests.rules.casebuilder import CASE, child, event, household
from tests.smallprofile import ROUTINE_YAML

DAY = "2026-11-23"
NOTICE = event("notice_joined", DAY, eid="e1", cause="unlawful_sublet")
HOME_LOST = event("fact_set", DAY, eid="e2", subject=CASE, fact="hemmet_forlorat", value=True)
HOUSED = {"for": CASE, "from": DAY, "form": "eget_avtal"}
LAST_RULE = "hinder:\n    - {id: a, när: alltid, text: Vänta}\n"


def left(*events, outcome="paid", profile="exempelkommun", day=DAY):
    """What hinders the closing of a case on the day."""
    found, law = load_profile(profile), load_law()
    log = Log(CASE, [read_event(raw) for raw in events])
    asked = dt.date.fromisoformat(day)
    routine = found.routine_on(asked)
    answer = plan(log=log, law=law, profile=found, day=asked, known_at=end_of(asked))
    s = Situation(case_id=CASE, events=effective(log, day=asked, known_at=end_of(asked)), day=asked)
    return closing.hindrances(answer=answer, s=s, routine=routine, outcome=outcome)


def rules_in(found):
    return [one.text for one in found if not one.step_key]


@pytest.mark.parametrize("profile", ["exempelkommun", "goteborg"])
@pytest.mark.parametrize("way", ["permanent", "alternating", "visiting"])
def test_a_family_that_lost_its_home_is_not_closed_without_another(profile, way):
    case = [*household(), child(lives_here=way), NOTICE, HOME_LOST]
    assert rules_in(left(*case, profile=profile)) == [
        "Familjen har förlorat sitt hem och inget annat boende är ordnat."
    ]
    assert rules_in(left(*case, event("housing_secured", DAY, eid="e3", **HOUSED), profile=profile)) == []


def test_no_child_no_rule():
    assert rules_in(left(*household(), NOTICE, HOME_LOST)) == []
    assert rules_in(left(*household(), child(lives_here="no"), NOTICE, HOME_LOST)) == []


@pytest.mark.parametrize(
    ("outcome", "count"), [("paid", 0), ("evicted", 1), ("moved_own_home", 1), ("moved_other_form", 1), ("", 0)]
)
def test_some_outcomes_ask_where_the_family_will_live(outcome, count):
    assert len(rules_in(left(*household(), child(), NOTICE, outcome=outcome))) == count


def test_a_family_that_is_evicted_is_named_once_whatever_the_outcome():
    done = event("eviction_done", DAY, eid="e4")
    case = [*household(), child(), NOTICE, event("enforcement_applied", DAY, eid="e5"), done]
    for outcome in ("evicted", "paid", "unknown"):
        assert "Familjen är avhyst och inget annat boende är ordnat." in rules_in(left(*case, outcome=outcome))


def test_steps_that_are_demanded_and_undone_hinder_with_whose_they_are():
    found = left(*household(), NOTICE)
    steps = {one.step_key: one for one in found}
    law = steps["besluta-utredning/n1"]
    assert law.reason == "Lagen kräver steget."
    assert "14 kap. 2 §" in law.legal_basis
    assert law.unit == "vux-norr"
    assert not any(key.startswith(("avsluta", "folj-upp-3")) for key in steps)


def test_a_postponed_step_hinders_a_skipped_one_does_not():
    step = "ring-hushallet/n1"
    hinders = {one.step_key for one in left(*household(), NOTICE)}
    assert step in hinders
    parked = event("step_postponed", DAY, eid="e6", step_key=step, until="2026-12-01", reason="Bortrest.")
    assert step in {one.step_key for one in left(*household(), NOTICE, parked)}
    skipped = event("step_skipped", DAY, eid="e6", step_key=step, reason="Nås inte.")
    assert step not in {one.step_key for one in left(*household(), NOTICE, skipped)}


def test_nothing_is_left_of_a_case_whose_notice_was_taken_back():
    back = event("withdrawn", DAY, eid="e9", reason="Fel ärende.") | {
        "corrects": "e1", "recorded_at": f"{DAY}T23:00:00+01:00"
    }  # fmt: skip
    assert left(*household(), NOTICE, back) == []


def test_the_closing_sets_off_its_follow_ups_with_their_days():
    routine = load_profile("exempelkommun").routine_on(dt.date.fromisoformat(DAY))
    found = closing.set_off_by_closing(routine, "barnfamilj", dt.date.fromisoformat(DAY))
    assert [(step.id, str(day)) for step, day in found] == [("folj-upp-3", "2027-02-23"), ("folj-upp-12", "2027-11-23")]


def test_a_routine_without_the_key_has_no_rules():
    assert parse_routine(ROUTINE_YAML, place="prov").closing == ()
    assert [rule.id for rule in parse_routine(ROUTINE, place="prov").closing] == ["familj-flyttar"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("avslut: {hinder: []}", "minst ett hinder"),
        ("avslut: {}", "”hinder” saknas"),
        ("avslut: {hinder: [{id: a, text: Vänta}]}", "”när” saknas"),
        ("avslut: {hinder: [{id: a, när: alltid}]}", "”text” saknas"),
        ("avslut: {hinder: [{id: a, när: alltid, text: Vänta, vem: chef}]}", "okänd nyckel ”vem”"),
        ("avslut: {hinder: [{id: a, när: alltid, text: x}, {id: a, när: alltid, text: y}]}", "står två gånger"),
        ("avslut: {hinder: [{id: a, när: {alla: [[avslut.utfall, minst, 1]]}, text: x}]}", "går inte att göra"),
        ("avslut: {hinder: [{id: a, när: {alla: [[avslut.utfall, är, Avhyst]]}, text: x}]}", "inget kodord"),
        ("avslut: {hinder: [{id: a, när: {alla: [[barn.bor, är, okänt]]}, text: x}]}", "bara för steg som är per"),
    ],
)
def test_a_fault_in_the_rules_is_named(words, fault):
    with pytest.raises(InputError, match=fault):
        parse_routine(f"{ROUTINE_YAML}{words}\n", place="prov")


def test_only_a_closing_may_ask_for_the_outcome():
    text = ROUTINE_YAML.replace(
        "per: underrättelse", "per: underrättelse\n    när: {alla: [[avslut.utfall, är, paid]]}"
    )
    with pytest.raises(InputError, match="okänd uppgift"):
        parse_routine(text, place="prov")
