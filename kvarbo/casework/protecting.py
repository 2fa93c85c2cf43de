# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the protected zone means outside the case."""

from __future__ import annotations

from collections.abc import Iterable

from kvarbo.cases.models import Case
from kvarbo.people.models import Person
from kvarbo.people.services import set_protected
from kvarbo.rules import caselog


def protect_persons(*, case: Case, events: Iterable[caselog.Event]) -> None:
    """Whoever's part lies in the protected zone is hidden in the register too, not in this case alone."""
    parts = {
        event.data["person"]: event
        for event in events
        if event.type in ("person_joined", "person_changed") and event.zone == "protected"
    }
    for person in Person.objects.filter(pk__in=parts, board=case.board_id, protected=False).order_by("pk"):
        event = parts[person.pk]
        set_protected(actor_id=event.user or "", person=person, protected=True, now=event.recorded_at)
