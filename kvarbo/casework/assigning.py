# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving households to colleagues, one or many: each case its own entry in its log, the whole call one transaction.

Nobody has to have read the case first: its row is locked and judged as it stands. A case that cannot be given is
refused in words and the others go on; a fault that is nobody's wish saves nothing at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, OuterRef

from kvarbo.audit.services import record
from kvarbo.cases import writing
from kvarbo.cases.digests import fingerprint
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, CaseAccess, Event, Submission
from kvarbo.casework import permissions
from kvarbo.casework.drafts import Actor, Draft
from kvarbo.casework.exceptions import CaseNotFound, NotAllowed
from kvarbo.casework.holding import PROTECTED, Assignment, has_work_left, standing, unit_of
from kvarbo.casework.services import Call, append_locked
from kvarbo.common.errors import DomainError
from kvarbo.organisation.models import Membership, Role, User
from kvarbo.organisation.selectors import assignable, names_of_staff, working
from kvarbo.rules import caselog
from kvarbo.rules.words import ZONES

# How the key of such a call begins in a case; no form of one case may send one.
STAFF_KEY = "staff-"
GONE = "Ett av hushållen syns inte längre för dig."
OVER = "Ärendet är avslutat."


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was written in one case. `user_id` is empty when nobody has it now."""

    case_id: str
    number: str
    user_id: str
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A case where nothing was written, and why. `number` is empty for one the actor may not see."""

    case_id: str
    number: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    done: tuple[Given, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Round:
    """One call: who gives, from which unit, when, and what the client calls it."""

    actor: Actor
    place: Membership
    today: dt.date
    now: dt.datetime
    key: str | None
    reason: str
    from_day: dt.date
    until: dt.date | None = None
    # Whether only what is protected may be touched: by who decides of that and leads nothing.
    guarding: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, user_id: str) -> str:
        return self.names.get(user_id) or names_of_staff(ids=[user_id]).get(user_id, "En medarbetare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One locked case as the actor may read it."""

    case: Case
    log: caselog.Log
    zones: frozenset[str]
    here: tuple[Assignment, ...]


@transaction.atomic
def assign(
    *,
    actor: Actor,
    cases: Collection[str],
    user_id: str,
    role: str | None = None,
    reason: str = "",
    today: dt.date,
    now: dt.datetime,
    key: str | None = None,
) -> Outcome:
    """Give households that nobody at the unit has to one colleague. `role` is chosen when none is given.

    Raises NotAllowed when the actor may give nothing, or the colleague takes no more.
    """
    place = permissions.may_assign(actor=actor, on=today, to_user=user_id)
    names = _receivers(place, [user_id], today)
    chosen = role or role_for(place=place, user_id=user_id)
    rnd = Round(
        actor=actor, place=place, today=today, now=now, key=key, reason=reason, from_day=today, names=names
    )  # fmt: skip

    def drafts(seat: Seat) -> list[Draft]:
        _unit_inside(seat.case, place, today)
        here = working(user_ids=[one.user_id for one in seat.here], unit=place.unit, on=today)
        has = [one for one in seat.here if one.user_id in here and (role is None or one.role == role)]
        if has:
            raise NotAllowed(f"{_listed([rnd.name(one.user_id) for one in has])} har redan ärendet.")
        gone = [one for one in seat.here if one.user_id not in here and one.zone in seat.zones]
        return [*appointing(seat.log, rnd, role=chosen, user_id=user_id), *(_ending(one, rnd) for one in gone)]

    outcome = _each(dict.fromkeys(cases, user_id), rnd, drafts, mark=("assign", role, reason))
    _note(rnd, "assign", outcome)
    return outcome


@transaction.atomic
def hand_over(
    *,
    actor: Actor,
    from_user: str,
    to: Mapping[str, str],
    reason: str = "",
    from_day: dt.date | None = None,
    until: dt.date | None = None,
    today: dt.date,
    now: dt.datetime,
    key: str | None = None,
) -> Outcome:
    """Give what somebody has to others, case by case. With `until` they stand in, and it goes back on that day.

    `to` maps a case to its receiver, or to "" when nobody is to have it. Raises NotAllowed as `assign`.
    """
    receivers = {user_id for user_id in to.values() if user_id}
    place = permissions.may_assign(actor=actor, on=today, to_user=min(receivers, default=""), from_user=from_user)
    if from_user in receivers:
        raise NotAllowed("Välj någon annan än den som lämnar över.")
    begins = from_day or today
    if begins < today or (until is not None and until <= begins):
        raise NotAllowed("Dagarna går inte ihop. Lämna över från i dag eller senare, och tillbaka efter det.")
    rnd = Round(
        actor=actor, place=place, today=today, now=now, key=key, reason=reason, from_day=begins, until=until,
        guarding=place.code != "team_leader" and from_user != actor.user_id,
        names=_receivers(place, receivers, today),
    )  # fmt: skip
    alone = len(to) == 1

    def drafts(seat: Seat) -> list[Draft]:
        return _handing(seat, rnd, from_user=from_user, to_user=to[seat.case.pk], alone=alone)

    told = ("hand_over", from_user, begins.isoformat(), until.isoformat() if until else "", reason)
    outcome = _each(to, rnd, drafts, mark=told)
    _note(rnd, "hand_over", outcome)
    return outcome


def saved_before(*, actor: Actor, key: str) -> int:
    """In how many households an earlier call of the actor's with the same key wrote: the form was sent twice."""
    theirs = Event.objects.filter(case=OuterRef("case"), seq=OuterRef("first_seq"), user_id=actor.user_id)
    return Submission.objects.filter(Exists(theirs), key=f"{STAFF_KEY}{key}").count()


def role_for(*, place: Membership, user_id: str) -> str:
    """In which role a colleague takes a household: the own one when it is a caseworker's, else the unit's first."""
    held = Membership.objects.filter(user=user_id, unit=place.unit).values_list("role_slug", flat=True)
    kind = place.unit.kind
    roles = Role.objects.filter(profile=place.unit.profile, unit_kind=kind, code="caseworker", is_active=True)
    plain = list(roles.exclude(zone=PROTECTED).order_by("pk").values_list("slug", flat=True))
    own = set(held)
    found = next((slug for slug in plain if slug in own), None) or next(iter(plain), None)
    if found is None:
        raise NotAllowed("Enheten har ingen roll som handlägger ärenden.")
    return found


def appointing(log: caselog.Log, rnd: Round, *, role: str, user_id: str, zone: str | None = None) -> list[Draft]:
    """The drafts that name somebody. An ending of the same day or later would come after it, so it is taken back."""
    data = {"unit": rnd.place.unit.slug, "role": role, "user": user_id}
    named = Draft(type="assigned", data=data, on=rnd.from_day, zone=zone, reason=rnd.reason or None)
    return [named, *taking_back_endings(log, named, today=rnd.today)]


def taking_back_endings(
    log: caselog.Log, named: Draft, *, today: dt.date, zones: Collection[str] = ZONES
) -> list[Draft]:
    """Drafts that take back every ending, of the day of `named` or later, of what it names."""
    wanted = (named.data["unit"], named.data["role"], named.data["user"])
    events = caselog.effective(log, day=dt.date.max, known_at=log.last_recorded) if log.last_recorded else []
    return [
        Draft(type="withdrawn", on=today, corrects=event.id, reason="Fick ärendet igen")
        for event in events
        if event.type == "unassigned"
        and event.on >= named.on
        and event.zone in zones
        and (unit_of(event), event.data["role"], event.data["user"]) == wanted
    ]


def _handing(seat: Seat, rnd: Round, *, from_user: str, to_user: str, alone: bool) -> list[Draft]:
    theirs = [one for one in seat.here if one.user_id == from_user and one.until_day is None]
    if rnd.guarding:
        theirs = [one for one in theirs if one.zone == PROTECTED]
    if not theirs:
        now_with = _listed([rnd.name(one.user_id) for one in seat.here if one.user_id != from_user])
        has = f" Nu har {now_with} det." if now_with else ""
        raise NotAllowed(f"{rnd.name(from_user)} har inte längre ärendet.{has}")
    drafts: list[Draft] = []
    for one in theirs:
        if one.zone == PROTECTED:
            _may_guard(rnd, one, to_user=to_user, alone=alone)
        if to_user:
            _unit_inside(seat.case, rnd.place, rnd.today)
            drafts += _receiving(seat, rnd, one, to_user)
        if rnd.until is None or not to_user:
            drafts.append(_ending(one, rnd))
    return drafts


def _receiving(seat: Seat, rnd: Round, one: Assignment, to_user: str) -> list[Draft]:
    """Named in the same role and zone, unless already there; with a last day when it is to go back."""
    zone = one.zone if one.zone == PROTECTED else None
    has = [other for other in seat.here if other.holder == (one.unit, one.role, to_user)]
    if has and rnd.until is not None:
        raise NotAllowed(f"{rnd.name(to_user)} har redan ärendet.")
    drafts = [] if has and has[0].until_day is None else appointing(
        seat.log, rnd, role=one.role, user_id=to_user, zone=zone
    )  # fmt: skip
    if rnd.until is not None:
        data = {"unit": one.unit, "role": one.role, "user": to_user}
        drafts.append(Draft(type="unassigned", data=data, on=rnd.until, zone=zone, reason=rnd.reason or None))
    return drafts


def _ending(one: Assignment, rnd: Round) -> Draft:
    data = {"unit": one.unit, "role": one.role, "user": one.user_id}
    zone = one.zone if one.zone == PROTECTED else None
    return Draft(type="unassigned", data=data, on=max(rnd.from_day, one.from_day), zone=zone, reason=rnd.reason or None)


def _may_guard(rnd: Round, one: Assignment, *, to_user: str, alone: bool) -> None:
    """Never in bulk, and only to somebody whose own role reads what is protected. Raises NotAllowed."""
    if not alone:
        raise NotAllowed("Ett skyddat ärende lämnas över för sig.")
    if to_user and to_user not in {
        staff.user_id for staff in assignable(unit=rnd.place.unit, role_slug=one.role, on=rnd.today)
    }:
        raise NotAllowed(f"{rnd.name(to_user)} har ingen roll som får läsa skyddade uppgifter.")


def _receivers(place: Membership, user_ids: Collection[str], on: dt.date) -> dict[str, str]:
    """Names of the receivers, whose rows are held so that nobody leaves meanwhile. Raises NotAllowed."""
    ids = sorted(set(user_ids))
    list(User.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    staff = {one.user_id: one.name for one in assignable(unit=place.unit, on=on)}
    for user_id in ids:
        if user_id not in staff:
            # One who has never worked here is not named: an id that was guessed tells nothing.
            known = Membership.objects.filter(user=user_id, unit=place.unit).exists()
            name = names_of_staff(ids=[user_id]).get(user_id, "Personen") if known else "Personen"
            raise NotAllowed(f"{name} tar inte emot fler hushåll på {place.unit.name}. Välj någon annan.")
    return {user_id: staff[user_id] for user_id in ids}


def _unit_inside(case: Case, place: Membership, on: dt.date) -> None:
    if not CaseAccess.objects.on_day(on).filter(case=case, unit=place.unit).exists():
        raise NotAllowed(f"{place.unit.name} är inte med i ärendet.")


def _each(
    to: Mapping[str, str], rnd: Round, drafts: Callable[[Seat], list[Draft]], *, mark: Sequence[object]
) -> Outcome:
    """The cases one after another, always in the same order: two such calls never wait for each other."""
    done: list[Given] = []
    refused: list[Refused] = []
    for case_id in sorted(to):
        number = ""
        try:
            with transaction.atomic():
                case = writing.lock(case_id=case_id)
                zones = permissions.may_write(actor=rnd.actor, case=case, on=rnd.today)
                number = case.number
                event = _write(case, zones, rnd, drafts, mark=[*mark, to[case_id]])
                done.append(Given(case_id=case_id, number=number, user_id=to[case_id], event_id=event.pk))
        except CaseNotFound:
            refused.append(Refused(case_id=case_id, number="", why=GONE))
        except DomainError as fault:
            refused.append(Refused(case_id=case_id, number=number, why=fault.message))
    return Outcome(done=tuple(done), refused=tuple(refused))


def _write(
    case: Case, zones: frozenset[str], rnd: Round, drafts: Callable[[Seat], list[Draft]], *, mark: list[object]
) -> Event:
    told = fingerprint(mark)
    key = f"{STAFF_KEY}{rnd.key}" if rnd.key else ""
    if key and (earlier := writing.submitted(case=case, key=key, fingerprint=told)) is not None:
        return earlier[0]
    if not has_work_left(case=case):
        raise NotAllowed(OVER)
    log = log_of(case=case)
    reads = zones | {PROTECTED} if permissions.guards_protected(actor=rnd.actor, on=rnd.today) else zones
    here = tuple(standing(log, unit=rnd.place.unit.slug, on=rnd.from_day, zones=reads))
    wanted = drafts(Seat(case=case, log=log, zones=zones, here=here))
    call = Call(actor=rnd.actor, zones=zones, today=rnd.today, now=rnd.now)
    rows = append_locked(case=case, drafts=wanted, call=call, expected_seq=case.seq)
    if key:
        writing.remember(case=case, key=key, fingerprint=told, events=rows)
    return rows[0]


def _note(rnd: Round, action: str, outcome: Outcome) -> None:
    record(
        actor_id=rnd.actor.user_id,
        action=action,
        object_kind="unit",
        object_id=rnd.place.unit.slug,
        at=rnd.now,
        detail=f"{len(outcome.done)} done, {len(outcome.refused)} refused",
    )


def _listed(names: Sequence[str]) -> str:
    return " och ".join(dict.fromkeys(names))
