# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that Min dag shows, in as few questions for fifty households as for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from kvarbo.notices.papers import PAPERS
from kvarbo.notices.unfinished import unfinished
from kvarbo.planning.worklists import ORDER_WORDS, DayAhead, Details, Line, days_ahead, details, my_lines
from kvarbo.web.cases.line_frame import line_frame
from kvarbo.web.myday import news as newsreel
from kvarbo.web.myday.lead import MOST_BESIDES, law_besides, lead
from kvarbo.web.tally import tally
from kvarbo.web.ui.dates import clock_time, long_day, short_day, short_moment
from kvarbo.web.ui.line_html import LineFrame, line_table_html
from kvarbo.web.ui.words import count_of, upper_first
from kvarbo.web.visit import Visit
from kvarbo.web.workplace.drafts import begun_of
from kvarbo.workplace.services import seen

PER_PAGE, DAYS, MOST_AHEAD = 50, 7, 20
TITLES = {"today": "I dag", "week": "Den här veckan", "waiting": "Väntar på andra", "later": "Senare"}
LAW = frozenset({"law", "eviction"})


@dataclass(frozen=True)
class Group:
    key: str
    title: str
    note: str
    table: SafeString
    folded: bool = False


@dataclass(frozen=True)
class Coming:
    """One coming day. `rows`: (case number, name, words, whether the law or an eviction sets it)."""

    title: str
    rows: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True)
class Told:
    """Something new in one of my cases, or something I have begun."""

    name: str
    url: str
    text: str
    note: str


