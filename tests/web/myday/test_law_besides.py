# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row moved up by hand stands first, and the sentence then also says what the law wants today."""

import datetime as dt
import re

import pytest

from kvarbo.planning.worklists import Details, Line, LineClock
from kvarbo.web.myday.lead import law_besides, lead
from tests.web.ui.test_lines import DAY, TODAY, line, step


def moved(**given) -> Line:
    return line(case_id="moved", number="EX-2026-0001", step=step(moved_by="u1", due=TODAY), **given)


def lawful(number: int, days_late: int = 0, **given) -> Line:
    duty = step(title="Bekräfta till Kronofogden", required="law", due=TODAY - days_late * DAY)
    return line(**{"case_id": f"law{number}", "number": f"EX-2026-1{number:03}", "step": duty, **given})


def said(*lines: Line) -> str:
    names = {one.case_id: Details(f"Hushåll {one.case_id}", "", "", "", "") for one in lines}
    return re.sub(r"<[^>]+>", "", lead(lines, details=names, today=TODAY))


def test_the_law_s_duty_of_today_is_said_although_another_row_was_moved_up():
    assert said(moved(), lawful(1)).endswith("Lagen kräver också i dag: bekräfta till Kronofogden för Hushåll law1.")


def test_the_latest_duty_is_named_first_and_the_rest_are_counted():
    words = said(moved(), lawful(1), lawful(2, days_late=3), lawful(3), lawful(4))
    also = words.partition("också i dag: ")[2]
    assert also == (
        "bekräfta till Kronofogden för Hushåll law2, bekräfta till Kronofogden för Hushåll law1 och två hushåll till."
    )


def test_a_clock_that_ends_today_is_said_wherever_its_row_stands():
    clock = LineClock("jb-12-44-atervinningsfrist", "n1", TODAY, TODAY, False)
    waits = line(case_id="waits", group="waiting", step=None, clock=clock)
    assert said(moved(), waits).endswith("se till Hushåll waits, där lagens klocka går ut.")


@pytest.mark.parametrize(
    "other",
    [
        line(case_id="b"),
        lawful(1, days_late=-1),
        lawful(1, closed_on=TODAY),
        line(case_id="b", eviction_at=(TODAY + DAY).isoformat()),
    ],
)
def test_what_the_law_does_not_want_today_is_not_said(other):
    assert law_besides([moved(), other], today=TODAY) == []


def test_nothing_is_added_when_the_law_itself_stands_first():
    assert law_besides([lawful(1), lawful(2)], today=TODAY) == []
    assert "också" not in said(lawful(1), lawful(2))


def test_an_eviction_today_is_said():
    evicted = line(case_id="out", group="week", eviction_at=f"{TODAY.isoformat()}T10:00")
    assert "se till Hushåll out, som ska avhysas" in said(moved(), evicted)
    assert dt.date.fromisoformat(evicted.eviction_at[:10]) == TODAY
