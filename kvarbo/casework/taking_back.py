# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking back what a decision on a notice wrote in a case, by one who takes in notices and sees no case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from kvarbo.cases import writing
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event
from kvarbo.casework import permissions
from kvarbo.casework.checks import introduced
from kvarbo.casework.drafts import Actor, Draft
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import Call, append_locked
from kvarbo.rules import caselog
from kvarbo.rules.words import ZONES

# What a case cannot be without: it is closed instead.
STAYS = frozenset({"case_opened", "unit_joined"})
WRITTEN_SINCE = "Någon annan har skrivit i ärendet sedan dess. Tala med enheten som har ärendet."
BUILT_ON = "Det finns händelser i ärendet som bygger på underrättelsen. Tala med enheten som har ärendet."


@transaction.atomic
def take_back_notice(
    *,
    actor: Actor,
    case: Case,
    seqs: tuple[int, int],
    decided_by: str,
    reason: str,
    today: dt.date,
    now: dt.datetime,
    close_as: str = "",
) -> list[str]:
    """Withdraw the events that the decision wrote, the last first; with `close_as` close the case too.

    Gives the ids withdrawn. Raises NotAllowed when others have written since, or something points at the events.
    """
    locked = writing.lock(case_id=case.pk)
    permissions.may_register(actor=actor, board=locked.board, on=today)
    ids = Event.objects.filter(case=locked, seq__range=seqs).order_by("-seq").values_list("event_id", flat=True)
    log = log_of(case=locked)
    known = {event.id: event for event in log.events}
    ours = [known[event_id] for event_id in ids]
    _nothing_since(log, ours, decided_by)
    if locked.closed_on is not None:
        raise NotAllowed("Ärendet är avslutat. Då kan beslutet inte ångras.")
    back = [event for event in ours if event.type not in STAYS]
    drafts = [Draft(type="withdrawn", on=today, corrects=event.id, reason=reason) for event in back]
    if close_as:
        drafts.append(Draft(type="case_closed", data={"outcome": close_as}, on=today, reason=reason))
    call = Call(actor=actor, zones=frozenset(ZONES), today=today, now=now, intake=True)
    append_locked(case=locked, drafts=drafts, call=call, expected_seq=locked.seq)
    return [event.id for event in back]


def _nothing_since(log: caselog.Log, ours: Sequence[caselog.Event], decided_by: str) -> None:
    mine = {event.id for event in ours}
    last = max(event.recorded_at for event in ours)
    things = mine | _brought(ours, log)
    for event in log.events:
        if event.id in mine or event.recorded_at <= last:
            continue
        if event.user != decided_by:
            raise NotAllowed(WRITTEN_SINCE)
        if event.corrects in mine or event.names & things:
            raise NotAllowed(BUILT_ON)


def _brought(ours: Sequence[caselog.Event], log: caselog.Log) -> set[str]:
    """What came into the case with the decision alone, such as the notice and an eviction time."""
    mine = {event.id for event in ours}
    before = {name for event in log.events if event.id not in mine for name in introduced(event)}
    return {name for event in ours for name in introduced(event)} - before