class Day:
    """One person's day, each part read when the page first asks for it."""

    def __init__(self, request: HttpRequest, visit: Visit, *, page: int, all_news: bool) -> None:
        self.request, self.visit, self.today = request, visit, visit.today
        self.all_news = all_news
        self.lines: list[Line] = my_lines(user=visit.user, today=visit.today)
        self.pages = max(1, -(-len(self.lines) // PER_PAGE))
        self.page = min(max(page, 1), self.pages)
        self.by_id = {line.case_id: line for line in self.lines}

    @cached_property
    def shown(self) -> list[Line]:
        start = (self.page - 1) * PER_PAGE
        return self.lines[start : start + PER_PAGE]

    @cached_property
    def ahead(self) -> list[DayAhead]:
        return days_ahead(lines=self.lines, today=self.today, days=DAYS)[:MOST_AHEAD]

    @cached_property
    def since(self) -> dt.datetime:
        return newsreel.begins(seen=seen(user=self.visit.user, now=self.visit.now), today=self.today)

    @cached_property
    def heard(self) -> list[newsreel.News]:
        limit = newsreel.MOST if self.all_news else newsreel.SOME
        return newsreel.news(visit=self.visit, lines=self.lines, since=self.since, limit=limit)

    @cached_property
    def details(self) -> Mapping[str, Details]:
        """Of every household that is named anywhere on the page, in one call."""
        named = {one.case_id for one in self.ahead} | {one.case_id for one in self.heard}
        first = [line for line in self.lines[:1] if self.page > 1]
        coming = next((line for line in self.lines if line.group == "week" and line.step is not None), None)
        extra = [self.by_id[key] for key in named if key in self.by_id]
        extra += law_besides(self.lines, today=self.today)[:MOST_BESIDES]
        wanted = {line.case_id: line for line in (*self.shown, *first, *extra, *([coming] if coming else ()))}
        return details(user=self.visit.user, lines=list(wanted.values()), today=self.today)

    @cached_property
    def frame(self) -> LineFrame:
        return line_frame(self.request, details=self.details, back=self.request.get_full_path())

    def name(self, case_id: str) -> str:
        told, line = self.details.get(case_id), self.by_id.get(case_id)
        return told.name if told else f"Ärende {line.number}" if line else ""

    def context(self) -> dict[str, Any]:
        return {
            "kicker": f"{upper_first(long_day(self.today))}, vecka {self.today.isocalendar().week}",
            "lead": lead(self.lines, details=self.details, today=self.today),
            "groups": self.groups(),
            "count": len(self.lines),
            "heard_title": newsreel.title(self.since, today=self.today),
            "heard": self.told_news(),
            "more_news": len(self.heard) > newsreel.SOME and not self.all_news,
            "ahead": list(_coming(self.ahead, self)),
            "begun": self.begun(),
            "order": ORDER_WORDS,
            "pages": self.page_links(),
            "empty": self.empty(),
            "unit_url": reverse("unit"),
            "reckoned": f"Läst {short_day(self.today)} kl. {clock_time(self.visit.now)}",
        }

    def groups(self) -> list[Group]:
        return [group for key in TITLES if (group := self._group(key)) is not None]

    def _group(self, key: str) -> Group | None:
        rows = [line for line in self.shown if line.group == key]
        if not rows:
            return None
        whole = [line for line in self.lines if line.group == key]
        first = self.page == 1 and rows[0] is self.lines[0]
        table = line_table_html(rows, frame=self.frame, caption=TITLES[key], first=first)
        return Group(key, TITLES[key], _note(key, whole, self.today), table, folded=key == "later")

    def told_news(self) -> list[Told]:
        most = newsreel.MOST if self.all_news else newsreel.SOME
        return [
            Told(
                self.name(one.case_id), self._case(one.case_id), one.text, ", ".join(filter(None, (one.when, one.who)))
            )
            for one in self.heard[:most]
        ]

    def _case(self, case_id: str) -> str:
        return self.frame.case_url.format(self.by_id[case_id].number)

    def begun(self) -> list[Told]:
        """Papers and forms begun and not saved, the newest first."""
        papers = [
            (one.saved_at, PAPERS[one.paper].title, f"{reverse('new-notice', args=[one.paper])}?utkast={one.key}")
            for one in (unfinished(user=self.visit.user) if self._has_papers() else [])
            if one.paper in PAPERS
        ]
        told = [Told(words, url, "", f"Sparat {short_moment(at, today=self.today)}") for at, words, url in papers]
        drafts = begun_of(self.visit) if tally(self.visit).drafts else []
        return [
            *told,
            *(Told(one.title, one.url, one.case_number, f"Sparat {one.saved}") for one in drafts),
        ]

    def _has_papers(self) -> bool:
        return self.visit.takes_in_notices and tally(self.visit).papers > 0

    def page_links(self) -> dict[str, str]:
        """Where the rows before and after these stand."""
        if self.pages == 1:
            return {}
        first, last = (self.page - 1) * PER_PAGE + 1, min(self.page * PER_PAGE, len(self.lines))
        found = {"told": f"Visar {first}–{last} av {len(self.lines)} hushåll"}
        if self.page < self.pages:
            left = min(PER_PAGE, len(self.lines) - last)
            found |= {"next": f"?sida={self.page + 1}", "next_words": f"Visa {left} till"}
        if self.page > 1:
            found["before"] = f"?sida={self.page - 1}"
        return found

    def empty(self) -> str:
        """What to say when there is no row: nobody has given me a household, which the unit's page shows."""
        return (
            "" if self.lines else "Ingen har utsett dig i något ärende. Enheten kan ha hushåll som ingen har tagit än."
        )


def _note(key: str, lines: Sequence[Line], today: dt.date) -> str:
    told = count_of(len(lines), one="hushåll", many="hushåll")
    since = [wait.since for line in lines for wait in line.waits if wait.since]
    if key != "waiting" or not since:
        return told
    days = (today - min(since)).days
    return f"{told}, äldsta väntan {count_of(days, one='dag', many='dagar')}" if days else told


def _coming(rows: Iterable[DayAhead], day: Day) -> Iterable[Coming]:
    by_day: dict[dt.date, list[DayAhead]] = {}
    for row in rows:
        by_day.setdefault(row.on, []).append(row)
    for on, found in sorted(by_day.items()):
        title = "I dag" if on == day.today else upper_first(short_day(on, today=day.today))
        yield Coming(title, tuple(_ahead(one, day) for one in found))


def _ahead(one: DayAhead, day: Day) -> tuple[str, str, str, bool]:
    at = f"{one.at.replace(':', '.')} " if one.at else ""
    return day.by_id[one.case_id].number, day.name(one.case_id), f"{at}{one.text}", one.kind in LAW
