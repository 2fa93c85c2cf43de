# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One line on what waits for each of those that one can be in the exercise."""

from __future__ import annotations

import datetime as dt

from kvarbo.notices.selectors import waiting
from kvarbo.organisation.models import Membership, User
from kvarbo.organisation.selectors import memberships_of
from kvarbo.planning.models import PlanStep
from kvarbo.rules.wording import say_day


def waits_for(*, user: User, today: dt.date) -> str:
    """What the person's day begins with."""
    places = list(memberships_of(user=user, on=today))
    codes = {place.code for place in places}
    if "registrar" in codes:
        return _papers(user, today)
    if codes & {"caseworker", "team_leader"}:
        return _steps(user, places[0], today)
    return "Inga ärenden väntar. Rutinerna och reglerna finns att läsa."


def _papers(user: User, today: dt.date) -> str:
    papers = waiting(user=user, on=today)
    count, first = papers.count(), papers.order_by("received_on").first()
    if first is None:
        return "Ingen underrättelse väntar."
    if count == 1:
        return f"En underrättelse väntar, sedan {say_day(first.received_on)}."
    return f"{count} underrättelser väntar, den äldsta sedan {say_day(first.received_on)}."


def _steps(user: User, place: Membership, today: dt.date) -> str:
    """Own steps; for whoever leads, and for whoever has none, those of the role in the unit."""
    mine = PlanStep.objects.filter(state="open", case__closed_on=None, case__board=place.unit.area.board_id)
    if place.code == "team_leader":
        mine = mine.filter(unit=place.unit.slug, role=place.role_slug)
    else:
        own = mine.filter(person=user.pk)
        mine = own if own.exists() else mine.filter(unit=place.unit.slug, role=place.role_slug)
    steps, cases = mine.count(), mine.values("case").distinct().count()
    late = mine.filter(due__lt=today).count()
    if not steps:
        return "Inget steg väntar i dag."
    words = f"{steps} steg pågår i {cases} {'ärende' if cases == 1 else 'ärenden'}"
    return f"{words}, {late} av dem skulle ha varit klara." if late else f"{words}."
