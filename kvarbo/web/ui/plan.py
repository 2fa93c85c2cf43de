# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the plan's JSON to rows that can be read. The plan holds dates; here, beside today, they become moods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kvarbo.rules.words import AIM
from kvarbo.web.ui.clock import Clock, ceiling_clock, missed_clock, no_clock, running_clock, stopped_clock
from kvarbo.web.ui.dates import Day, as_day, near_day, plain_day, short_day
from kvarbo.web.ui.icons import STATES
from kvarbo.web.ui.shapes import Action, DeadlineRow, Reading, Reason, StepRow
from kvarbo.web.ui.words import upper_first

SOON_WORKDAYS = 2
# Always preliminary, and yet never later: the letter may only set a shorter time.
CEILING = "bfl-25-yttrande"
CLOSED_REASON = "ett skäl du inte får se"
ORDER = ("late", "today", "started", "not_started", "waiting", "postponed", "closed", "done", "skipped", "dropped")
# What the plan stores, and the drawn state where today changes nothing.
FIXED = {name: name for name in ("done", "skipped", "postponed", "waiting", "started")} | {"obsolete": "dropped"}

RuleUrl = Callable[[str], str]
# From an event's id to where it stands on the page; empty for one that does not.
EventUrl = Callable[[str], str]


def state_of(step: Mapping[str, Any], *, today: Day) -> str:
    """The drawn state: one of the keys of STATES."""
    stored = str(step.get("state"))
    if stored in FIXED:
        return FIXED[stored]
    now = as_day(today)
    due, start = step.get("due"), step.get("latest_start")
    if due and as_day(due) < now:
        return "late"
    if due and as_day(due) == now:
        return "today"
    if start and as_day(start) < now:
        return "late"
    return "not_started"


def step_row(
    step: Mapping[str, Any],
    *,
    today: Day,
    who: str = "",
    done_on: Day | None = None,
    actions: Iterable[Action] = (),
    more: Iterable[Action] = (),
    rule_url: RuleUrl | None = None,
    event_url: EventUrl | None = None,
    note: str = "",
) -> StepRow:
    """One row of the plan. A step that is locked shows its outside title and its state, and no reasons."""
    locked = bool(step.get("hidden") or step.get("locked")) or not step.get("title")
    state = state_of(step, today=today)
    when, when_note, pressing = _when(step, state=state, today=today, done_on=done_on)
    law = step.get("required") == "law"
    return StepRow(
        key=str(step.get("key") or step.get("id") or ""),
        title=str(step.get("outside_title") if locked else step["title"]),
        state=state,
        state_word=_state_word(state, step=step, today=today, done_on=done_on),
        who=who,
        when=when,
        when_note="Lagens dag" if law and state in ("late", "today", "not_started") and step.get("due") else when_note,
        pressing=pressing,
        locked=locked,
        law=law,
        rank=(ORDER.index(state), str(step.get("due") or step.get("latest_start") or step.get("until") or "9999")),
        reasons=() if locked else _reasons(step.get("because") or (), rule_url=rule_url, event_url=event_url),
        source="" if locked else str(step.get("paragraph") or ""),
        actions=tuple(actions),
        more=tuple(more),
        note=note,
    )


def sort_steps(rows: Iterable[StepRow]) -> tuple[StepRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.rank, row.title)))


def slack_words(workdays: int) -> tuple[str, str]:
    """Words and tone for a unit's smallest slack in working days."""
    if workdays < 0:
        return f"{-workdays} {'arbetsdag' if workdays == -1 else 'arbetsdagar'} för sent", "law"
    if workdays == 0:
        return "Ingen marginal", "law"
    noun = "arbetsdags" if workdays == 1 else "arbetsdagars"
    return f"{workdays} {noun} marginal", "soon" if workdays <= SOON_WORKDAYS else "calm"


def clock_for(deadline: Mapping[str, Any], *, today: Day, unknown: str = "") -> Clock:
    """The clock runs to the nominal day: that is the one to plan by. `unknown` says what makes it preliminary."""
    state, nominal = deadline.get("state"), deadline.get("nominal")
    earliest = deadline.get("kind") == "earliest"
    if state == "stopped":
        return stopped_clock(note="Dagen gäller inte längre")
    if state == "met" and earliest:
        # Nothing was won: what the day held back may happen from now on, or perhaps, where the day is a lower bound.
        since = short_day(nominal, today=today) if nominal else ""
        return no_clock(
            title="Får ske nu" if not deadline.get("preliminary") else "Kan få ske nu", note=f"sedan {since}"
        )
    if state == "met":
        return stopped_clock(note="Gjort i tid")
    if not nominal:
        return no_clock(title="Ingen dag än", note="Det som dagen räknas från är inte känt")
    if deadline.get("rule") == AIM:
        word = "Målet var" if as_day(nominal) < as_day(today) else "Målet är"
        return no_clock(title=f"{word} {short_day(nominal, today=today)}", note="Avhysningen kan komma tidigare")
    if state == "missed":
        return missed_clock(last=deadline.get("due") or nominal, today=today)
    if deadline.get("kind") in ("at_once", "same_day"):
        return running_clock(last=nominal, today=today)
    if deadline.get("rule") == CEILING:
        return ceiling_clock(last=nominal, today=today)
    fallback = deadline.get("due")
    # Past the nominal day but not past the fallback: the fallback is what is left.
    last = fallback if fallback and as_day(nominal) < as_day(today) <= as_day(fallback) else nominal
    preliminary = bool(deadline.get("preliminary"))
    return running_clock(last=last, today=today, preliminary=preliminary, unknown=unknown, earliest=earliest)


