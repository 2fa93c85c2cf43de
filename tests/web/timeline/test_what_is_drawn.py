# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the time line tells of a case, and what it keeps to itself."""

import datetime as dt

import pytest
from django.template.loader import render_to_string

from kvarbo.rules.days import is_workday, workdays_between
from kvarbo.web.timeline.backwards import latest_start
from kvarbo.web.timeline.scale import scale_for
from tests.rules.casebuilder import child, event, household
from tests.web.timeline.readings import EXAMPLES, drawn, example, name_of, named, told

START, TODAY = "2026-11-02", "2026-11-21"


def lane(shown, title):
    return next(one for one in shown.lanes if one.title.startswith(title))


def shapes(one):
    return [mark.shape for mark in one.marks]


def words(shown):
    return " ".join(text.text for text in shown.drawing.texts)


def test_each_notice_has_its_own_lane():
    shown = drawn(named("barnfamilj-andra-underrattelsen"))
    assert [one.title for one in shown.lanes][:2] == ["Underrättelse 1", "Underrättelse 2"]
    assert "stopped" in shapes(lane(shown, "Underrättelse 1"))


def test_a_law_day_says_when_who_what_is_lost_and_which_paragraph():
    marks = lane(drawn(named("ensam-underrattelse-delgivning-okand")), "Underrättelsen").marks
    mark = next(one for one in marks if one.what == "Återvinningsfristen")
    assert mark.shape == "preliminary"
    assert "preliminärt: delgivningsdag okänd" in mark.title
    assert mark.who == "Hyresgästen, eller någon som betalar åt hyresgästen"
    assert mark.follows.startswith("Hyresrätten.")
    assert mark.source.startswith("12 kap. 44 §")


def test_a_day_that_was_reckoned_before_is_still_there_and_says_so():
    marks = lane(drawn(named("delgivningsdagen-blir-kand")), "Underrättelsen").marks
    assert any(mark.shape == "superseded" and mark.title.startswith("Räknades till") for mark in marks)


def test_a_clock_that_ran_out_is_crossed_and_its_bar_is_hatched():
    shown = drawn(named("kronofogden-tid-satt"))
    assert "lost" in shapes(lane(shown, "Underrättelsen"))
    assert any(bar.hatch == "lost" for bar in shown.drawing.bars)


def test_an_eviction_is_a_house_and_what_may_put_it_off_has_no_invented_day():
    kronofogden = lane(drawn(named("kronofogden-tid-satt")), "Kronofogden")
    assert "house" in shapes(kronofogden)
    possible = [mark for mark in kronofogden.marks if mark.shape == "possible"]
    assert {mark.when for mark in possible} == {"Ingen dag än"}
    assert any("Kronofogden beslutar" in mark.who for mark in possible)


def test_an_eviction_time_that_was_replaced_or_withdrawn_no_longer_stands():
    replaced = lane(drawn(named("kronofogden-ny-tid")), "Kronofogden")
    assert shapes(replaced).count("house") == 1
    assert any(mark.shape == "superseded" and "en ny tid är satt" in mark.title for mark in replaced.marks)
    assert "house" not in shapes(lane(drawn(named("kronofogden-aterkallad")), "Kronofogden"))


def test_attempts_in_a_row_are_hollow_and_told_together():
    tries = [event("contact", f"2026-11-{day:02}", result="no_answer") for day in (4, 5, 9)]
    ours = lane(drawn(told(*household(START), *tries, event("contact", "2026-11-12"), day=TODAY)), "Vår kontakt")
    assert [(mark.shape, mark.title) for mark in ours.marks] == [
        ("attempt", "3 försök utan svar 4–9 nov"),
        ("reached", "Kontakt 12 nov"),
    ]
    assert ours.note == "3 försök innan svar"


def test_a_booked_meeting_stands_after_today():
    letter = event("letter_sent", "2026-11-18", meet_at="2026-11-25T15:00")
    ours = lane(drawn(told(*household(START), letter, day=TODAY)), "Vår kontakt")
    assert ours.marks[-1].title == "Möte ons 25 nov kl. 15.00, bokat"
    assert ours.marks[-1].state == "Bokat"


