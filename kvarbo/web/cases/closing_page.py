# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page that closes a case shows: what is left and where to do it, who may decide, and what comes after."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from kvarbo.casework.closing import Hindrance
from kvarbo.organisation.models import Membership
from kvarbo.planning.selectors import Plan
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.closing_forms import ClosingForm
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.plan_rows import deadline_title, event_url, kinds_for
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.cases.story import listed
from kvarbo.web.cases.workers import UNIT, units_inside
from kvarbo.web.labels import label_of
from kvarbo.web.ui.dates import long_day, near_day, plain_day, short_day
from kvarbo.web.ui.shapes import Action
from kvarbo.web.ui.words import in_words

# A fact that a rule of the routine rests on → the event that settles it.
SETTLED_BY = {"boende.ordnat": "housing_secured"}


@dataclass(frozen=True)
class Left:
    """One thing that is left: whose it is, and what can be done about it from here."""

    text: str
    note: str
    whose: str = ""
    contact_url: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Deciding:
    """Who may close the case in spite of what is left, and where to reach them."""

    unit: str
    names: str
    contact_url: str


@dataclass(frozen=True)
class Closed:
    """A closed case, at the head of its page."""

    sentence: str
    by: str
    reason: str
    next_up: str
    moved: str
    follow_up: Action | None
    actions: tuple[Action, ...]


def left_rows(reading: CaseReading, form: ClosingForm) -> list[Left]:
    """What is left whatever the outcome is."""
    return [_left(reading, one) for one in form.hindrances()]


def left_by_outcome(reading: CaseReading, form: ClosingForm) -> list[tuple[str, list[Left]]]:
    """What is asked for some outcomes only: the outcomes, and what is left for them."""
    groups: dict[tuple[Hindrance, ...], list[str]] = {}
    for code, found in form.by_outcome.items():
        label = label_of("outcome", code, profile=reading.profile)
        groups.setdefault(tuple(found), []).append(f"”{label}”")
    return [(listed(labels), [_left(reading, one) for one in found]) for found, labels in groups.items()]


def _left(reading: CaseReading, one: Hindrance) -> Left:
    named = one.unit and one.unit != reading.own_unit
    inside = named and one.unit in {event.data["unit"] for event in units_inside(reading)}
    return Left(
        text=one.text,
        note=" ".join(filter(None, [one.reason, one.legal_basis and f"{one.legal_basis.rstrip('.')}."])),
        whose=reading.unit_name(one.unit) if named else "",
        contact_url=_contact(reading, one.unit) if inside else "",
        actions=tuple(_step_actions(reading, one) if one.step_key else _rule_actions(reading, one)),
    )


def _step_actions(reading: CaseReading, one: Hindrance) -> list[Action]:
    step = next((step for step in reading.plan["steps"] if step["key"] == one.step_key), None)
    # Another unit's step is theirs to do: here stands how to reach them.
    if step is None or (step["unit"] and step["unit"] != reading.own_unit):
        return []
    kinds = kinds_for(reading, step)[:1] or [KIND_OF_TYPE["step_done"]]
    if step["required"] != "law":
        kinds.append(KIND_OF_TYPE["step_skipped"])
    return [Action(kind.verb, event_url(reading, kind, step), about=one.text) for kind in kinds]


def _rule_actions(reading: CaseReading, one: Hindrance) -> list[Action]:
    kinds = [KIND_OF_TYPE[SETTLED_BY[fact]] for fact in one.facts if fact in SETTLED_BY]
    return [Action(kind.verb, event_url(reading, kind), about=one.text) for kind in kinds if kind.open_to(reading)]


def deciding(reading: CaseReading) -> Deciding:
    unit = reading.coordinator
    rows = Membership.objects.on_day(reading.today).filter(code="team_leader", unit__slug=unit, user__is_active=True)
    names = rows.filter(unit__area__board=reading.case.board_id).order_by("user__name")
    return Deciding(
        reading.unit_name(unit), " eller ".join(names.values_list("user__name", flat=True)), _contact(reading, unit)
    )


def _contact(reading: CaseReading, unit: str) -> str:
    return reverse("case-contact", args=[reading.case.number, f"{UNIT}-{unit}"])


def coming(reading: CaseReading, form: ClosingForm) -> list[tuple[str, str]]:
    """What the closing sets off, if it is closed today: what, and which day."""
    return [(step.title, long_day(day)) for step, day in form.state.follow_ups()]


def still_running(reading: CaseReading) -> list[tuple[str, str]]:
    """The law's clocks that go on after the closing, each with its day."""
    running = [one for one in reading.plan["deadlines"] if one["state"] == "running" and one["nominal"]]
    running.sort(key=lambda one: (one["nominal"], one["key"]))
    return [(deadline_title(reading, one), _until(reading, one)) for one in running]


def _until(reading: CaseReading, one: Plan) -> str:
    day = short_day(one["nominal"], today=reading.today)
    word = "tidigast " if one["kind"] == "earliest" else "minst till " if one["preliminary"] else "till och med "
    return f"{word}{day}"


def closed_banner(reading: CaseReading) -> Closed | None:
    """None for a case that is open."""
    event = reading.situation.closed
    if event is None or reading.case.closed_on is None:
        return None
    first = reading.by_id.get(event.root, event)
    outcome = label_of("outcome", event.data["outcome"], profile=reading.profile)
    by = ", ".join(filter(None, [reading.staff.get(first.user or "", ""), reading.unit_name(first.unit)]))
    override = event.data.get("override")
    name = reading.staff.get(override or "", "En arbetsledare")
    reason = f"{name} beslutade att avsluta trots det som var kvar. Skäl: {first.reason}" if override else ""
    follow_up, next_up = _next_follow_up(reading)
    kinds = [KIND_OF_TYPE[name] for name in ("case_reopened", "note")]
    return Closed(
        sentence=f"{outcome}. Avslutat {plain_day(event.on, today=reading.today)}.",
        by=by,
        reason=reason,
        next_up=next_up,
        moved=_moved(reading, event),
        follow_up=follow_up,
        actions=tuple(Action(kind.verb, event_url(reading, kind)) for kind in kinds if kind.open_to(reading)),
    )


def _next_follow_up(reading: CaseReading) -> tuple[Action | None, str]:
    """The step that asks how it went and comes first; what is said when it is made, or when none is left."""
    kind = KIND_OF_TYPE["follow_up"]
    steps = [step for step in reading.plan["steps"] if step["key"] and kind in kinds_for(reading, step)]
    steps = [step for step in steps if step["state"] in ("open", "waiting", "postponed")]
    step = min(steps, key=lambda one: one["until"] or one["due"] or "9999", default=None)
    if step is None:
        return None, ""
    day = step["until"] or step["due"]
    action = Action(kind.verb, event_url(reading, kind, step), icon=kind.icon, primary=step["state"] == "open")
    if step["state"] == "postponed":
        return action, f"Uppföljningen är uppskjuten till {near_day(day, today=reading.today)}."
    return action, f"Nästa uppföljning: {near_day(day, today=reading.today)}."


def _moved(reading: CaseReading, closing: Event) -> str:
    """Said when the last follow-up told that the home was lost."""
    made = [event for event in reading.situation.of("follow_up") if event.order > closing.order]
    if not made or made[-1].data["still_home"] is not False:
        return ""
    months = in_words(made[-1].data["months"])
    return f"Vid uppföljningen efter {months} månader bodde hushållet inte kvar. Behöver de hjälp? Öppna ärendet igen."
