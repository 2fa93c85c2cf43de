# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the door asks when a case closes or opens again, and what a closed case still takes.

Judged for every event on every way in, by what the log held before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kvarbo.cases import projection
from kvarbo.cases.models import Case
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.common.stockholm import STOCKHOLM, day_of
from kvarbo.planning.computing import Plan, compute
from kvarbo.planning.models import PlanStep
from kvarbo.planning.rulebook import current_law
from kvarbo.rules import caselog, closing
from kvarbo.rules.profile import Code, Profile
from kvarbo.rules.routine import Routine
from kvarbo.rules.situation import Situation
from kvarbo.rules.versions import routines_of

TURNS = frozenset({"case_closed", "case_reopened"})
# What a closed case takes: how it went, who works with it, and a routine that is changed for all.
CLOSED_TAKES = projection.ACCESS_TYPES | {
    *("case_reopened", "follow_up", "note", "contact", "visit", "letter_sent", "routine_adopted", "withdrawn"),
}
STEP_ACTS = frozenset({"step_done", "step_skipped", "step_postponed"})
IS_CLOSED = "Ärendet är avslutat. Öppna det igen om något nytt ska föras in."
ONLY_COORDINATOR = "Bara den enhet som samordnar ärendet kan avsluta det eller öppna det igen."
MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What the judging knows. `zones`: what the writer may read of why. `day`: today, or None for a past that is told.

    `intake`: a decision on a notice is taken back by one who takes in notices, and the case that it opened closes.
    """

    case: Case
    profile: Profile
    zones: Collection[str]
    day: dt.date | None = None
    intake: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """The case as it was known before it closed."""

    plan: Plan
    situation: Situation
    routine: Routine

    def hindrances(self, outcome: str) -> list[closing.Hindrance]:
        return closing.hindrances(answer=self.plan, s=self.situation, routine=self.routine, outcome=outcome)


def judge(*, ending: Ending, before: caselog.Log, new: Sequence[caselog.Event]) -> None:
    """Raises NotAllowed or BadEvent for the first of the new events that the case may not take."""
    known = list(before.events)
    types = {event.id: event.type for event in known}
    closed = ending.case.closed_on is not None
    for event in new:
        types[event.id] = event.type
        turn = types[event.corrects or ""] if event.type == "withdrawn" else event.type
        if turn in TURNS:
            _may_turn(ending, event, known, closed)
            known.append(event)
            closed = _closed_after(ending, known, event)
        else:
            known.append(event)
            if closed and event.corrects is None:
                _while_closed(ending, event)
            if event.type == "follow_up" and not closed:
                raise NotAllowed("Ärendet är inte avslutat. Det följs upp först efter avslutet.")


def state_before(
    *, case_id: str, events: Sequence[caselog.Event], profile: Profile, day: dt.date, known_at: dt.datetime
) -> Before:
    """The case on the day with what the events tell, as if it had not been closed since it last was open."""
    log = caselog.Log(case_id, _without_closing(case_id, events))
    moment = known_at.astimezone(STOCKHOLM)
    plan = compute(log=log, law=current_law(), profile=profile, day=day, known_at=moment)
    held = caselog.effective(log, day=day, known_at=moment)
    s = Situation(case_id=case_id, events=held, day=day)
    return Before(plan, s, routines_of(s, profile, None)[-1].routine)


def outcomes_on(*, profile: Profile, day: dt.date) -> list[Code]:
    """The municipality's outcomes that may be chosen on the day, in its order."""
    return [
        code
        for code in profile.codes.get("outcome", ())
        if code.valid_from <= day and (code.valid_to is None or code.valid_to > day)
    ]


def told(found: closing.Hindrance, zones: Collection[str]) -> str:
    """What the reader may know of the hindrance."""
    return (found.text if found.zone in zones else found.outside).rstrip(".")


def _without_closing(case_id: str, events: Sequence[caselog.Event]) -> list[caselog.Event]:
    """All but the closing that holds, its corrections, and what took them back."""
    held = caselog.Log(case_id, events)
    standing = next(
        (event for event in reversed(projection.known(held)) if event.type in TURNS),
        None,
    )
    if standing is None or standing.type != "case_closed":
        return list(events)
    chain = {event.id for event in events if event.root == standing.root}
    return [event for event in events if event.id not in chain and event.corrects not in chain]


