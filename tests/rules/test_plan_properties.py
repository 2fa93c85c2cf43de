# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold of every log: entry order says nothing, a plan never looks past its day, and back is back."""

import copy
import datetime as dt
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kvarbo.rules.profile import load_profile
from tests.rules.casebuilder import cited, effective_ids, log_of, plan_log, plan_of, tiny_profile, withdrawn
from tests.rules.randomcases import DRAWINGS, DRAWN, FIRST, SPAN, build, case_of, grounded

KNOWN = "2027-12-31T12:00:00+01:00"
FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
WALKS = settings(FEW, max_examples=12)
DAYS = st.integers(0, SPAN + 60)
REGIMES = st.sampled_from(["JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT"])


def day_of(after):
    return (FIRST + dt.timedelta(days=after)).isoformat()


def without(found, *names):
    """The plan without some of its values, at the top or in its deadlines."""
    found = copy.deepcopy(found)
    for name in names:
        for part in (found, *found["deadlines"]):
            part.pop(name, None)
    return found


@FEW
@given(drawn=DRAWINGS, after=DAYS, random=st.randoms(use_true_random=False))
def test_the_order_in_which_observations_were_entered_changes_nothing_but_history(drawn, after, random):
    events = case_of(drawn)
    moments = [one["recorded_at"] for one in events]
    random.shuffle(moments)
    other = [{**one, "recorded_at": moment} for one, moment in zip(events, moments, strict=True)]
    random.shuffle(other)
    first, second = (plan_of(each, day_of(after), KNOWN) for each in (events, other))
    assert without(second, "superseded") == without(first, "superseded")


@FEW
@given(drawn=DRAWINGS, after=DAYS, later=st.lists(DRAWN, min_size=1, max_size=6))
def test_a_plan_never_looks_past_its_day(drawn, after, later):
    events, day = case_of(drawn), day_of(after)
    coming = [build(one, 100 + n) for n, one in enumerate(later)]
    coming = [
        {**one, "on": day_of(after + 1 + n), "recorded_at": f"{FIRST}T07:00:00+01:00"} for n, one in enumerate(coming)
    ]
    first, second = plan_of(events, day), plan_of(_with(events, coming), day)
    assert without(second, "next_change_on") == without(first, "next_change_on")
    assert second["next_change_on"] is not None or len(_with(events, coming)) == len(events)


@FEW
@given(drawn=DRAWINGS, after=DAYS, later=st.lists(DRAWN, min_size=1, max_size=6), target=st.integers(0, 99))
def test_a_plan_never_looks_past_what_was_known(drawn, after, later, target):
    events, day = case_of(drawn), day_of(after)
    recorded = f"{day_of(after + 1)}T00:00:00+01:00"
    extra = [{**build(one, 100 + n), "recorded_at": recorded} for n, one in enumerate(later)]
    old = events[target % len(events)]
    if old["recorded_at"] < recorded:
        extra.append(withdrawn(old["id"], day_of(0), eid="w1", recorded=recorded))
    assert plan_of(_with(events, extra), day) == plan_of(events, day)


def _with(events, extra):
    """The events and those of the extra ones that name nothing unknown."""
    return grounded([*events, *extra])


@FEW
@given(drawn=DRAWINGS, after=DAYS, wrong=DRAWN, target=st.integers(0, 99), by_withdrawal=st.booleans())
def test_correcting_a_fact_and_correcting_it_back_gives_the_first_plan_again(
    drawn, after, wrong, target, by_withdrawal
):
    events = case_of(drawn)
    number = target % len(drawn) + 1
    old = next((one for one in events if one["id"] == f"e{number:03}"), None)
    if old is None:
        return
    bad = build((old["type"], *wrong[1:]), number, eid=f"{old['id']}~1", corrects=old["id"], recorded=_at(1))
    if by_withdrawal:
        back = withdrawn(bad["id"], old["on"], eid="w1", recorded=_at(2))
    else:
        back = {**old, "id": f"{old['id']}~2", "corrects": bad["id"], "reason": "Rätt igen.", "recorded_at": _at(2)}
    changed = _with(events, [bad, back])
    if len(changed) != len(events) + 2:
        return
    found = plan_of(changed, day_of(after), KNOWN)
    text = json.dumps(found).replace(f"{old['id']}~2", old["id"])
    first = plan_of(events, day_of(after), KNOWN)
    assert without(json.loads(text), "superseded") == without(first, "superseded")


def _at(number):
    return f"2027-06-{number:02}T12:00:00+01:00"


