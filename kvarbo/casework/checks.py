# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a log must hold beyond its form, judged before anything is saved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence

from kvarbo.cases import projection
from kvarbo.cases.models import Case, Event
from kvarbo.casework.drafts import Draft, bad_event
from kvarbo.casework.exceptions import BadEvent, NotAllowed
from kvarbo.dwellings.models import Tenancy
from kvarbo.organisation.models import Membership
from kvarbo.people.models import Person
from kvarbo.planning.models import PlanStep
from kvarbo.rules import caselog
from kvarbo.rules.errors import InputError
from kvarbo.rules.eventtypes import INTRODUCES
from kvarbo.rules.profile import Profile

EVENT_ID = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)
STEP_TYPES = frozenset({"step_done", "step_skipped", "step_postponed", "order_moved"})
SETTLED_AHEAD = projection.ACCESS_TYPES | {"routine_adopted"}
LAW_STEP_KEPT = "Ett steg som lagen kräver kan inte skjutas upp eller hoppas över."
MOVED_WITHOUT_REASON = "Skriv varför dagen flyttas."


def whole_log(*, case: Case, log: caselog.Log, new: Sequence[caselog.Event]) -> caselog.Log:
    """The log with the new events. Raises BadEvent where ids or corrections do not hold together."""
    try:
        return caselog.Log(case.pk, [*log.events, *new])
    except InputError as fault:
        raise bad_event(fault, names={event.id: event.type for event in new}) from fault


def days(*, events: Iterable[caselog.Event], today: dt.date) -> None:
    """What has happened cannot lie ahead; who takes part may be settled in advance. Raises BadEvent."""
    for event in events:
        if event.on > today and event.type not in SETTLED_AHEAD:
            raise BadEvent(f"Dagen för händelsen kan inte ligga i framtiden ({event.on}). Ange dagen den blev känd.")


def abouts(*, case: Case, log: caselog.Log, events: Iterable[caselog.Event]) -> None:
    """What an event is about is something that this case's own log has brought in. Raises BadEvent."""
    known = {case.pk} | {event.id for event in log.events}
    for event in log.events:
        known |= introduced(event)
    for event in events:
        for name in event.about:
            if name not in known:
                raise BadEvent(f"{event.type}: about: ”{name}” är inte infört i ärendet.")


def introduced(event: caselog.Event) -> set[str]:
    """The ids that the event brings into the case, a matter's number among them."""
    names = (*INTRODUCES.get(event.type, ()), "matter")
    return {event.data[name] for name in names if event.data.get(name)}


def new_ids(*, drafts: Iterable[Draft]) -> None:
    """An id that the writer has chosen is one that no event has. Raises BadEvent."""
    chosen = [draft.id for draft in drafts if draft.id is not None]
    if not chosen:
        return
    for name in chosen:
        if not EVENT_ID.fullmatch(name):
            raise BadEvent(f"id: ”{name}” är inget id för en händelse (högst 40 tecken: a–z, siffror och understreck).")
    if Event.objects.filter(pk__in=chosen).exists():
        raise BadEvent("id: det finns redan en händelse med det id:t.")


def references(*, case: Case, events: Sequence[caselog.Event], profile: Profile, today: dt.date) -> None:
    """Persons, tenancies, units and users named by the events exist at the case's board. Raises BadEvent."""
    joined = {event.data["person"] for event in events if event.type == "person_joined"}
    if joined:
        known = Person.objects.filter(pk__in=joined, board=case.board_id).values_list("pk", flat=True)
        if missing := joined - set(known):
            raise BadEvent(f"person_joined: data.person: personen ”{min(missing)}” finns inte hos nämnden.")
    for event in events:
        if event.type == "tenancy_recorded":
            _tenancy(event)
        elif event.type == "unit_joined":
            _unit(event, case, profile)
        elif event.type == "assigned":
            _assignment(event, case, profile, today)


def _tenancy(event: caselog.Event) -> None:
    tenancy = event.data["tenancy"]
    if not Tenancy.objects.filter(pk=tenancy, landlord=event.data["landlord"]).exists():
        raise BadEvent(f"tenancy_recorded: data.tenancy: avtalet ”{tenancy}” finns inte hos hyresvärden.")


def _unit(event: caselog.Event, case: Case, profile: Profile) -> None:
    unit = profile.units.get(event.data["unit"])
    if unit is None or unit.board != case.board.slug:
        raise BadEvent(f"unit_joined: data.unit: enheten ”{event.data['unit']}” finns inte hos nämnden.")
    if event.data["part"] == "coordinating" and not profile.unit_kinds[unit.kind].coordinates:
        raise BadEvent(f"unit_joined: data.part: {unit.name} är ingen enhet som samordnar.")


def _assignment(event: caselog.Event, case: Case, profile: Profile, today: dt.date) -> None:
    """The unit is the board's, the role is one that its kind of unit has, and the user works there with it."""
    role, user, unit = profile.roles.get(event.data["role"]), event.data["user"], event.data.get("unit")
    if role is None:
        raise BadEvent(f"assigned: data.role: rollen ”{event.data['role']}” finns inte i profilen.")
    place = profile.units.get(unit or "")
    if place is None or place.board != case.board.slug:
        raise BadEvent("assigned: data.unit: enheten finns inte hos nämnden.")
    if role.unit_kind != place.kind:
        raise BadEvent(f"assigned: data.role: {place.name} har inte rollen ”{role.name}”.")
    staff = Membership.objects.on_day(today).filter(user__id=user, unit__slug=unit, unit__area__board=case.board_id)
    if not staff.exists():
        raise BadEvent(f"assigned: data.user: medarbetaren ”{user}” finns inte på enheten.")


def steps(*, case: Case, events: Iterable[caselog.Event], zones: Collection[str]) -> None:
    """Steps named by the events are in the plan, what the law demands stays, and a moved day has its reason.

    Raises BadEvent or NotAllowed.
    """
    touching = [event for event in events if event.type in STEP_TYPES]
    if not touching:
        return
    rows = PlanStep.objects.filter(case=case, key__in={event.data["step_key"] for event in touching})
    plan = {row.key: row for row in rows}
    for event in touching:
        step = plan.get(event.data["step_key"])
        if step is None or step.zone not in zones:
            raise BadEvent(f"{event.type}: data.step_key: steget finns inte i planen.")
        if step.required == "law" and _puts_off(event, step):
            raise NotAllowed(LAW_STEP_KEPT)
        if event.type == "order_moved" and not event.reason:
            raise BadEvent(MOVED_WITHOUT_REASON)


def _puts_off(event: caselog.Event, step: PlanStep) -> bool:
    if event.type == "order_moved":
        due: dt.date | None = event.data["due"]
        return due is None or step.due is None or due > step.due
    return event.type in ("step_skipped", "step_postponed")


def kept_whole(*, log: caselog.Log, new: Sequence[caselog.Event], profile: Profile, today: dt.date) -> None:
    """The case keeps its opening and a unit that coordinates. Raises NotAllowed."""
    types = {event.id: event.type for event in log.events}
    if any(event.type == "withdrawn" and types[event.corrects or ""] == "case_opened" for event in new):
        raise NotAllowed("Händelsen som öppnade ärendet kan inte tas tillbaka. Avsluta ärendet i stället.")
    if not projection.touched_by(new, log):
        return
    holds = any(
        row.coordinating and row.from_day <= today and (row.until_day is None or row.until_day > today)
        for row in projection.access(log, profile)
    )
    if not holds:
        raise NotAllowed("Ärendet måste ha en enhet som samordnar. Låt en annan enhet ta över först.")
