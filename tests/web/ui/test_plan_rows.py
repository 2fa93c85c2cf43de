# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan's dates become states and words beside a given day."""

import datetime as dt

import pytest

from kvarbo.web.ui import plan
from kvarbo.web.ui.clock import Clock, running_clock

MONDAY = dt.date(2026, 11, 23)


def step(**given):
    return {
        "key": "ring/n1",
        "title": "Ring",
        "outside_title": "Kontakt",
        "state": "open",
        "required": "routine",
    } | given


def deadline(**given):
    return {"key": "k", "rule": "jb-12-44-atervinningsfrist", "kind": "last_day", "state": "running"} | given


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, "not_started"),
        ({"due": "2026-11-23"}, "today"),
        ({"due": "2026-11-20"}, "late"),
        ({"due": "2026-12-08", "latest_start": "2026-11-20"}, "late"),
        ({"due": "2026-12-08", "latest_start": "2026-11-23"}, "not_started"),
        ({"state": "done", "due": "2026-11-20"}, "done"),
        ({"state": "obsolete"}, "dropped"),
    ],
)
def test_the_drawn_state(given, state):
    assert plan.state_of(step(**given), today=MONDAY) == state


def test_a_late_start_says_what_to_do():
    row = plan.step_row(step(due="2026-12-08", latest_start="2026-11-20"), today=MONDAY)
    assert (row.when, row.when_note) == ("Skulle ha börjat fre 20 nov", "Börja nu. Klart senast tis 8 dec")
    assert row.pressing


def test_a_duty_of_law_says_whose_day_it_is():
    row = plan.step_row(step(due="2026-11-23", required="law"), today=MONDAY)
    assert (row.when, row.when_note, row.law) == ("I dag, mån 23 nov", "Lagens dag", True)


def test_done_and_parked_say_their_day():
    assert plan.step_row(step(state="done"), today=MONDAY, done_on="2026-11-20").state_word == "Klart 20 nov"
    assert (
        plan.step_row(step(state="postponed", until="2026-12-01"), today=MONDAY).state_word == "Uppskjutet till 1 dec"
    )


def test_a_step_of_another_zone_shows_its_outside_title_and_state_alone():
    hidden = dict.fromkeys(step()) | {"outside_title": "Kontakt", "state": "open", "because": [], "hidden": True}
    row = plan.step_row(hidden, today=MONDAY)
    assert (row.title, row.locked, row.when, row.reasons, row.anchor) == ("Kontakt", True, "", (), "")


def test_a_reason_of_another_zone_is_told_as_such():
    part = {"text": plan.CLOSED_REASON, "events": [], "rule": None, "legal_basis": None, "zone": None}
    (reason,) = plan.step_row(step(because=[part]), today=MONDAY).reasons
    assert reason.hidden
    assert reason.text == "Ett skäl du inte får se."


def test_reasons_link_to_their_rule():
    part = {"text": "Tiden kom i dag.", "rule": "sof-11-3-bekraftelse", "legal_basis": "11 kap. 3 §"}
    (reason,) = plan.step_row(step(because=[part]), today=MONDAY, rule_url=lambda rule: f"/regler/{rule}/").reasons
    assert reason.url == "/regler/sof-11-3-bekraftelse/"


def test_late_comes_first_and_done_last():
    rows = [
        plan.step_row(step(key=key, **given), today=MONDAY)
        for key, given in [
            ("d", {"state": "done"}),
            ("t", {"due": "2026-11-23"}),
            ("l", {"due": "2026-11-20"}),
            ("o", {}),
        ]
    ]
    assert [row.key for row in plan.sort_steps(rows)] == ["l", "t", "o", "d"]


@pytest.mark.parametrize(
    ("workdays", "said"),
    [
        (3, ("3 arbetsdagars marginal", "calm")),
        (1, ("1 arbetsdags marginal", "soon")),
        (0, ("Ingen marginal", "law")),
        (-1, ("1 arbetsdag för sent", "law")),
    ],
)
def test_slack_in_words(workdays, said):
    assert plan.slack_words(workdays) == said


@pytest.mark.parametrize(
    ("given", "title", "tone"),
    [
        ({"nominal": "2026-11-27", "due": "2026-11-27"}, "4 dagar kvar", "soon"),
        ({"nominal": "2026-12-07", "due": "2026-12-07"}, "14 dagar kvar", "calm"),
        ({"nominal": "2026-11-23", "due": "2026-11-23"}, "I dag", "law"),
        ({"nominal": "2026-11-21", "due": "2026-11-23"}, "I dag", "law"),
        ({"nominal": "2026-12-03", "due": "2026-12-03", "preliminary": True}, "Minst 10 dagar kvar", "calm"),
        ({"nominal": "2026-11-20", "due": "2026-11-20", "state": "missed"}, "Gick ut", "law"),
        ({"nominal": "2026-11-27", "due": "2026-11-27", "state": "met"}, "Stannat", "done"),
        ({"nominal": None, "due": None}, "Ingen dag än", "none"),
        ({"kind": "earliest", "nominal": "2026-11-25", "due": "2026-11-25"}, "2 dagar till dess", "soon"),
        ({"rule": "bfl-25-yttrande", "nominal": "2026-12-03", "preliminary": True}, "Högst 10 dagar kvar", "calm"),
    ],
)
def test_the_clock_of_a_deadline(given, title, tone):
    clock = plan.clock_for(deadline(**given), today=MONDAY)
    assert (clock.title, clock.tone) == (title, tone)


def test_a_deadline_says_its_fallback_its_past_and_its_other_reading():
    reading = {
        "question": "Från fredagen?",
        "reading": "Ja.",
        "unsure": True,
        "others": [{"text": "Annars", "day": "2026-12-31"}],
    }
    row = plan.deadline_row(
        deadline(
            nominal="2026-12-24",
            due="2026-12-28",
            superseded=[{"nominal": "2026-12-21", "known_until": "2026-11-20T10:00:00+01:00"}],
            readings=[reading],
        ),
        today=MONDAY,
        title="Betala",
    )
    assert row.fallback == "Får ändå göras till mån 28 dec"
    assert row.superseded == ("mån 21 dec (ändrades fre 20 nov)",)
    assert row.readings[0].text == "Från fredagen? Ja. Annars: tors 31 dec."


def test_the_arc_never_closes_and_never_turns_back():
    assert running_clock(last="2027-11-23", today=MONDAY).arc.startswith("M23 4A19 19 0 1 1")
    assert Clock(face="running", title="", days=5).arc.startswith("M23 4A19 19 0 0 1")


@pytest.mark.parametrize(
    ("nominal", "title"), [("2026-11-24", "Målet är tis 24 nov"), ("2026-11-18", "Målet var ons 18 nov")]
)
def test_kronofogdens_aim_is_nobodys_last_day(nominal, title):
    state = "running" if nominal > MONDAY.isoformat() else "missed"
    clock = plan.clock_for(deadline(rule=plan.AIM, nominal=nominal, due=nominal, state=state), today=MONDAY)
    assert (clock.face, clock.title, clock.note) == ("none", title, "Avhysningen kan komma tidigare")


def test_a_start_that_may_wait_until_after_the_day_is_not_told():
    row = plan.step_row(step(state="open", due="2026-11-25", latest_start="2026-11-26"), today=MONDAY)
    assert (row.when, row.when_note) == ("Ons 25 nov", "")
