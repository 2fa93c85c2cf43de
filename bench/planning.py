# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning a case file against reading it as JSON; ten times the events against once."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from bench.timing import best, figure
from kvarbo.rules.caselog import Log, end_of, parse_case
from kvarbo.rules.law import load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile

CASE = Path(__file__).parent / "twelve_events.json"
DAY = dt.date(2026, 12, 21)
# What the events of one copy point at: each copy has its own.
OWN = {"p1", "p2", "t1", "l1", "n1", "n2", "m1", "ev1"}


def figures() -> list[dict[str, object]]:
    law, profile = load_law(), load_profile("exempelkommun")
    data = json.loads(CASE.read_text(encoding="utf-8"))

    def measure(case: dict[str, Any]) -> tuple[float, float, float]:
        text, read = json.dumps(case), parse_case(case)
        log = Log(read.id, read.events)
        loads = best(lambda: json.loads(text), runs=200)
        whole = best(lambda: Log(read.id, parse_case(case).events), runs=60)
        planned = best(lambda: plan(log=log, law=law, profile=profile, day=DAY, known_at=end_of(DAY)), runs=60)
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
            what="plan() of 111 events", against="plan() of 12 events",
        ),
    ]  # fmt: skip


def tenfold(data: dict[str, Any]) -> dict[str, Any]:
    """Ten households' events in one case: ten times the notices, children and matters too."""
    events = [event for event in data["events"] if event["type"] == "case_opened"]
    rest = [event for event in data["events"] if event["type"] != "case_opened"]
    for copy in range(10):
        for event in rest:
            told = {"data": _renamed(event["data"], copy), "about": _renamed(event["about"], copy)}
            events.append({**event, **told, "id": f"{event['id']}x{copy}"})
    return {**data, "events": events}


def _renamed(value: Any, copy: int) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, copy) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, copy) for item in value]
    if isinstance(value, str) and value.rpartition("/")[2] in OWN:
        return f"{value}x{copy}"
    return value
