# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line of a list: its clock with how sure it is, its reasons as chips, its row."""

import datetime as dt

import pytest

from kvarbo.planning.line_details import Details
from kvarbo.planning.worklists import Line, LineClock, NextStep, Wait
from kvarbo.web.ui.line_chips import line_chips, line_clock, step_when
from kvarbo.web.ui.line_html import LineFrame, line_table_html
from kvarbo.web.ui.shapes import Action

TODAY = dt.date(2026, 11, 20)
DAY = dt.timedelta(days=1)


def step(**given) -> NextStep:
    told = {
        "key": "ring/n1", "step_id": "ring", "title": "Ring hushållet", "due": None, "latest_start": None,
        "opens_on": TODAY, "until": None, "required": "routine", "unit": "vux-norr", "person": "", "moved_by": "",
    }  # fmt: skip
    return NextStep(**{**told, **given})


def line(**given) -> Line:
    told = {
        "case_id": "c1", "number": "EX-2026-0001", "opened_on": TODAY, "closed_on": None, "arrived_on": TODAY,
        "clock": None, "eviction_at": "", "children": 0, "older": False, "violence": False, "attempts": 0,
        "reached_on": None, "last_try_on": None, "notices": 1, "debt_percent": None, "regime": "JB12",
        "step": step(), "waits": (), "parked": None, "assigned": (), "others": (), "group": "today", "late": False,
        "reasons": (),
    }  # fmt: skip
    return Line(**{**told, **given})


def chips(**given) -> list[str]:
    return [chip.text for chip in line_chips(line(**given), today=TODAY, user_id="u1")]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, ["Ingen kontakt än"]),
        ({"attempts": 3}, ["Ingen kontakt än, 3 försök"]),
        ({"reached_on": TODAY - 2 * DAY, "arrived_on": TODAY - 2 * DAY}, ["Kontakt 18 nov"]),
        (
            {"reached_on": TODAY - 100 * DAY, "arrived_on": TODAY - 11 * DAY},
            ["Ingen kontakt sedan underrättelsen 9 nov"],
        ),
        (
            {"reached_on": TODAY - 100 * DAY, "arrived_on": TODAY - 11 * DAY, "attempts": 2},
            ["Ingen kontakt sedan underrättelsen 9 nov, 2 försök"],
        ),
        ({"eviction_at": "2026-12-09T10:00"}, ["Avhysning ons 9 dec, om 19 dagar", "Ingen kontakt än"]),
        ({"children": 2, "older": True}, ["2 barn", "65 år eller äldre", "Ingen kontakt än"]),
        ({"debt_percent": 230}, ["Ingen kontakt än", "Hyresskuld 2,3 × hyran"]),
        ({"debt_percent": 300}, ["Ingen kontakt än", "Hyresskuld 3 × hyran"]),
        ({"notices": 2, "regime": "BRL"}, ["Ingen kontakt än", "Andra underrättelsen", "Bostadsrätt"]),
        ({"unasked": True}, ["Frågan om våld är inte ställd", "Ingen kontakt än"]),
    ],
)
def test_each_reason_is_a_chip_in_words(given, wanted):
    assert chips(**given) == wanted


def test_who_moved_it_is_said_without_a_name():
    assert chips(step=step(moved_by="u1", due=TODAY))[0] == "Flyttad upp av dig"
    assert chips(step=step(moved_by="u2", due=TODAY))[0] == "Flyttad upp av en kollega"
    assert chips(step=step(moved_by="u1", due=TODAY + 4 * DAY))[0] == "Flyttad till tis 24 nov av dig"


def test_what_waits_says_since_when():
    waits = (Wait("eb-norr", "Besluta", TODAY - 4 * DAY), Wait("bou-norr", "Kontakt med familjen", None))
    assert chips(group="waiting", waits=waits)[-1] == "Väntat 4 dagar"
    assert "Väntat" not in "".join(chips(group="waiting", waits=waits[1:]))


def test_the_clock_says_how_sure_its_day_is():
    running = LineClock("jb-12-44-atervinningsfrist", "n1", TODAY + 9 * DAY, TODAY + 10 * DAY, False)
    told = line_clock(line(clock=running), today=TODAY, served=dt.date(2026, 11, 4))
    assert (told.title, told.note) == ("9 dagar kvar", "Sista dag sön 29 nov. Säker: delgiven 4 nov")
    loose = line_clock(line(clock=running._replace(preliminary=True)), today=TODAY)
    assert loose.title == "Minst 9 dagar kvar"
    assert loose.note == "Tidigast sön 29 nov. Preliminärt: delgivnings- eller postdag okänd"


def test_a_last_day_that_is_not_sure_and_has_passed_may_have_gone_by():
    gone = LineClock("jb-12-44-atervinningsfrist", "n1", TODAY - DAY, None, True)
    assert line_clock(line(clock=gone), today=TODAY).title == "Kan redan ha gått ut"


def test_a_duty_of_the_law_today_comes_before_a_clock_that_runs():
    running = LineClock("jb-12-44-atervinningsfrist", "n1", TODAY + 9 * DAY, None, False)
    told = line_clock(line(clock=running, step=step(required="law", due=TODAY)), today=TODAY)
    assert (told.face, told.title) == ("today", "Samma dag")


def test_without_a_clock_the_eviction_is_what_runs():
    assert line_clock(line(eviction_at="2026-12-03T10:00"), today=TODAY).note == "Avhysning tors 3 dec kl. 10.00"
    assert line_clock(line(), today=TODAY).face == "none"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"due": TODAY}, ("Senast i dag", False)),
        ({"due": TODAY - DAY}, ("Skulle ha varit klart tors 19 nov. Gör det nu.", True)),
        ({"due": TODAY, "required": "law"}, ("Senast i dag, enligt lag", False)),
        ({"due": TODAY + DAY}, ("Senast i morgon, lör 21 nov", False)),
        (
            {"due": TODAY + 4 * DAY, "latest_start": TODAY - DAY},
            ("Skulle ha börjat tors 19 nov. Börja nu. Klart senast tis 24 nov.", True),
        ),
        ({}, ("När det går", False)),
    ],
)
def test_the_day_of_the_step_is_said(given, wanted):
    assert step_when(line(step=step(**given)), today=TODAY) == wanted


def table(*lines, **given) -> str:
    frame = {
        "today": TODAY, "user_id": "u1", "case_url": "/arenden/{}/", "details": {}, "unit_names": {},
        "act": lambda _: Action("Ange boende", "/x/"),
    }  # fmt: skip
    return line_table_html(lines, frame=LineFrame(**{**frame, **given}), caption="I dag", first=True)


def test_all_that_is_not_markup_is_escaped():
    told = {"c1": Details("<b>Ture</b>", "Gatan 1 & 2", "<i>1 barn</i>", "", "<u>Omar</u>")}
    drawn = table(line(step=step(title="Ring <nu>")), details=told)
    assert "<b>Ture" not in drawn
    assert "<i>1" not in drawn
    assert "&lt;b&gt;Ture&lt;/b&gt;" in drawn
    assert "Ring &lt;nu&gt;" in drawn


def test_only_the_first_row_has_the_filled_button():
    assert table(line(), line(case_id="c2")).count('class="ds-button" href') == 1


def test_the_laws_own_step_cannot_be_moved_from_its_row():
    assert "Flytta i listan" in table(line(), move_url="/arenden/{}/flytta-i-listan/")
    assert "Flytta i listan" not in table(line(step=step(required="law")), move_url="/arenden/{}/flytta-i-listan/")