def deadline_row(
    deadline: Mapping[str, Any],
    *,
    today: Day,
    title: str,
    unknown: str = "",
    rule_url: RuleUrl | None = None,
    event_url: EventUrl | None = None,
) -> DeadlineRow:
    nominal, due = deadline.get("nominal"), deadline.get("due")
    earliest = deadline.get("kind") == "earliest"
    fallback = ""
    if nominal and due and nominal != due and not earliest:
        fallback = f"Får ändå göras till {short_day(due, today=today)}"
    return DeadlineRow(
        key=str(deadline.get("key") or ""),
        title=title,
        clock=clock_for(deadline, today=today, unknown=unknown),
        last=upper_first(short_day(nominal, today=today)) if nominal else "",
        fallback=fallback,
        who=str(deadline.get("who") or ""),
        lost=str(deadline.get("lost") or ""),
        legal_basis=str(deadline.get("legal_basis") or ""),
        law_url=rule_url(str(deadline["rule"])) if rule_url and deadline.get("rule") else "",
        reasons=_reasons(deadline.get("because") or (), rule_url=None, event_url=event_url),
        superseded=tuple(_superseded(deadline.get("superseded") or (), today=today)),
        readings=tuple(_reading(reading, today=today) for reading in deadline.get("readings") or ()),
        over=deadline.get("state") in ("stopped", "met", "missed"),
    )


def _when(step: Mapping[str, Any], *, state: str, today: Day, done_on: Day | None) -> tuple[str, str, bool]:
    """When, a note under it, and whether it presses."""
    due, start, until = step.get("due"), step.get("latest_start"), step.get("until")
    if not step.get("required") and not due:
        return "", "", False  # closed to this reader: not even a day
    finish = f"Klart senast {short_day(due, today=today)}" if due else ""
    if state == "done":
        return (upper_first(near_day(done_on, today=today)) if done_on else ""), "", False
    if state in ("skipped", "dropped"):
        return "", "", False
    if state == "postponed":
        return (f"Till {short_day(until, today=today)}" if until else "Uppskjutet"), finish, False
    if state == "late" and due and as_day(due) < as_day(today):
        return f"Skulle ha varit klart {short_day(due, today=today)}", "Gör det nu", True
    if state == "late" and start:
        return f"Skulle ha börjat {short_day(start, today=today)}", f"Börja nu. {finish}".strip(), True
    if state == "today" and due:
        return upper_first(near_day(due, today=today)), "", True
    if state == "waiting":
        opens = step.get("opens_on")
        if opens and as_day(opens) > as_day(today):
            return f"Från {short_day(opens, today=today)}", finish, False
        return finish or "När steget före är klart", "", False
    if start and (not due or as_day(start) < as_day(due)):
        return f"Börja senast {near_day(start, today=today)}", finish, False
    return (upper_first(near_day(due, today=today)) if due else "När det går"), "", False


def _state_word(state: str, *, step: Mapping[str, Any], today: Day, done_on: Day | None) -> str:
    if state == "done" and done_on:
        same = as_day(done_on) == as_day(today)
        return f"Klart {'i dag' if same else plain_day(done_on, today=today)}"
    if state == "postponed" and step.get("until"):
        return f"Uppskjutet till {plain_day(step['until'], today=today)}"
    return STATES[state]


def _reasons(
    because: Iterable[Mapping[str, Any]], *, rule_url: RuleUrl | None, event_url: EventUrl | None
) -> tuple[Reason, ...]:
    rows = []
    for part in because:
        text = str(part.get("text") or CLOSED_REASON)
        url = rule_url(str(part["rule"])) if rule_url and part.get("rule") else ""
        events = tuple(filter(None, map(event_url, part.get("events") or ()))) if event_url else ()
        hidden = text == CLOSED_REASON
        rows.append(
            Reason(f"{upper_first(text)}." if hidden else text, str(part.get("legal_basis") or ""), url, hidden, events)
        )
    return tuple(rows)


def _superseded(days: Iterable[Mapping[str, Any]], *, today: Day) -> Iterable[str]:
    for old in days:
        nominal = short_day(old["nominal"], today=today) if old.get("nominal") else "okänd"
        changed = f" (ändrades {short_day(old['known_until'], today=today)})" if old.get("known_until") else ""
        yield nominal + changed


def _reading(reading: Mapping[str, Any], *, today: Day) -> Reading:
    """What was asked, how we read it, and the day that another reading would give."""
    told = f"{reading['question']} {reading['reading']}"
    for other in reading.get("others") or ():
        day = f": {short_day(other['day'], today=today)}" if other.get("day") else ""
        told += f" {str(other['text']).rstrip('.')}{day}."
    moves = any(other.get("day") for other in reading.get("others") or ())
    return Reading(told, bool(reading.get("unsure")), moves)