@pytest.mark.parametrize(("value", "first"), [("jamna", "inte här"), ("udda", "här")])
def test_the_weeks_of_an_alternating_child_when_the_log_tells(value, first):
    weeks = event("fact_set", START, subject="p2", fact="vaxelvis_veckor", value=value)
    rows = [*household(START), child(START, lives_here="alternating"), weeks]
    found = lane(drawn(told(*rows, day=TODAY)), "Namn bor här").weeks
    assert found[0].text == f"vecka 47: {first}"
    assert [week.here for week in found[:3]] == [found[0].here, not found[0].here, found[0].here]


def test_weeks_that_nobody_has_noted_are_not_guessed():
    found = lane(drawn(told(*household(START), child(START, lives_here="alternating"), day=TODAY)), "Namn bor här")
    assert (found.note, found.weeks) == ("växelvis, veckor inte antecknade", ())


def test_weeks_told_in_the_childs_zone_are_read_only_there():
    weeks = event("fact_set", START, subject="p2", fact="vaxelvis_veckor", value="jamna", zone="child")
    rows = [*household(START), child(START, lives_here="alternating"), weeks]
    outside = drawn(told(*rows, day=TODAY, zones=("coordination", "economy")))
    assert lane(outside, "Namn bor här").weeks == ()


def test_an_event_of_a_closed_zone_is_not_drawn_and_leaves_no_gap():
    rows = [*household(START), event("notice_joined", "2026-11-03"), event("contact", "2026-11-10")]
    inner = event("contact", "2026-11-12", with_="school", result="no_answer", zone="child")
    outside = ("coordination", "economy")
    without = drawn(told(*rows, day=TODAY, zones=outside))
    hidden = drawn(told(*rows, inner, day=TODAY, zones=outside))
    assert hidden.drawing == without.drawing
    assert hidden.rows == without.rows
    assert drawn(told(*rows, inner, day=TODAY)).drawing != without.drawing


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_without_the_economy_no_payment_is_told(path):
    shown = drawn(example(path, zones=("coordination", "child")))
    assert "betalades" not in " ".join(row.mark.what + row.mark.follows for row in shown.rows) + words(shown)


def test_slack_backwards_from_the_eviction_and_a_late_start_says_begin_now():
    plans = drawn(named("kronofogden-tid-satt")).plans
    assert plans.title == "Planerat bakåt från avhysningen 9 dec"
    late = next(row for row in plans.rows if row.late)
    assert late.unit == "Barn och unga Norr"
    assert late.words == "1 arbetsdag för sent"
    assert late.advice.startswith("Skulle ha börjat fre 20 nov. Börja nu: ")


@pytest.mark.parametrize("today", [dt.date(2026, 11, 21), dt.date(2026, 12, 24), dt.date(2028, 2, 29)])
@pytest.mark.parametrize("workdays", [-7, -1, 0, 1, 12])
def test_the_latest_start_is_the_inverse_of_slack(today, workdays):
    start = latest_start(today=today, workdays=workdays)
    assert is_workday(start)
    assert workdays_between(today, start) == workdays


def test_time_runs_left_to_right_also_where_it_is_compressed():
    today = dt.date(2026, 11, 21)
    days = [dt.date(2019, 1, 1), dt.date(2026, 10, 1), today, dt.date(2026, 12, 9), dt.date(2032, 12, 31)]
    scale = scale_for(today=today, days=days)
    every = [scale.x(dt.date.fromordinal(n)) for n in range(days[0].toordinal(), days[-1].toordinal() + 1)]
    assert every == sorted(every)
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("path", EXAMPLES, ids=name_of)
def test_the_table_tells_every_mark_that_is_drawn(path):
    shown = drawn(example(path))
    in_table = {(row.mark.title, row.mark.day) for row in shown.rows}
    assert {(mark.title, mark.day) for one in shown.lanes for mark in one.marks} == in_table
    assert all(row.when and row.mark.what and row.mark.state for row in shown.rows)


def test_the_page_has_a_named_picture_no_inline_style_and_a_table():
    page = render_to_string("cases/timeline.html", {"timeline": drawn(named("kronofogden-tid-satt"))})
    assert 'role="img"' in page
    assert "<title" in page
    assert "<desc" in page
    assert "style=" not in page
    assert "Visa som tabell" in page
    for header in ("När", "Vad", "Vem", "Vad som följer eller går förlorat", "Källa", "Läge"):
        assert f'<th scope="col">{header}</th>' in page


def test_a_closed_case_has_a_past_and_no_plan():
    shown = drawn(named("avslutat-med-uppfoljning"))
    assert shown.plans is None
    assert "senare, hoptryckt" in words(shown)
