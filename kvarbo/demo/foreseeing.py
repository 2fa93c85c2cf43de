# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan that a past would give, before it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kvarbo.cases import projection
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case
from kvarbo.casework.drafts import recorded
from kvarbo.casework.history import Told
from kvarbo.planning.rulebook import current_law
from kvarbo.planning.services import compute
from kvarbo.rules import caselog
from kvarbo.rules.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The steps of the plan, and who may write where, once the past has been told."""

    steps: list[dict[str, Any]]
    rights: list[projection.Access]
    applied: bool
    log: caselog.Log

    def lets(self, *, unit: str, user: str, zone: str, on: dt.date) -> bool:
        return any(
            (row.unit or row.user_id) in (unit, user)
            and row.zone == zone
            and row.from_day <= on
            and (row.until_day or on) >= on
            for row in self.rights
        )


@dataclass(slots=True)
class Foreseer:
    """Knows one case's log as it stands, and tells what more would make of it."""

    case: Case
    profile: Profile
    today: dt.date
    now: dt.datetime
    log: caselog.Log | None = None
    latest: tuple[list[Told], Foreseen] | None = None

    def after(self, past: Sequence[Told]) -> Foreseen:
        if self.latest is None or self.latest[0] != list(past):
            self.latest = list(past), self._after(past)
        return self.latest[1]

    def _after(self, past: Sequence[Told]) -> Foreseen:
        self.log = self.log or log_of(case=self.case)
        log = self.log
        if past:
            parts = [(one.actor, one.draft, one.at) for one in past]
            new = recorded(parts=parts, log=log, seq=self.case.seq)
            log = caselog.Log(self.case.pk, [*log.events, *new])
        moment = max(self.now, log.last_recorded or self.now)
        answer = compute(log=log, law=current_law(), profile=self.profile, day=self.today, known_at=moment)
        applied = any(event.type == "application" for event in log.events)
        rights = projection.access(log, self.profile)
        return Foreseen(steps=answer["steps"], rights=rights, applied=applied, log=log)
