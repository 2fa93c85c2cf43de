# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning a case file against reading it as JSON; ten times the events against once."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from bench.timing import best, figure
from kvarbo.rules.caselog import Log, end_of, parse_case
from kvarbo.rules.law import REGELVERK, load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile

CASE = REGELVERK / "profiler/exempelkommun/exempel/kronofogden-ansokan-men-ingen-tid.json"
# Fields whose ids each copy must have of its own.
OWN_FIELDS = ("person", "tenancy", "landlord", "notice", "matter", "eviction", "application", "consent", "referral")


def figures() -> list[dict[str, object]]:
    law, profile = load_law(), load_profile("exempelkommun")
    expected = json.loads(CASE.with_suffix(".plan.json").read_text(encoding="utf-8"))
    day = dt.date.fromisoformat(expected["on"])
    data = json.loads(CASE.read_text(encoding="utf-8"))

    def measure(case: dict[str, Any]) -> tuple[float, float, float]:
        text, read = json.dumps(case), parse_case(case)
        log = Log(read.id, read.events)
        loads = best(lambda: json.loads(text), runs=200)
        whole = best(lambda: Log(read.id, parse_case(case).events), runs=60)
        planned = best(lambda: plan(log=log, law=law, profile=profile, day=day, known_at=end_of(day)), runs=60)
        return loads, whole, planned

    loads, read, planned = measure(data)
    _, _, planned_ten = measure(tenfold(data))
    return [
        figure(
            "plan_12_events", measured=planned, floor=loads, goal=25,
            what="plan() of 12 events", against="json.loads of them",
        ),
        figure(
            "read_and_plan_12_events", measured=read + planned, floor=loads, goal=25,
            what="validate and plan 12 events", against="json.loads of them",
        ),
        figure(
            "plan_ten_times_the_events", measured=planned_ten, floor=planned, goal=12,
            what="plan() of 111 events (ten times all but the opening)", against="plan() of 12 events",
        ),
    ]  # fmt: skip


def tenfold(data: dict[str, Any]) -> dict[str, Any]:
    """Ten households' events in one case: ten times the notices, children and matters too."""
    own = {event["data"][field] for event in data["events"] for field in OWN_FIELDS if field in event["data"]}
    events = [event for event in data["events"] if event["type"] == "case_opened"]
    rest = [event for event in data["events"] if event["type"] != "case_opened"]
    for copy in range(10):
        for event in rest:
            told = {"data": _renamed(event["data"], own, copy), "about": _renamed(event["about"], own, copy)}
            events.append({**event, **told, "id": f"{event['id']}x{copy}"})
    return {**data, "events": events}


def _renamed(value: Any, own: set[str], copy: int) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, own, copy) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, own, copy) for item in value]
    if isinstance(value, str) and value.rpartition("/")[2] in own:
        return f"{value}x{copy}"
    return value
