# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of the routine, one real clock and the order of its steps, with exempelkommun's own days."""

import datetime as dt

import pytest

from kvarbo.rules.caselog import end_of
from kvarbo.rules.law import load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile
from tests.rules.casebuilder import child, event, household, log_of

EARLIER = event("notice_joined", "2026-06-15", notice="n1", channel="email", amount=8000)
# Posted on a Thursday, registered on the Monday after: the last day is Thursday 10 December.
SECOND = event(
    "notice_joined", "2026-11-23", notice="n2", channel="recommended_letter", posted_on="2026-11-19", amount=20562
)
PAID = event("payment", "2026-06-22", notice="n1", amount=8000)
FAMILY = [*household("2026-06-15"), child("2026-06-15"), EARLIER, PAID, SECOND]
APPLIED = event("enforcement_applied", "2026-11-16", matter="m1")
TIME = event("eviction_time_informed", "2026-11-23", eviction="ev1", matter="m1", at="2026-12-09T09:30")
CHAIN = (
    "informera-bou", "utse-barnhandlaggare", "kalla-gemensamt-besok", "gemensamt-besok", "aviserat-hembesok",
    "oanmalt-hembesok",
)  # fmt: skip
BACKWARDS = (
    "begara-anstand", "ordna-boende", "planera-dagen", "plan-for-dagen", "narvara", "narvara-barn",
    "samtal-barnen-avhysning",
)  # fmt: skip


def steps_on(on, events, *, profile="exempelkommun"):
    day = dt.date.fromisoformat(on)
    found = plan(log=log_of(events), law=load_law(), profile=load_profile(profile), day=day, known_at=end_of(day))
    return {step["key"]: step for step in found["steps"]}


def states(on, events, subject, names):
    steps = steps_on(on, events)
    return [steps[f"{name}/{subject}"]["state"] for name in names]


@pytest.mark.parametrize(
    ("step", "due"),
    [
        ("gemensamt-besok", "2026-11-30"),
        ("aviserat-hembesok", "2026-12-02"),
        ("oanmalt-hembesok", "2026-12-04"),
        ("ta-stallning-hyresskuld", "2026-12-04"),
        ("betala-eller-ataga", "2026-12-07"),
    ],
)
def test_no_step_comes_after_the_last_day_to_pay(step, due):
    assert steps_on("2026-11-23", FAMILY)[f"{step}/n2"]["due"] == due


def test_the_first_notice_brings_no_chain():
    steps = steps_on("2026-11-23", FAMILY)
    assert not [key for key in steps if key.endswith("/n1") and key.partition("/")[0] in CHAIN]


def test_the_chain_opens_in_order():
    events = list(FAMILY)
    moves = [
        event("step_done", "2026-11-23", step_key="informera-bou/n2", about=["n2"]),
        event("assigned", "2026-11-24", unit="bou-norr", role="barnhandläggare", about=["n2"]),
        event("summons_sent", "2026-11-25", about=["n2"]),
        event("meeting", "2026-11-30", kind="gemensamt_besok", held=False, present=[], about=["n2"]),
        event("visit", "2026-12-02", announced=True, result="no_answer", about=["n2"]),
        event("visit", "2026-12-04", announced=False, result="reached", about=["n2"]),
    ]
    assert states("2026-11-23", events, "n2", CHAIN) == ["open"] + ["waiting"] * 5
    for number, move in enumerate(moves, 1):
        events.append(move)
        wanted = ["done"] * number + ["open"] + ["waiting"] * 5
        assert states(move["on"], events, "n2", CHAIN) == wanted[:6]


def test_a_family_that_comes_is_not_visited_at_home():
    events = [
        *FAMILY,
        event("step_done", "2026-11-23", step_key="informera-bou/n2", about=["n2"]),
        event("assigned", "2026-11-24", unit="bou-norr", role="barnhandläggare", about=["n2"]),
        event("summons_sent", "2026-11-25", about=["n2"]),
        event("meeting", "2026-11-30", kind="gemensamt_besok", held=True, about=["n2"]),
    ]
    assert states("2026-12-07", events, "n2", CHAIN)[3:] == ["done", "waiting", "waiting"]


def test_an_electricity_debt_is_no_repetition():
    other = event("notice_joined", "2026-11-23", notice="n2", cause="electricity_debt", sender="grid_company")
    steps = steps_on("2026-11-23", [*household("2026-06-15"), child("2026-06-15"), EARLIER, other])
    assert "informera-bou/n2" not in steps


def test_an_application_without_a_time_leaves_the_steps_before_the_eviction_waiting():
    steps = steps_on("2026-11-17", [*FAMILY, APPLIED])
    assert {steps[f"{name}/m1"]["state"] for name in BACKWARDS} == {"waiting"}
    assert {steps[f"{name}/m1"]["due"] for name in BACKWARDS} == {None}
    assert not [key for key in steps if key.startswith(("bekrafta-kfm", "kopia-bekraftelse"))]


def test_a_time_is_confirmed_the_same_day_and_gives_the_other_steps_their_days():
    steps = steps_on("2026-11-23", [*FAMILY, APPLIED, TIME])
    for name in ("bekrafta-kfm", "kopia-bekraftelse"):
        step = steps[f"{name}/ev1"]
        assert (step["state"], step["due"], step["required"]) == ("open", "2026-11-23", "law")
    days = {name: steps[f"{name}/m1"]["due"] for name in BACKWARDS}
    assert days == {
        "begara-anstand": "2026-11-30",
        "ordna-boende": "2026-12-02",
        "planera-dagen": "2026-12-02",
        "plan-for-dagen": "2026-12-04",
        "narvara": "2026-12-09",
        "narvara-barn": "2026-12-09",
        "samtal-barnen-avhysning": "2026-11-27",
    }


