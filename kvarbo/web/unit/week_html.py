# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last days of the coming seven, as HTML: columns on a wide page, one below the other on a phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from kvarbo.planning.worklists import Details, Line
from kvarbo.rules.days import is_workday
from kvarbo.web.cases.plan_rows import rule_title
from kvarbo.web.ui.dates import SHORT_WEEKDAYS, clock_time, plain_day
from kvarbo.web.ui.signs import sign
from kvarbo.web.ui.words import HARD_SPACE, upper_first
from kvarbo.web.unit.assign_html import hand_over_url, household_name
from kvarbo.web.unit.choices import Chosen
from kvarbo.web.unit.desk import Desk

MOST_IN_A_DAY = 6
# Tone, sign, words and, when something can be done about it at once, where.
Status = tuple[str, str, str, str]


def shown_in_week(desk: Desk) -> list[Line]:
    """The lines that the seven days have room for: names are fetched for no more."""
    found: dict[str, Line] = {}
    for day in desk.days:
        for line, _ in _of_day(desk, day)[:MOST_IN_A_DAY]:
            found[line.case_id] = line
    return list(found.values())


def week_html(desk: Desk, details: Mapping[str, Details]) -> SafeString:
    return SafeString(f'<ol class="k-sheet k-week">{"".join(_day(desk, day, details) for day in desk.days)}</ol>')


def _of_day(desk: Desk, day: dt.date) -> list[tuple[Line, bool]]:
    """(line, whether it is an eviction): evictions first, then clocks as the list orders them."""
    wanted = day.isoformat()
    evictions = [(line, True) for line in desk.evictions if line.eviction_at[:10] == wanted]
    return evictions + [(line, False) for line in desk.ending if line.clock and line.clock.nominal == day]


def _day(desk: Desk, day: dt.date, details: Mapping[str, Details]) -> str:
    found = _of_day(desk, day)
    css = f"k-week__day{' k-week__day--today' if day == desk.today else ''}{'' if found else ' k-week__day--empty'}"
    css += "" if is_workday(day) else " k-week__day--free"
    name = "I dag" if day == desk.today else upper_first(SHORT_WEEKDAYS[day.weekday()])
    when = f"{SHORT_WEEKDAYS[day.weekday()]} {day.day}" if day == desk.today else plain_day(day)
    cards = "".join(_card(desk, line, details.get(line.case_id), eviction) for line, eviction in found[:MOST_IN_A_DAY])
    body = f"<ul>{cards}</ul>" if cards else '<p class="k-note">Inget går ut</p>'
    if len(found) > MOST_IN_A_DAY:
        url = escape(reverse("unit-list") + Chosen(show="gar-ut").query(unit=desk.slug))
        body += f'<p><a href="{url}">och {len(found) - MOST_IN_A_DAY} till</a></p>'
    return f'<li class="{css}"><h3>{name} <span>{when}</span></h3>{body}</li>'


def _card(desk: Desk, line: Line, told: Details | None, eviction: bool) -> str:
    states = statuses(desk, line, eviction=eviction)
    worst = states[0][0] if states else "calm"
    who = ", ".join(one.first_name for one in desk.workers_of(line)) or "ingen handläggare"
    what = _eviction(line) if eviction else _clock(line)
    url = reverse("case", args=[line.number])
    drawn = "".join(_status(state) for state in states)
    return (
        f'<li class="k-week__card k-week__card--{worst}"><a href="{url}">{escape(household_name(line, told))}</a>'
        f'<p class="k-note">{escape(f"{what}, {who}")}</p>{drawn}</li>'
    )


def _clock(line: Line) -> str:
    assert line.clock is not None
    return f"{rule_title(line.clock.rule)}{', preliminärt' if line.clock.preliminary else ''}"


def _eviction(line: Line) -> str:
    at = line.eviction_at[11:16]
    return f"Avhysning kl.{HARD_SPACE}{clock_time(at)}" if at else "Avhysning"


def statuses(desk: Desk, line: Line, *, eviction: bool = False) -> list[Status]:
    """What stands in the way first: no contact, nobody on it. Else how it goes."""
    found: list[Status] = []
    if line.without_contact:
        found.append(("law", "message", f"Ingen kontakt, {_tries(line.attempts)}", ""))
    workers = desk.workers_of(line)
    if not [one for one in workers if not one.left]:
        found.append(("soon", "question", "Ingen handläggare", "#utan-handlaggare"))
    elif not any(one.here for one in workers):
        away = next(one for one in workers if one.absent)
        found.append(("soon", "warning", f"{away.first_name} är borta, byt", hand_over_url(desk, away)))
    if not found and eviction:
        found.append(("law", "house", "Avhysningen är satt", ""))
    return found or [_goes(desk, line)]


def _goes(desk: Desk, line: Line) -> Status:
    if line.clock and line.clock.nominal == desk.today:
        return "soon", "clock", "Ska ske i dag", ""
    if line.step is not None:
        return "calm", "arrow", line.step.title, ""
    if line.waits:
        return "calm", "hourglass", f"Väntar på {desk.unit_name(line.waits[0].unit)}", ""
    told = f"Kontakt {plain_day(line.reached_on, today=desk.today)}" if line.reached_on else "Inget steg väntar"
    return "done", "check", told, ""


def _tries(count: int) -> str:
    return "inga försök" if not count else f"{count}{HARD_SPACE}försök"


def _status(state: Status) -> str:
    tone, icon, words, url = state
    told = f'<a href="{escape(url)}">{escape(words)}</a>' if url else f"<span>{escape(words)}</span>"
    return f'<p class="k-week__status k-week__status--{tone}">{sign(icon)}{told}</p>'