@FEW
@given(drawn=DRAWINGS, after=DAYS, regime=REGIMES)
def test_a_plan_is_json_and_the_same_each_time(drawn, after, regime):
    events = case_of(drawn, regime=regime)
    found = plan_of(events, day_of(after), KNOWN)
    assert json.loads(json.dumps(found)) == found
    assert plan_of(events, day_of(after), KNOWN) == found
    keys = [one["key"] for one in [*found["steps"], *found["deadlines"]]]
    assert len(keys) == len(set(keys))
    assert found["next_change_on"] is None or found["next_change_on"] > found["on"]
    holding = set(effective_ids(events, day_of(after), KNOWN))
    for one in [*found["steps"], *found["deadlines"]]:
        assert cited(one) <= holding
    for one in found["steps"]:
        assert one["due"] is None or one["opens_on"] is None or one["due"] >= one["opens_on"]
        assert (one["state"] == "done") == (one["done_by"] is not None)
    for one in found["deadlines"]:
        assert one["nominal"] not in [old["nominal"] for old in one["superseded"]]
        assert [old["known_until"] for old in one["superseded"]] == sorted(
            old["known_until"] for old in one["superseded"]
        )


def with_corrections(events, drawn, targets):
    """The events, with some of them corrected or taken back some days after."""
    for n, (one, target) in enumerate(zip(drawn, targets, strict=False)):
        old = events[target % len(events)]
        if old["type"] == "withdrawn" or any(each["corrects"] == old["id"] for each in events):
            continue
        moment = f"2027-05-{n + 1:02}T12:00:00+01:00"
        if target % 3 == 0:
            events = _with(events, [withdrawn(old["id"], old["on"], eid=f"w{n}", recorded=moment)])
        elif old["id"].startswith("e"):
            again = build((old["type"], *one[1:]), n, eid=f"{old['id']}~{n}", corrects=old["id"], recorded=moment)
            events = _with(events, [again])
    known = {one["id"] for one in events}
    return [one for one in events if one["corrects"] is None or one["corrects"] in known]


def former_values(events, on):
    """Deadline → (nominal, until when) of every value it had, by planning at each moment something was entered."""
    held, former = {}, {}
    for moment in sorted({one["recorded_at"] for one in events}):
        now = {one["key"]: one["nominal"] for one in plan_of(events, on, moment)["deadlines"]}
        for key, nominal in held.items():
            if now.get(key) != nominal:
                former.setdefault(key, []).append((nominal, moment))
        held = now
    return former


@settings(FEW, max_examples=30)
@given(drawn=DRAWINGS, after=DAYS, again=st.lists(DRAWN, min_size=1, max_size=5), targets=st.lists(st.integers(0, 99)))
def test_superseded_is_every_other_last_day_the_key_ever_had(drawn, after, again, targets):
    events = with_corrections(case_of(drawn), again, targets)
    former = former_values(events, day_of(after))
    for one in plan_of(events, day_of(after), KNOWN)["deadlines"]:
        told = [(old["nominal"], dt.datetime.fromisoformat(old["known_until"])) for old in one["superseded"]]
        every = [(day, dt.datetime.fromisoformat(moment)) for day, moment in former.get(one["key"], [])]
        assert told == [(day, moment) for day, moment in every if day not in (None, one["nominal"])], one["key"]


def seen(found):
    """What next_change_on is about: section, states and dues."""
    rows = {one["key"]: (one["state"], one["due"]) for one in [*found["steps"], *found["deadlines"]]}
    return {"section": found["routine"]["section"], **rows}


def walk(events, profile, *, days=400):
    """Plan every day and hold it against planning only on the days that the plans name."""
    coming = {one["on"] for one in events}
    log = log_of(events)
    held = plan_log(log, day_of(0), KNOWN, profile=profile)
    for after in range(1, days):
        day = day_of(after)
        found = plan_log(log, day, KNOWN, profile=profile)
        if held["next_change_on"] is not None and day >= held["next_change_on"]:
            assert day == held["next_change_on"]
            assert seen(found) != seen(held) or day in coming, f"nothing changes on {day}"
            held = found
        else:
            assert seen(found) == seen(held), f"changed on {day}, before {held['next_change_on']}"
            assert found["next_change_on"] == held["next_change_on"]


@WALKS
@given(drawn=st.lists(DRAWN, min_size=4, max_size=20), regime=REGIMES, name=st.sampled_from(["", "exempelkommun"]))
def test_planning_each_of_400_days_is_planning_at_next_change_on(drawn, regime, name):
    walk(case_of(drawn, regime=regime), load_profile(name) if name else tiny_profile())
