# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""The clock of a deadline: the arc is time left, the number days, dashes mean preliminary."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kvarbo.web.ui.dates import Day, days_to, short_day

FULL_CIRCLE_DAYS = 21
SOON_DAYS = 7
RADIUS = 19.0
CENTRE = 23.0


@dataclass(frozen=True, kw_only=True)
class Clock:
    """`face`: running, today, stopped, missed or none; `title` and `note` are its words."""

    face: str
    title: str
    note: str = ""
    days: int = 0
    preliminary: bool = False

    @property
    def tone(self) -> str:
        if self.face == "running":
            return "soon" if self.days <= SOON_DAYS else "calm"
        return {"today": "law", "stopped": "done", "missed": "law"}.get(self.face, "none")

    @property
    def label(self) -> str:
        return f"{self.title}. {self.note}" if self.note else self.title

    @property
    def arc(self) -> str:
        """The path of the arc, clockwise from twelve."""
        share = min(max(self.days, 0) / FULL_CIRCLE_DAYS, 0.9999)
        turn = 2 * math.pi * share
        x, y = CENTRE + RADIUS * math.sin(turn), CENTRE - RADIUS * math.cos(turn)
        return f"M{CENTRE:g} {CENTRE - RADIUS:g}A{RADIUS:g} {RADIUS:g} 0 {int(share > 0.5)} 1 {x:.2f} {y:.2f}"


def no_clock(*, title: str = "Ingen klocka löper", note: str = "") -> Clock:
    return Clock(face="none", title=title, note=note)


def stopped_clock(*, note: str = "") -> Clock:
    return Clock(face="stopped", title="Stannat", note=note)


def missed_clock(*, last: Day, today: Day) -> Clock:
    return Clock(face="missed", title="Gick ut", note=f"Sista dag var {short_day(last, today=today)}")


def ceiling_clock(*, last: Day, today: Day) -> Clock:
    """At most so many days: a letter that we have not seen may say fewer."""
    days = days_to(last, today=today)
    if days < 0:
        return missed_clock(last=last, today=today)
    note = f"Senast {short_day(last, today=today)}. Preliminärt: brevets dag gäller"
    return Clock(
        face="running",
        title=f"Högst {days} {'dag' if days == 1 else 'dagar'} kvar",
        note=note,
        days=days,
        preliminary=True,
    )


def running_clock(
    *, last: Day, today: Day, preliminary: bool = False, unknown: str = "", earliest: bool = False
) -> Clock:
    """A clock to the last (or the earliest) day. `unknown` says what makes it preliminary."""
    days = days_to(last, today=today)
    day = short_day(last, today=today)
    if days == 0 and not preliminary:
        return Clock(face="today", title="I dag", note=f"{'Tidigaste' if earliest else 'Sista'} dag {day}")
    if days < 0 and not preliminary:
        return missed_clock(last=last, today=today)
    days = max(days, 0)
    title = f"{days} {'dag' if days == 1 else 'dagar'} {'till dess' if earliest else 'kvar'}"
    note = f"{'Tidigast' if earliest or preliminary else 'Sista dag'} {day}"
    if preliminary:
        title = f"Minst {title}"
        note += f". Preliminärt: {unknown}" if unknown else ". Preliminärt"
    return Clock(face="running", title=title, note=note, days=days, preliminary=preliminary)
