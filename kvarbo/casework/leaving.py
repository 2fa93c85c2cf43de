# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody leaves a unit: not before the households are handed over, or said to be without anyone."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework import permissions
from kvarbo.casework.assigning import Outcome, hand_over
from kvarbo.casework.drafts import Actor
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.holding import Held, held_by
from kvarbo.organisation import absences
from kvarbo.organisation.exceptions import StillNeeded
from kvarbo.organisation.models import Unit, User

REASON = "Slutar på enheten"


def left_to_hand_over(*, reader: User, unit: Unit, user_id: str, on: dt.date) -> list[Held]:
    """What somebody has with no end settled, as far as the reader may know. What is protected is handed over apart."""
    found = held_by(reader=reader, unit=unit, user_id=user_id, on=on)
    return [held for held in found if any(one.until_day is None for one in held.assignments)]


@transaction.atomic
def end_membership(
    *,
    actor: Actor,
    user_id: str,
    last_day: dt.date,
    without_anyone: bool = False,
    today: dt.date,
    now: dt.datetime,
) -> Outcome:
    """Set somebody's last day at the actor's unit. With `without_anyone` what is left is nobody's from today.

    Raises NotAllowed, StillNeeded. Nothing is said of households that the actor may not see: who may decide of them
    finds them in `holding.unguarded`.
    """
    place = permissions.membership_of(actor=actor, on=today, codes=CODES_WITH_CASES)
    if place.code != "team_leader":
        raise NotAllowed("Bara enhetens arbetsledare kan säga att någon slutar.")
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    left = left_to_hand_over(reader=place.user, unit=place.unit, user_id=user_id, on=today)
    if left and not without_anyone:
        raise StillNeeded(f"{user.name} har {len(left)} hushåll kvar. Lämna över dem först.")
    outcome = Outcome()
    if left:
        nobody = dict.fromkeys((held.case.pk for held in left), "")
        outcome = hand_over(actor=actor, from_user=user_id, to=nobody, reason=REASON, today=today, now=now)
        if outcome.refused:
            raise StillNeeded(outcome.refused[0].why)
    absences.end_membership(actor=place.user, user=user, unit=place.unit, last_day=last_day, today=today, now=now)
    return outcome