def _may_turn(ending: Ending, event: caselog.Event, known: Sequence[caselog.Event], closed: bool) -> None:
    """Whether the case may close, open again, or have that told anew or taken back."""
    unit = _coordinator(ending, event, known)
    if event.unit != unit and not ending.intake:
        raise NotAllowed(ONLY_COORDINATOR)
    if event.type == "withdrawn":
        return
    if event.type == "case_reopened":
        if not closed and event.corrects is None:
            raise NotAllowed("Ärendet är inte avslutat.")
        if event.reason is None:
            raise BadEvent("Skriv varför ärendet öppnas igen.")
        return
    if closed and event.corrects is None:
        raise NotAllowed("Ärendet är redan avslutat.")
    _outcome(ending, event)
    _override(event, unit, known)
    _nothing_hinders(ending, event, known, unit)


def _coordinator(ending: Ending, event: caselog.Event, known: Sequence[caselog.Event]) -> str:
    rows = projection.access(caselog.Log(ending.case.pk, known), ending.profile)
    day = max(event.on, ending.day or event.on)
    return next(
        (
            row.unit
            for row in rows
            if row.coordinating and row.from_day <= day and (row.until_day is None or row.until_day > day)
        ),
        "",
    )


def _outcome(ending: Ending, event: caselog.Event) -> None:
    known = {code.code for code in outcomes_on(profile=ending.profile, day=event.on)}
    if event.data["outcome"] not in known:
        raise BadEvent(f"Utfallet ”{event.data['outcome']}” finns inte i kommunens lista den dagen.")
    if event.on < ending.case.opened_on:
        raise BadEvent("Ärendet kan inte avslutas före dagen då det öppnades.")


def _override(event: caselog.Event, unit: str, known: Sequence[caselog.Event]) -> None:
    """Whoever closes in spite of what is left is named, leads the unit that coordinates, and says why."""
    override = event.data.get("override")
    if override is None:
        return
    earlier = next((one for one in known if one.id == event.corrects), None)
    if earlier is not None and earlier.data.get("override") == override:
        return
    if override != event.user or event.role != "team_leader" or event.unit != unit:
        raise NotAllowed(
            "Bara en arbetsledare vid enheten som samordnar kan besluta att avsluta trots det som är kvar."
        )
    if event.reason is None:
        raise BadEvent("Skriv varför ärendet avslutas trots det som är kvar.")


def _nothing_hinders(ending: Ending, event: caselog.Event, known: Sequence[caselog.Event], unit: str) -> None:
    """Told anew, a closing is held to the routine's own rules alone: its steps were judged when it was written."""
    if event.data.get("override") is not None:
        return
    day = ending.day or day_of(event.recorded_at)
    before = state_before(
        case_id=ending.case.pk, events=known, profile=ending.profile, day=day, known_at=event.recorded_at
    )
    found = before.hindrances(event.data["outcome"])
    if event.corrects is not None:
        found = [one for one in found if not one.step_key]
    if found:
        raise NotAllowed(_refusal(ending, found, unit))


def _refusal(ending: Ending, found: Sequence[closing.Hindrance], unit: str) -> str:
    words = list(dict.fromkeys(told(one, ending.zones) for one in found))
    rest = f" och {len(words) - MOST_NAMED} till" if len(words) > MOST_NAMED else ""
    named = ending.profile.units.get(unit)
    where = named.name if named else "enheten som samordnar"
    return (
        f"Ärendet kan inte avslutas än. Kvar: {'; '.join(words[:MOST_NAMED])}{rest}. "
        f"En arbetsledare vid {where} kan besluta att avsluta ändå och skriver då varför."
    )


def _closed_after(ending: Ending, known: Sequence[caselog.Event], event: caselog.Event) -> bool:
    """Whether the case is closed now. Raises BadEvent when the event's day makes it have no effect."""
    closed = projection.closed_on(caselog.Log(ending.case.pk, known)) is not None
    if event.type == "case_closed" and event.corrects is None and not closed:
        raise BadEvent("Ärendet öppnades igen den dagen eller senare. Ange en dag eller tid efter det.")
    if event.type == "case_reopened" and event.corrects is None and closed:
        raise BadEvent("Ärendet avslutades den dagen eller senare. Ange en dag eller tid efter det.")
    return closed


def _while_closed(ending: Ending, event: caselog.Event) -> None:
    """A person may still have to be protected, and what the closing set off is done, put off or skipped."""
    if event.type in CLOSED_TAKES or event.zone == "protected":
        return
    if event.type in STEP_ACTS and ending.day is not None:
        step = PlanStep.objects.filter(case=ending.case, key=event.data["step_key"]).first()
        if step is None or step.state != "obsolete":
            return
    elif event.type in STEP_ACTS:
        return
    raise NotAllowed(IS_CLOSED)
