# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the night's jobs: for those who lead; nothing on it tells of a household."""

import datetime as dt

import pytest

from kvarbo.jobs.models import JobRun
from kvarbo.jobs.services import run_due
from kvarbo.planning.models import CasePlan
from tests.personas import NOW, TODAY
from tests.web.pages import words

DAY = dt.timedelta(days=1)


@pytest.fixture
def page(sign_in, birgitta, profile):
    client = sign_in(birgitta)
    return lambda: client.get("/drift/jobb/")


def test_before_anything_has_run_it_says_what_is_wanting(page):
    told = words(page())
    assert "”Planera om” och ”Räkna månaderna” och ”Städa” har inte körts till slut i dag." in told
    assert "Inget har körts" in told


def test_when_all_has_run_it_says_so(page):
    run_due(today=TODAY, now=NOW)
    told = words(page())
    assert "Allt är kört i dag." in told
    assert "0 planer" in told
    assert "nästa natt" in told


def test_a_fault_is_told_without_the_cases(page, case):
    JobRun.objects.create(
        name="replan", started_at=NOW, beat_at=NOW, ended_at=NOW, outcome="failed", count=12,
        fault="InputError. 1 ärende gick inte. Alla andra blev klara.", faulty=[[case.pk, "InputError"]],
    )  # fmt: skip
    response = page()
    assert "1 ärende gick inte. Alla andra blev klara." in words(response)
    assert case.pk not in response.content.decode()
    assert case.number not in response.content.decode()


def test_it_shows_fourteen_days_and_no_more(page):
    for back in (1, 13, 14):
        when = NOW - back * DAY
        JobRun.objects.create(name="tidy", started_at=when, beat_at=when, ended_at=when, outcome="done", count=back)
    told = words(page())
    assert "13 formulär" in told
    assert "i går, tors 19 nov" in told
    assert told.count("14 formulär") == 0


def test_plans_that_are_behind_are_warned_of(page, case):
    CasePlan.objects.update(next_change_on=TODAY)
    assert "Några planer är äldre än i dag" in words(page())


def test_a_caseworker_has_no_such_page(sign_in, hanna, profile):
    assert sign_in(hanna).get("/drift/jobb/").status_code == 404


def test_the_health_mark_says_when_the_night_has_not_been(client, set_clock, case):
    assert client.get("/halsa/redo").content.decode() == "redo\nplaner: gäller i dag\n"
    CasePlan.objects.update(next_change_on=TODAY)
    assert client.get("/halsa/redo").content.decode() == "redo\nplaner: väntar på omräkning\n"
    run_due(today=TODAY, now=NOW)
    assert client.get("/halsa/redo").content.decode() == "redo\nplaner: gäller i dag\n"
