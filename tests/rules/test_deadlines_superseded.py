# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Former values of a deadline: every other last day it had at an earlier moment, and what ended each."""

import datetime as dt

from tests.rules.casebuilder import deadline, event, household, plan_of, withdrawn

RECOVERY, EARLIEST = "jb-12-44-atervinningsfrist/n1", "jb-12-44-tidigast-beslut/n1"


def at(day, hour=12):
    return f"2026-{day}T{hour:02d}:00:00+01:00"


def notice(received, recorded, **envelope):
    """A notice whose last day is three weeks after it was received: the tenant was served long before."""
    given = {"eid": "e7", **envelope}
    return event(
        "notice_joined", "2026-11-20", received_on=received, served_on="2026-11-02", recorded=recorded, **given
    )


def former(events, on="2026-11-30", key=RECOVERY, known_at=None):
    """[(nominal, moment)] of the deadline."""
    found = deadline(plan_of([*household(), *events], on, known_at), key)
    return [(one["nominal"], dt.datetime.fromisoformat(one["known_until"])) for one in found["superseded"]]


def said(*pairs):
    return [(nominal, dt.datetime.fromisoformat(moment)) for nominal, moment in pairs]


def test_nothing_has_been_superseded_at_first():
    assert former([notice("2026-11-20", at("11-20"))]) == []


def test_a_corrected_day_is_kept_until_the_moment_of_the_correction():
    events = [notice("2026-11-20", at("11-20")), notice("2026-11-18", at("11-24"), eid="e8", corrects="e7")]
    assert former(events) == said(("2026-12-11", at("11-24")))
    assert former(events, key=EARLIEST) == said(("2026-12-15", at("11-24")))


def test_several_changes_stand_oldest_first():
    events = [
        notice("2026-11-20", at("11-20")),
        notice("2026-11-18", at("11-24"), eid="e8", corrects="e7"),
        notice("2026-11-17", at("11-25"), eid="e9", corrects="e8"),
    ]
    assert former(events) == said(("2026-12-11", at("11-24")), ("2026-12-09", at("11-25")))


def test_a_known_at_between_the_changes_sees_only_the_former():
    events = [
        notice("2026-11-20", at("11-20")),
        notice("2026-11-18", at("11-24"), eid="e8", corrects="e7"),
        notice("2026-11-17", at("11-25"), eid="e9", corrects="e8"),
    ]
    assert former(events, known_at=at("11-24", 18)) == said(("2026-12-11", at("11-24")))
    assert former(events, known_at=at("11-23")) == []


def test_corrected_back_keeps_only_the_other_value():
    events = [
        notice("2026-11-20", at("11-20")),
        notice("2026-11-18", at("11-24"), eid="e8", corrects="e7"),
        notice("2026-11-20", at("11-25"), eid="e9", corrects="e8"),
    ]
    assert former(events) == said(("2026-12-09", at("11-25")))


def test_a_withdrawn_correction_leaves_its_value_behind():
    events = [
        notice("2026-11-20", at("11-20")),
        notice("2026-11-18", at("11-24"), eid="e8", corrects="e7"),
        withdrawn("e8", "2026-11-25", recorded=at("11-25")),
    ]
    assert former(events) == said(("2026-12-09", at("11-25")))


def test_withdrawn_and_entered_anew_under_the_same_id_keeps_the_former_value_until_the_withdrawal():
    events = [
        notice("2026-11-20", at("11-20")),
        withdrawn("e7", "2026-11-23", recorded=at("11-23")),
        notice("2026-11-18", at("11-25"), eid="e8"),
    ]
    assert former(events) == said(("2026-12-11", at("11-23")))


def test_a_correction_that_does_not_touch_the_day_supersedes_nothing():
    events = [notice("2026-11-20", at("11-20")), notice("2026-11-20", at("11-24"), eid="e8", corrects="e7", amount=1)]
    assert former(events) == []


def test_a_serving_learnt_later_supersedes_the_lower_bound():
    unknown = event("notice_joined", "2026-11-20", served_on=None, recorded=at("11-20"))
    served = event("service_confirmed", "2026-11-24", served_on="2026-11-23", recorded=at("11-25"))
    assert former([unknown, served]) == said(("2026-12-11", at("11-25")))


def test_what_happens_after_the_day_asked_supersedes_nothing():
    unknown = event("notice_joined", "2026-11-20", served_on=None, recorded=at("11-20"))
    served = event("service_confirmed", "2026-11-24", served_on="2026-11-23", recorded=at("11-24"))
    assert former([unknown, served], on="2026-11-23", known_at=at("11-30")) == []


def test_two_servings_give_two_former_values():
    unknown = event("notice_joined", "2026-11-20", served_on=None, recorded=at("11-20"))
    one = event("service_confirmed", "2026-11-24", served_on="2026-11-23", recorded=at("11-24"))
    two = event("service_confirmed", "2026-11-25", served_on="2026-11-24", recorded=at("11-25"))
    assert former([unknown, one, two]) == said(("2026-12-11", at("11-24")), ("2026-12-14", at("11-25")))


def test_the_order_of_recording_decides_what_was_former():
    """The later serving was entered first: the earlier one never changed the day."""
    unknown = event("notice_joined", "2026-11-20", served_on=None, recorded=at("11-20"))
    one = event("service_confirmed", "2026-11-24", served_on="2026-11-23", recorded=at("11-26"))
    two = event("service_confirmed", "2026-11-25", served_on="2026-11-24", recorded=at("11-25"))
    assert former([unknown, one, two]) == said(("2026-12-11", at("11-25")))


def test_moments_are_compared_across_offsets():
    events = [
        notice("2026-11-20", "2026-11-20T12:00:00+01:00"),
        notice("2026-11-18", "2026-11-24T11:30:00Z", eid="e8", corrects="e7"),
    ]
    assert former(events, known_at="2026-11-24T12:00:00+01:00") == []
    assert former(events, known_at="2026-11-24T13:00:00+01:00") == said(("2026-12-11", "2026-11-24T11:30:00+00:00"))


def test_events_recorded_at_one_moment_are_one_change():
    """A notice and its serving entered together: nobody ever saw the lower bound."""
    unknown = event("notice_joined", "2026-11-20", served_on=None, recorded=at("11-20"))
    served = event("service_confirmed", "2026-11-20", served_on="2026-11-23", recorded=at("11-20"))
    assert former([served, unknown]) == []


def test_a_tenancy_entered_under_another_regime_and_corrected_supersedes_nothing_under_the_new_key():
    other = event("tenancy_recorded", "2026-11-02", eid="e5", tenancy="t2", regime="BRL")
    right = event("tenancy_recorded", "2026-11-02", eid="e6", tenancy="t2", corrects="e5", recorded=at("11-24"))
    given = event("notice_joined", "2026-11-20", served_on="2026-11-02", tenancy="t2")
    assert former([other, right, given]) == []


def test_chained_clocks_of_kronofogden_keep_former_values_too():
    applied = event("enforcement_applied", "2026-11-20", eid="e7", documents_on="2026-11-18", recorded=at("11-20"))
    again = event(
        "enforcement_applied", "2026-11-20", eid="e8", corrects="e7", documents_on="2026-11-19", recorded=at("11-24")
    )
    respite = event("respite", "2026-11-23", recorded=at("11-23"))
    events = [applied, respite, again]
    assert former(events, key="ub-16-3-fyra-veckor/m1") == said(("2026-12-16", at("11-24")))
    assert former(events, key="ub-16-4-anstand/m1") == said(("2026-12-30", at("11-24")))
