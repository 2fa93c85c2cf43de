# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Undoing what one has just saved, in one step and without a reason of one's own."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kvarbo.cases import writing
from kvarbo.cases.log import log_of
from kvarbo.cases.models import Case, Event, Submission
from kvarbo.casework import permissions
from kvarbo.casework.assigning import GONE, STAFF_KEY, Given, Outcome, Refused
from kvarbo.casework.checks import introduced
from kvarbo.casework.drafts import Actor, Draft
from kvarbo.casework.exceptions import CannotUndo, CaseNotFound
from kvarbo.casework.holding import STAFF_TYPES
from kvarbo.casework.services import append
from kvarbo.common.errors import DomainError
from kvarbo.rules import caselog

WINDOW = dt.timedelta(minutes=15)
REASON = "Ångrat direkt"
# How the key of an undoing begins; no form may send one.
UNDO_KEY = "undo-"


@transaction.atomic
def undo(*, actor: Actor, case: Case, event_id: str, today: dt.date, now: dt.datetime) -> list[Event]:
    """Withdraw all that was saved together with the event. A second call gives what the first one wrote.

    Raises CannotUndo when it is someone else's, too old, or something written later builds on it.
    """
    locked = writing.lock(case_id=case.pk)
    zones = permissions.may_write(actor=actor, case=locked, on=today)
    key = f"{UNDO_KEY}{event_id}"
    told = Event.objects.filter(case=locked, event_id=event_id, zone__in=zones).first()
    if told is None:
        raise CannotUndo("Händelsen finns inte.")
    saved = _saved_with(told)
    if any(one.user_id != actor.user_id for one in saved):
        raise CannotUndo("Bara den som sparade kan ångra. Ta tillbaka händelsen och skriv varför.")
    if (earlier := Submission.objects.filter(case=locked, key=key).first()) is not None:
        return list(Event.objects.filter(case=locked, seq__range=(earlier.first_seq, earlier.last_seq)).order_by("seq"))
    _judge(saved, log=log_of(case=locked), now=now)
    drafts = [Draft(type="withdrawn", on=today, corrects=one.event_id, reason=REASON) for one in reversed(saved)]
    return append(actor=actor, case=locked, drafts=drafts, expected_seq=locked.seq, today=today, now=now, key=key)


@transaction.atomic
def undo_staffing(*, actor: Actor, key: str, today: dt.date, now: dt.datetime) -> Outcome:
    """Take back all that one call of `assigning` wrote. A case that got someone else since is said, and stands.

    An empty outcome means that the actor has made no such call.
    """
    saved = Submission.objects.filter(key=f"{STAFF_KEY}{key}").select_related("case").order_by("case_id")
    done: list[Given] = []
    refused: list[Refused] = []
    for one in saved:
        case = one.case
        first = Event.objects.get(case=case, seq=one.first_seq)
        if first.user_id != actor.user_id:
            continue
        try:
            with transaction.atomic():
                _not_followed(writing.lock(case_id=case.pk), one)
                undo(actor=actor, case=case, event_id=first.pk, today=today, now=now)
            done.append(Given(case_id=case.pk, number=case.number, user_id="", event_id=first.pk))
        except CaseNotFound:
            refused.append(Refused(case_id=case.pk, number="", why=GONE))
        except DomainError as fault:
            refused.append(Refused(case_id=case.pk, number=case.number, why=fault.message))
    return Outcome(done=tuple(done), refused=tuple(refused))


def _not_followed(case: Case, saved: Submission) -> None:
    """Raises CannotUndo when somebody has been named or has left since, but for an undoing of this very call."""
    later = Event.objects.filter(case=case, seq__gt=saved.last_seq, type__in=STAFF_TYPES)
    if later.exists():
        raise CannotUndo("Någon annan har utsetts eller lämnat ärendet sedan dess.")


def _saved_with(told: Event) -> list[Event]:
    """The events of the same saving."""
    saving = Submission.objects.filter(case=told.case_id, first_seq__lte=told.seq, last_seq__gte=told.seq).first()
    if saving is None:
        return [told]
    places = (saving.first_seq, saving.last_seq)
    return list(Event.objects.filter(case=told.case_id, seq__range=places).order_by("seq"))


def _judge(saved: list[Event], *, log: caselog.Log, now: dt.datetime) -> None:
    if any(one.type == "withdrawn" for one in saved):
        raise CannotUndo("Det som är tillbakataget kan inte ångras. För in händelsen på nytt.")
    if any(now - one.recorded_at > WINDOW for one in saved):
        raise CannotUndo("Det har gått för lång tid för att ångra. Ta tillbaka händelsen och skriv varför.")
    if _built_on(saved, log):
        raise CannotUndo("Något som skrevs senare bygger på händelsen. Ta tillbaka den och skriv varför.")


def _built_on(saved: list[Event], log: caselog.Log) -> bool:
    """Whether a later event changes one of these, or names what they brought into the case."""
    ids = {one.event_id for one in saved}
    before = [event for event in log.events if event.id not in ids]
    known = {name for event in before[: saved[0].seq - 1] for name in introduced(event)}
    brought = {name for event in log.events if event.id in ids for name in (*introduced(event), event.root)} - known
    later = log.events[saved[-1].seq :]
    return any(event.corrects in ids or _names(event, brought) for event in later)


def _names(event: caselog.Event, brought: set[str]) -> bool:
    """A step's key holds the id of what the step is about."""
    return any(one == name or one in name.split("/") for one in brought for name in event.names)
