# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a line of a list says besides its step: the law's clock with how sure it is, and the reasons as chips."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kvarbo.rules.marks import without_contact
from kvarbo.web.ui.clock import Clock, missed_clock, no_clock
from kvarbo.web.ui.dates import clock_time, days_to, in_days, near_day, plain_day, short_day
from kvarbo.web.ui.plan import CEILING, clock_for
from kvarbo.web.ui.shapes import Chip
from kvarbo.web.ui.words import count_of

if TYPE_CHECKING:
    from kvarbo.planning.line_shapes import Line, LineClock

NOT_SURE = "delgivnings- eller postdag okänd"
REGIMES = {"BRL": "Bostadsrätt", "PRIV2012": "Privat uthyrning, äldre avtal", "PRIV2026": "Privat uthyrning"}
ORDINALS = ("", "Första", "Andra", "Tredje", "Fjärde", "Femte", "Sjätte")


def line_chips(line: Line, *, today: dt.date, user_id: str = "", told_children: bool = False) -> list[Chip]:
    """The visible reasons. `told_children`: the children stand in words beside."""
    return [
        *_eviction(line, today),
        *_moved(line, user_id, today),
        *_who(line, told_children),
        *_reached(line, today),
        *_notices(line),
        *_money(line),
        *_waited(line, today),
    ]


def line_clock(line: Line, *, today: dt.date, served: dt.date | None = None) -> Clock:
    """What the law sets first: a duty of today, the running last day, or the eviction. `served`: makes the day sure."""
    step = line.step
    if step is not None and step.required == "law" and step.due is not None and step.due <= today:
        return _duty(step.due, today)
    if line.clock is not None:
        return _running(line.clock, today, served)
    if line.eviction_at:
        return _to_eviction(line.eviction_at, today)
    return no_clock()


def _duty(due: dt.date, today: dt.date) -> Clock:
    if due == today:
        return Clock(face="today", title="Samma dag", note="Lagen kräver att steget görs i dag")
    return Clock(face="today", title="Gör det i dag", note=f"Lagens dag var {short_day(due, today=today)}")


def _running(clock: LineClock, today: dt.date, served: dt.date | None) -> Clock:
    if clock.preliminary and clock.nominal < today and clock.rule != CEILING:
        note = f"Sista dag tidigast {short_day(clock.nominal, today=today)}. Preliminärt: {NOT_SURE}"
        return Clock(face="running", title="Kan redan ha gått ut", note=note, preliminary=True)
    told = {"kind": "last_day", "state": "running", **clock._asdict()}
    found = clock_for(told, today=today, unknown="" if clock.rule == CEILING else NOT_SURE)
    if clock.preliminary or found.face == "missed":
        return found
    sure = f"Säker: delgiven {plain_day(served, today=today)}" if served else "Säker dag"
    return Clock(face=found.face, title=found.title, note=f"{found.note}. {sure}", days=found.days)


def _to_eviction(at: str, today: dt.date) -> Clock:
    day, time = at[:10], f" kl. {clock_time(at[11:])}" if len(at) > 10 else ""
    days = days_to(day, today=today)
    if days < 0:
        return missed_clock(last=day, today=today)
    note = f"Avhysning {short_day(day, today=today)}{time}"
    if days == 0:
        return Clock(face="today", title="I dag", note=note)
    return Clock(face="running", title=f"{count_of(days, one='dag', many='dagar')} kvar", note=note, days=days)


def _eviction(line: Line, today: dt.date) -> list[Chip]:
    if not line.eviction_at:
        return []
    day = line.eviction_at[:10]
    kind = "evicted" if day < today.isoformat() else "eviction"
    return [Chip(kind, f"Avhysning {short_day(day, today=today)}, {in_days(day, today=today)}")]


def _moved(line: Line, user_id: str, today: dt.date) -> list[Chip]:
    """The day that the step was given by hand, and by whom."""
    step = line.step
    if step is None or not step.moved_by:
        return []
    who = "av dig" if step.moved_by == user_id else "av en kollega"
    if step.due is None or step.due <= today:
        return [Chip("moved", f"Flyttad upp {who}")]
    return [Chip("moved", f"Flyttad till {short_day(step.due, today=today)} {who}")]


def _who(line: Line, told_children: bool) -> list[Chip]:
    found = []
    if line.children:
        words = "Barn i hushållet" if told_children else f"{line.children} barn"
        found.append(Chip("children", words))
    if line.older:
        found.append(Chip("older", "65 år eller äldre"))
    if line.violence:
        found.append(Chip("violence", "Våld"))
    if line.unasked:
        found.append(Chip("violence", "Frågan om våld är inte ställd"))
    return found


def _reached(line: Line, today: dt.date) -> list[Chip]:
    return [contact_chip(arrived_on=line.arrived_on, reached_on=line.reached_on, attempts=line.attempts, today=today)]


def contact_chip(*, arrived_on: dt.date | None, reached_on: dt.date | None, attempts: int, today: dt.date) -> Chip:
    """The last contact, or that nobody has been reached since the latest notice and how often it was tried since."""
    if not without_contact(arrived_on=arrived_on, reached_on=reached_on):
        return Chip("contact", f"Kontakt {plain_day(reached_on or today, today=today)}")
    tries = f", {attempts} försök" if attempts else ""
    if arrived_on is None or reached_on is None:
        return Chip("no_contact", f"Ingen kontakt än{tries}")
    return Chip("no_contact", f"Ingen kontakt sedan underrättelsen {plain_day(arrived_on, today=today)}{tries}")


def _notices(line: Line) -> list[Chip]:
    if line.notices < 2:
        return []
    ordinal = ORDINALS[line.notices] if line.notices < len(ORDINALS) else f"{line.notices}:e"
    return [Chip("notices", f"{ordinal} underrättelsen")]


def _money(line: Line) -> list[Chip]:
    found = []
    if line.debt_percent is not None:
        times = f"{line.debt_percent / 100:.1f}".replace(".", ",").removesuffix(",0")
        found.append(Chip("debt", f"Hyresskuld {times} × hyran"))
    if line.regime in REGIMES:
        found.append(Chip("regime", REGIMES[line.regime]))
    return found


def _waited(line: Line, today: dt.date) -> list[Chip]:
    since = min((wait.since for wait in line.waits if wait.since), default=None)
    if line.group != "waiting" or since is None:
        return []
    days = (today - since).days
    return [Chip("waiting", f"Väntat {count_of(days, one='dag', many='dagar')}" if days else "Väntat sedan i dag")]


def step_when(line: Line, *, today: dt.date) -> tuple[str, bool]:
    """When the next step is to be done, and whether that day has passed."""
    step = line.step
    if step is None:
        return "", False
    law = ", enligt lag" if step.required == "law" else ""
    if step.due is not None and step.due < today:
        return f"Skulle ha varit klart {short_day(step.due, today=today)}{law}. Gör det nu.", True
    if step.due is not None and step.due == today:
        return f"Senast i dag{law}", False
    finish = f"senast {near_day(step.due, today=today)}{law}" if step.due else ""
    if step.latest_start is not None and step.latest_start < today:
        end = f" Klart {finish}." if finish else ""
        return f"Skulle ha börjat {short_day(step.latest_start, today=today)}. Börja nu.{end}", True
    if step.latest_start is not None and (step.due is None or step.latest_start < step.due):
        begin = f"Börja senast {near_day(step.latest_start, today=today)}"
        return f"{begin}, klart {finish}" if finish else begin, False
    return (finish[:1].upper() + finish[1:]) if finish else "När det går", False
