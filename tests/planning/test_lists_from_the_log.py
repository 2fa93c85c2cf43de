# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a line tells is what the log tells in the reader's zones, and the case page says the same."""

import datetime as dt
import json
from typing import Any

import pytest

from kvarbo.planning.lines import AIM, Told, best_of, lines
from kvarbo.planning.selectors import redact
from kvarbo.rules.caselog import Log, end_of, parse_case
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import load_law
from kvarbo.rules.marks import without_contact
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile
from kvarbo.rules.words import ZONE_RANK, ZONES
from kvarbo.web.cases.flags import ORDINALS, flags
from kvarbo.web.ui.line_chips import contact_chip
from kvarbo.web.ui.plan import AIM as AIM_OF_THE_PAGE
from tests.web.timeline.readings import EXAMPLES, ToldReading, example, name_of

SETS = [frozenset({"coordination", *more}) for more in ((), ("economy",), ("child",), ("economy", "child"))]


def told(log: Log, profile: Any, day: dt.date) -> tuple[list[Told], dict[str, Any]]:
    known_at = end_of(day)
    answer = plan(log=log, law=load_law(), profile=profile, day=day, known_at=known_at)
    return lines(log=log, answer=answer, profile=profile, day=day, known_at=known_at), answer


def shown(found: list[Told], zones: frozenset[str]) -> Told | None:
    name = best_of({one.zones for one in found}, zones)
    return next((one for one in found if one.zones == name), None)


def raw_events(path: Any) -> tuple[str, list[dict[str, Any]], dt.date]:
    case = json.loads(path.with_name(path.name.replace(".plan.json", ".json")).read_text(encoding="utf-8"))
    day = dt.date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["on"])
    return case["case"]["id"], case["events"], day


def log_of(case_id: str, events: list[dict[str, Any]]) -> Log:
    municipality = {"id": case_id, "municipality": "0180"}
    file = parse_case({"format": "kvarbo-case/1", "case": municipality, "events": events})
    return Log(file.id, file.events)


def moved(events: list[dict[str, Any]], kinds: tuple[str, ...], zone: str) -> list[dict[str, Any]]:
    """The same events with those of the kinds, and what corrects them, in a narrower zone."""
    gone = {one["id"] for one in events if one["type"] in kinds}
    gone |= {one["corrects"] for one in events if one["id"] in gone and one["corrects"]}
    gone |= {one["id"] for one in events if one["corrects"] in gone}
    return [
        {**one, "zone": max(one["zone"], zone, key=ZONE_RANK.__getitem__)} if one["id"] in gone else one
        for one in events
    ]


# Kinds that are hidden together, so that what is left still names only what it knows.
HIDDEN = [
    (("contact", "visit", "meeting", "summons_sent", "letter_sent"), "child"),
    (("contact",), "protected"),
    (("fact_set", "child_talk", "protection_assessed", "assigned", "unassigned"), "protected"),
    (("eviction_done", "eviction_withdrawn", "respite", "deferral", "payment", "decision"), "child"),
    (("service_confirmed", "referral_answered", "person_changed"), "protected"),
]


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
@pytest.mark.parametrize(("kinds", "zone"), HIDDEN)
def test_a_line_is_that_of_a_log_where_the_hidden_never_was(path: Any, kinds: tuple[str, ...], zone: str) -> None:
    case_id, events, day = raw_events(path)
    events = moved(events, kinds, zone)
    profile = load_profile(path.parts[-3])
    found, answer = told(log_of(case_id, events), profile, day)
    for zones in SETS:
        left = [one for one in events if one["zone"] in zones]
        try:
            log = log_of(case_id, left)
            alone = shown(told(log, profile, day)[0], zones) if log.events else None
        except InputError:
            continue
        mine = shown(found, zones)
        assert without_clock(mine) == without_clock(alone), zones
        assert clock(mine) == nearest(redact(plan=answer, zones=zones))


def without_clock(one: Told | None) -> dict[str, Any] | None:
    # A clock's state comes of the whole plan: the plan's own redaction tells it to whoever holds the clock's zone.
    gone = ("clock_", "served_on")
    return {name: value for name, value in one.columns.items() if not name.startswith(gone)} if one else None


def clock(one: Told | None) -> tuple[str, dt.date] | None:
    return (one.columns["clock_rule"], one.columns["clock_nominal"]) if one and one.columns["clock_rule"] else None


def nearest(answer: dict[str, Any]) -> tuple[str, dt.date] | None:
    running = [
        (one["nominal"], one["key"], one["rule"])
        for one in answer["deadlines"]
        if one["state"] == "running" and one["kind"] == "last_day" and one["nominal"] and one["rule"] != AIM
    ]
    return (min(running)[2], dt.date.fromisoformat(min(running)[0])) if running else None


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
@pytest.mark.parametrize("zones", [SETS[0], SETS[2], frozenset(ZONES)], ids=len)
def test_a_chip_in_the_list_and_on_the_case_page_never_disagree(path: Any, zones: frozenset[str]) -> None:
    reading = example(path, zones=zones)
    row = shown(told_by(reading), zones)
    assert row is not None
    columns, texts = row.columns, [flag.chip.text for flag in flags(reading)]
    kinds = {flag.chip.kind for flag in flags(reading)}
    counted = [text for text in texts if text.split()[1:2] in (["barn"], ["barn,"])]
    assert [text.split()[0] for text in counted] == ([str(columns["children"])] if columns["children"] else [])
    assert columns["older"] == ("older" in kinds)
    assert bool(columns["eviction_at"]) == ("eviction" in kinds)
    assert columns["unasked"] == ("Frågan om våld är inte ställd" in texts)
    given = {name: columns[name] for name in ("arrived_on", "reached_on", "attempts")}
    assert contact_chip(**given, today=reading.today).text in texts
    silent = without_contact(arrived_on=given["arrived_on"], reached_on=given["reached_on"])
    assert silent == ("no_contact" in kinds)
    assert silent != ("contact" in kinds)
    notices = f"{ORDINALS[columns['notices']]} underrättelsen" if columns["notices"] > 1 else None
    assert [text for text in texts if text.endswith(" underrättelsen")] == ([notices] if notices else [])


def told_by(reading: ToldReading) -> list[Told]:
    answer = plan(
        log=reading.log, law=load_law(), profile=reading.profile, day=reading.today, known_at=reading.known_at
    )
    return lines(log=reading.log, answer=answer, profile=reading.profile, day=reading.today, known_at=reading.known_at)


def test_a_zone_that_tells_nothing_of_its_own_has_no_row() -> None:
    path = next(path for path in EXAMPLES if path.name.startswith("65-ar"))
    case_id, events, day = raw_events(path)
    profile = load_profile("exempelkommun")
    assert [one.zones for one in told(log_of(case_id, events), profile, day)[0]] == ["coordination"]
    apart = told(log_of(case_id, moved(events, ("person_joined",), "child")), profile, day)[0]
    assert [one.zones for one in apart] == ["coordination", "child", "coordination,child"]


def test_the_row_shown_is_the_largest_that_is_held_whole() -> None:
    stored = ["coordination", "coordination,economy", "coordination,economy,child"]
    assert best_of(stored, {"coordination", "child"}) == "coordination"
    assert best_of(stored, {"coordination", "economy", "protected"}) == "coordination,economy"
    assert best_of(stored, {"economy"}) is None


def test_kronofogdens_aim_is_the_same_for_the_list_and_the_page() -> None:
    assert AIM == AIM_OF_THE_PAGE