def test_a_new_time_must_be_confirmed_again():
    again = event(
        "eviction_time_informed", "2026-11-25", eviction="ev2", matter="m1", at="2026-12-16T09:30", replaces="ev1"
    )
    sent = event("kfm_confirmed", "2026-11-23", clock="15:00", about=["ev1"])
    steps = steps_on("2026-11-25", [*FAMILY, APPLIED, TIME, sent, again])
    assert [steps[f"bekrafta-kfm/{one}"]["state"] for one in ("ev1", "ev2")] == ["done", "open"]
    assert steps["kopia-bekraftelse/ev2"]["due"] == "2026-11-25"


def test_a_confirmation_without_a_copy_leaves_the_copy_to_be_sent():
    sent = event("kfm_confirmed", "2026-11-23", clock="15:00", about=["ev1"], copy_to=None)
    steps = steps_on("2026-11-23", [*FAMILY, APPLIED, TIME, sent])
    assert [steps[f"{name}/ev1"]["state"] for name in ("bekrafta-kfm", "kopia-bekraftelse")] == ["done", "open"]


def test_a_withdrawn_eviction_ends_the_work_before_the_day_but_not_the_outcome():
    back = event("eviction_withdrawn", "2026-11-27", matter="m1", eviction="ev1")
    steps = steps_on("2026-11-27", [*FAMILY, APPLIED, TIME, back])
    assert {steps[f"{name}/m1"]["state"] for name in BACKWARDS} == {"obsolete"}
    assert steps["utfall/m1"]["state"] == "open"


def test_after_an_eviction_the_child_and_the_goods_are_followed_up():
    done = event("eviction_done", "2026-12-09", matter="m1", eviction="ev1")
    steps = steps_on("2026-12-10", [*FAMILY, APPLIED, TIME, done])
    assert steps["folj-upp-barnet/m1"]["due"] == "2026-12-16"
    assert steps["hamta-magasinerat/m1"]["due"] == "2027-02-09"
    assert steps["ordna-boende/m1"]["state"] == "open"
    assert steps["avsluta-efter-avhysning/EX-0412"]["state"] == "waiting"


def test_reaching_the_landlord_is_not_reaching_the_household():
    called = event("contact", "2026-11-23", about=["n2"], with_="landlord")
    steps = steps_on("2026-11-23", [*FAMILY, called])
    assert steps["ring-hushallet/n2"]["state"] == "open"
    assert steps["samtycke/EX-0412"]["state"] == "waiting"
    assert steps["fraga-hyresvarden/n2"]["state"] == "done"


def test_two_calls_and_then_no_more():
    calls = [event("contact", f"2026-11-{day}", about=["n2"], result="no_answer") for day in (23, 24)]
    steps = steps_on("2026-11-24", [*FAMILY, *calls])
    assert [steps[f"ring-hushallet/n2{number}"]["state"] for number in ("", "/2")] == ["done", "done"]
    assert "ring-hushallet/n2/3" not in steps
    assert steps["informationsbrev/n2"]["state"] == "open"


def test_a_part_payment_does_not_end_the_work_with_the_debt():
    part = event("payment", "2026-12-01", notice="n2", amount=500)
    steps = steps_on("2026-12-01", [*FAMILY, part])
    assert steps["betala-eller-ataga/n2"]["state"] == "waiting"
    assert "bekrafta-lost/n2" not in steps


@pytest.mark.parametrize(("regime", "step"), [("BRL", "betala-skulden"), ("PRIV2012", "betala-eller-ataga")])
def test_an_undertaking_is_only_asked_for_where_it_helps(regime, step):
    steps = steps_on("2026-11-23", [*household("2026-11-23", regime=regime), SECOND])
    found = [key.partition("/")[0] for key in steps if key.startswith(("betala-skulden", "betala-eller-ataga"))]
    assert found == [step]


def test_goteborg_sets_no_days_of_its_own():
    for routine in load_profile("goteborg").routines:
        for step in routine.steps:
            own = [when for when in step.latest if when.workdays]
            assert not own, step.id
            assert step.effort == 0
            assert step.repeat is None


def test_sixty_five_is_asked_at_the_notice_in_one_and_at_the_application_in_the_other():
    old = [
        *household("2026-11-23"),
        event("person_joined", "2026-11-23", person="p3", part="adult", born_on="1950-01-31"),
    ]
    events = [*old, SECOND]
    key = "gemensam-bedomning-65/EX-0412"
    assert steps_on("2026-11-23", events)[key]["due"] == "2026-11-30"
    assert steps_on("2026-11-23", events, profile="goteborg")[key]["state"] == "waiting"
    asked = event("application", "2026-11-25", application="a1", kind="hyresskuld")
    assert steps_on("2026-11-25", [*events, asked], profile="goteborg")[key]["state"] == "open"


def test_outside_titles_say_nothing_of_what_a_closed_zone_holds():
    telling = ("barnet", "barnens", "skydd", "skuld", "bistånd", "våld", "anmälan")
    for name in ("exempelkommun", "goteborg"):
        for routine in load_profile(name).routines:
            closed = [step for step in routine.steps if step.zone != "coordination"]
            assert closed
            for step in closed:
                assert not [word for word in telling if word in step.outside_title.lower()], step.id
