# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a case, following it up and opening it again; and what stands in the way. Writes through the one door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from kvarbo.cases import projection
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.casework import ending, services
from kvarbo.casework.drafts import Actor, Draft
from kvarbo.common.stockholm import STOCKHOLM, day_of
from kvarbo.organisation.selectors import current_profile
from kvarbo.rules import caselog, closing
from kvarbo.rules.profile import Code, Profile
from kvarbo.rules.routine import Step


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What must be done, or be otherwise, before the case is closed, as one reader may know it.

    `step_key` is None for a rule of the routine's own, and for a step that the reader may not read.
    """

    text: str
    reason: str
    step_key: str | None
    unit: str
    legal_basis: str
    # The facts that a rule of the routine's own rests on.
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """Who writes in which case, and when: what every writing here shares."""

    actor: Actor
    case: Case
    expected_seq: int
    today: dt.date
    now: dt.datetime
    key: str | None = None


def hindrances(*, case: Case, today: dt.date, zones: Collection[str], outcome: str = "") -> list[Hindrance]:
    """What is left if the case closes today with the outcome; without one: what is left whatever it is."""
    return closing_of(case=case, today=today).hindrances(outcome=outcome, zones=zones)


@dataclass(frozen=True, slots=True)
class Closing:
    """The case as it stands before a closing: read once, asked for every outcome."""

    before: ending.Before
    profile: Profile
    today: dt.date

    def hindrances(self, *, outcome: str, zones: Collection[str]) -> list[Hindrance]:
        return [_told(one, zones) for one in self.before.hindrances(outcome)]

    def outcomes(self) -> list[Code]:
        return ending.outcomes_on(profile=self.profile, day=self.today)

    def follow_ups(self) -> list[tuple[Step, dt.date]]:
        """What a closing today would set off, and when."""
        section = self.before.plan["routine"]["section"]
        return closing.set_off_by_closing(self.before.routine, section, self.today)


def closing_of(*, case: Case, today: dt.date) -> Closing:
    log, profile = log_of(case=case), current_profile()
    known_at = log.last_recorded or caselog.end_of(today)
    known_at = max(known_at, caselog.end_of(today))
    before = ending.state_before(case_id=case.pk, events=log.events, profile=profile, day=today, known_at=known_at)
    return Closing(before, profile, today)


def close(*, call: Call, outcome: str, on: dt.date, override_reason: str | None = None) -> list[Event]:
    """Close the case. With `override_reason` the actor, who leads the unit, answers for what is left.

    Raises NotAllowed while something hinders, BadEvent for an outcome that is not in the list.
    """
    data = {"outcome": outcome} | ({"override": call.actor.user_id} if override_reason else {})
    at = _after_the_other(call, "case_reopened", on)
    return _append(call, Draft(type="case_closed", data=data, on=on, at=at, reason=override_reason or None))


def reopen(*, call: Call, reason: str) -> list[Event]:
    """Open a closed case again. Its clocks and its routine go on from where they are."""
    at = _after_the_other(call, "case_closed", call.today)
    return _append(call, Draft(type="case_reopened", on=call.today, at=at, reason=reason))


def follow_up(
    *,
    call: Call,
    on: dt.date,
    months: int,
    still_home: bool | None,
    reached: bool,
    moved_on: dt.date | None = None,
    moved_to: str | None = None,
    note: str | None = None,
) -> list[Event]:
    """Say whether the household still lives in its home so long after the closing; None: nobody knows."""
    data: dict[str, object] = {"months": months, "still_home": still_home, "reached": reached}
    data |= {"moved_on": moved_on.isoformat()} if moved_on else {}
    data |= {"moved_to": moved_to} if moved_to else {}
    return _append(call, Draft(type="follow_up", data=data, on=on, reason=note or None))


def _append(call: Call, draft: Draft) -> list[Event]:
    return services.append(
        actor=call.actor, case=call.case, drafts=[draft], expected_seq=call.expected_seq,
        today=call.today, now=call.now, key=call.key,
    )  # fmt: skip


def _after_the_other(call: Call, other: str, on: dt.date) -> str | None:
    """The time of day, when the case was closed or opened already the same day: the last word must come last."""
    day, clock = day_of(call.now), call.now.astimezone(STOCKHOLM).strftime("%H:%M")
    held = projection.known(log_of(case=call.case))
    same = [event for event in held if event.type == other and event.on == on]
    told = same and (other == "case_reopened" or same[-1].at is not None)
    return clock if told and day == on else None


def _told(found: closing.Hindrance, zones: Collection[str]) -> Hindrance:
    seen = found.zone in zones
    return Hindrance(
        text=ending.told(found, zones),
        reason=found.reason if seen or found.step_key else "",
        step_key=found.step_key if seen and found.step_key else None,
        unit=found.unit,
        legal_basis=found.legal_basis if seen else "",
        facts=found.facts if seen else (),
    )
