# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may write in a case, in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.db.models import Q

from kvarbo.cases.models import Case, CaseAccess
from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework.drafts import Actor
from kvarbo.casework.exceptions import CaseNotFound, NotAllowed
from kvarbo.organisation.models import Board, Membership, Role
from kvarbo.rules import caselog

CODES_WITH_NOTICES = ("registrar", *CODES_WITH_CASES)


def membership_of(*, actor: Actor, on: dt.date, codes: Collection[str]) -> Membership:
    """The actor's place in the unit on the day. Raises NotAllowed."""
    found = (
        Membership.objects.on_day(on)
        .filter(user__id=actor.user_id, user__is_active=True, unit__slug=actor.unit_slug, code=actor.role_code)
        .filter(code__in=codes)
        .select_related("user", "unit__area__board")
        .first()
    )
    if found is None:
        raise NotAllowed("Du har ingen roll i dag som får göra det här.")
    return found


def may_write(*, actor: Actor, case: Case, on: dt.date) -> frozenset[str]:
    """The zones of the case that the actor may write in. Raises CaseNotFound for a case out of sight."""
    membership = membership_of(actor=actor, on=on, codes=CODES_WITH_CASES)
    # The acting unit's own access: a place in another unit gives no right to write in this one's name.
    held = CaseAccess.objects.on_day(on).filter(Q(unit=membership.unit_id) | Q(user=membership.user_id), case=case)
    zones = frozenset(held.values_list("zone", flat=True))
    if not zones:
        raise CaseNotFound
    return zones


def may_assign(*, actor: Actor, on: dt.date, to_user: str, from_user: str | None = None) -> Membership:
    """The actor's place, when the actor may give households to somebody at the own unit. Raises NotAllowed.

    Who leads the unit gives any household of the unit to anyone there, and hands over for whoever is away or leaves.
    A caseworker takes a household that nobody has, and hands over the own ones; the same holds in one case, on its own
    page (`naming`). Whose role is to decide who may
    see what is protected hands that over for anyone, one case at a time, and nothing else (`_lets_in`).
    """
    place = membership_of(actor=actor, on=on, codes=CODES_WITH_CASES)
    if place.code == "team_leader" or (from_user is not None and guards_protected(actor=actor, on=on)):
        return place
    if from_user is None and to_user != actor.user_id:
        raise NotAllowed("Bara enhetens arbetsledare fördelar till andra. Du kan ta ett hushåll själv.")
    if from_user is not None and from_user != actor.user_id:
        raise NotAllowed("Bara enhetens arbetsledare lämnar över åt andra. Du kan lämna över dina egna hushåll.")
    return place


def may_register(*, actor: Actor, board: Board, on: dt.date) -> Membership:
    """A place at the board that takes in notices, opens cases and joins notices to them. Raises NotAllowed."""
    membership = membership_of(actor=actor, on=on, codes=CODES_WITH_NOTICES)
    if membership.unit.area.board_id != board.pk:
        raise NotAllowed("Ärendet hör till en annan nämnd.")
    return membership


def board_of(*, actor: Actor, on: dt.date) -> Board:
    """The board where the actor takes in notices. Raises NotAllowed."""
    return membership_of(actor=actor, on=on, codes=CODES_WITH_NOTICES).unit.area.board


def require_zones(
    *, events: Sequence[caselog.Event], log: caselog.Log, zones: Collection[str], actor: Actor, on: dt.date
) -> None:
    """Every event, and every event it changes, lies in a zone that the actor holds. Raises NotAllowed."""
    known = {event.id: event for event in log.events}
    for event in events:
        target = known.get(event.corrects or "")
        if target is not None and target.zone not in zones:
            # Not even that it exists.
            raise NotAllowed("Händelsen som ska ändras finns inte.")
        if event.zone not in zones and not _lets_in(event, actor, on):
            raise NotAllowed("Du har inte tillgång till den del av ärendet där uppgiften hör hemma.")


def _lets_in(event: caselog.Event, actor: Actor, on: dt.date) -> bool:
    """Whether this names who may see what is protected, by someone whose role is to decide that."""
    if event.type not in ("assigned", "unassigned") or event.zone != "protected":
        return False
    return guards_protected(actor=actor, on=on)


def guards_protected(*, actor: Actor, on: dt.date) -> bool:
    """Whether the actor's role is to decide who may see what is protected."""
    place = membership_of(actor=actor, on=on, codes=CODES_WITH_CASES)
    return Role.objects.filter(
        profile=place.unit.profile, slug=place.role_slug, zone="protected", is_active=True
    ).exists()
