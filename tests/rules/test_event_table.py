# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every type of the log's table: its place, and the data that are enough for it."""

import pytest

from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import EVENT_TYPES
from tests.rules.casebuilder import CASE, DEFAULTS, FLOORS, case_json, child, event, household, log_of, plan_of

DAY = "2026-11-23"
# In the table's order, with the fewest fields that the contract allows (its `?` left out).
TABLE = {
    "case_opened": {},
    "case_closed": {"outcome": "stayed"},
    "case_reopened": {},
    "routine_adopted": {"from": "2026:1", "to": "2026:1", "map": {}, "accepted_by": "u1"},
    "unit_joined": {"unit": "vux-norr", "part": "participating", "ground": "consent"},
    "unit_left": {"unit": "vux-norr"},
    "assigned": {"role": "vuxenhandläggare", "user": "u1"},
    "unassigned": {"role": "vuxenhandläggare", "user": "u1"},
    "person_joined": {"person": "p3", "part": "adult", "lives_here": "unknown"},
    "person_changed": {"person": "p1", "lives_here": "no"},
    "person_left": {"person": "p1", "part": "tenant", "lives_here": "no"},
    "fact_set": {"subject": CASE, "fact": "violence", "value": None},
    "tenancy_recorded": {
        "tenancy": "t2", "regime": "ANNAT", "hand": "lodger", "holder": "p1", "landlord": "l2", "area": "soder",
    },
    "notice_joined": {
        "notice": "n2", "kind": "early_signal", "cause": "eviction", "sender": "grid_company", "tenancy": "t1",
        "channel": "sms", "received_on": DAY,
    },
    "service_confirmed": {"notice": "n1", "served_on": DAY},
    "amount_disputed": {"notice": "n1", "amount": 0},
    "order_served": {"matter": "m1", "on": DAY},
    "contested": {"matter": "m1", "on": DAY},
    "verdict": {"matter": "m1", "on": DAY},
    "tribunal": {"matter": "m1", "on": DAY},
    "enforcement_applied": {"matter": "m1"},
    "defendant_heard": {"matter": "m1", "on": DAY},
    "eviction_time_informed": {"eviction": "ev2", "matter": "m1", "at": "2026-12-09T09:30"},
    "respite": {"matter": "m1", "until": "2026-12-20", "granted": True},
    "deferral": {"matter": "m1", "until": "2026-12-20", "granted": False},
    "eviction_done": {"matter": "m1", "by": "kfm"},
    "eviction_withdrawn": {"matter": "m1", "by": "court"},
    "contact": {"channel": "phone", "with": "school", "result": "refused"},
    "visit": {"announced": False, "with": "p1", "result": "no_answer"},
    "letter_sent": {"to": "p1", "how": "letter"},
    "summons_sent": {"to": "p1", "how": "recommended_letter"},
    "kfm_confirmed": {"eviction": "ev1", "how": "email"},
    "meeting": {"kind": "three_party", "at": "2026-11-25T15:00", "held": False, "present": [], "agreed": []},
    "consent_given": {"consent": "c2", "person": "p1", "receivers": ["l1"], "subjects": ["rent"]},
    "consent_withdrawn": {"consent": "c1", "person": "p1", "receivers": ["l1"], "subjects": ["rent"]},
    "child_talk": {"child": "p2", "informed": True, "heard": False, "used": False, "guardian_consent": True},
    "application": {"application": "a2", "kind": "rent_debt"},
    "decision": {"application": "a1", "result": "partly_granted", "delegation": "d1"},
    "payment": {"notice": "n1", "amount": 1, "paid_on": DAY},
    "undertaking_sent": {"notice": "n1", "how": "email", "proof": None},
    "agreement": {"kind": "short_lease"},
    "protection_assessed": {"child": "p2", "result": "need"},
    "preliminary_assessment": {"child": "p2", "result": "opened"},
    "inquiry": {"child": "p2", "result": "not_opened"},
    "housing_secured": {"for": "p1", "from": DAY, "form": "own_lease"},
    "referral": {"referral": "r2", "to": "budget", "answer_by": DAY},
    "referral_answered": {"referral": "r1", "answer": "yes"},
    "step_done": {"step_key": "ring/n1"},
    "step_skipped": {"step_key": "ring/n1"},
    "step_postponed": {"step_key": "ring/n1", "until": DAY},
    "step_added": {"title": "Ring", "role": "vuxenhandläggare", "due": DAY, "zone": "child"},
    "order_moved": {"step_key": "ring/n1", "due": DAY},
    "note": {},
    "follow_up": {"months": 12, "still_home": False},
    "withdrawn": {},
}  # fmt: skip
BASE = [
    *household(),
    child(),
    event("notice_joined", DAY, eid="b1"),
    event("eviction_time_informed", DAY, eid="b2"),
    event("consent_given", DAY, eid="b3"),
    event("application", DAY, eid="b4"),
    event("referral", DAY, eid="b5"),
]


def of(kind, data):
    reasoned = kind in ("step_skipped", "step_postponed", "withdrawn")
    one = event(kind, DAY, eid="e7", corrects="b1" if kind == "withdrawn" else None, reason="Ja." if reasoned else None)
    return {**one, "data": data, "zone": FLOORS.get(kind, "coordination")}


def test_the_types_stand_in_the_contract_s_order():
    assert list(EVENT_TYPES) == list(TABLE)


@pytest.mark.parametrize("kind", TABLE)
def test_the_fewest_fields_are_enough_to_be_read_and_planned(kind):
    found = plan_of([*BASE, of(kind, TABLE[kind])], "2026-11-24")
    assert found["case"] == CASE


@pytest.mark.parametrize("kind", [kind for kind in TABLE if kind in DEFAULTS])
def test_what_the_builder_gives_is_the_table_s(kind):
    assert set(DEFAULTS[kind]) <= set(EVENT_TYPES[kind].by_name)


NEEDED = [
    (kind, field)
    for kind, data in TABLE.items()
    for field in data
    if (kind, field) not in {("person_changed", "lives_here"), ("person_left", "part"), ("person_left", "lives_here")}
    and (kind, field) != ("step_postponed", "until")
    and (kind, field) not in {("consent_withdrawn", name) for name in ("person", "receivers", "subjects")}
]


@pytest.mark.parametrize(("kind", "field"), NEEDED)
def test_without_a_field_that_must_be_there_it_is_refused(kind, field):
    data = {name: value for name, value in TABLE[kind].items() if name != field}
    with pytest.raises(InputError) as caught:
        log_of([*BASE, of(kind, data)])
    assert "e7" in str(caught.value)
    assert field in str(caught.value)


def test_a_case_file_of_one_event_is_planned():
    assert len(case_json(BASE[:1])["events"]) == 1
    assert plan_of(BASE[:1], DAY)["deadlines"] == []


def test_a_case_without_events_is_planned():
    found = plan_of([], DAY)
    assert (found["deadlines"], found["next_change_on"]) == ([], None)
