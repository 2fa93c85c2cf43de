# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Consents that hold today: who gave them, to whom, about what and until when."""

from __future__ import annotations

from kvarbo.planning.line_details import UNSEEN_NAME
from kvarbo.rules.caselog import Event
from kvarbo.web.cases.kinds import KIND_OF_TYPE
from kvarbo.web.cases.plan_rows import event_url
from kvarbo.web.cases.reading import CaseReading
from kvarbo.web.ui.dates import short_day
from kvarbo.web.ui.shapes import Fact
from kvarbo.web.ui.words import upper_first


def standing_consents(reading: CaseReading) -> list[Event]:
    """Neither taken back nor run out, the newest first."""
    gone = {event.data["consent"] for event in reading.situation.of("consent_withdrawn")}
    given = [event for event in reading.situation.of("consent_given") if event.data["consent"] not in gone]
    today = reading.today.isoformat()
    return [event for event in reversed(given) if str(event.data.get("until") or "9999") >= today]


def consent_facts(reading: CaseReading) -> list[Fact]:
    names = {member.id: member.name for member in reading.household}
    return [
        Fact(
            upper_first(" och ".join(event.data["receivers"])),
            f"Om {' och '.join(event.data['subjects'])}",
            f"{names.get(event.data['person'], UNSEEN_NAME)}, {_until(reading, event)}",
            reading.place_of(event.id),
        )
        for event in standing_consents(reading)
    ]


def withdrawal_url(reading: CaseReading) -> str:
    """Where a consent is taken back; empty when there is none, or not for this reader."""
    kind = KIND_OF_TYPE["consent_withdrawn"]
    return event_url(reading, kind) if kind.open_to(reading) else ""


def _until(reading: CaseReading, event: Event) -> str:
    until = event.data.get("until")
    return f"till och med {short_day(until, today=reading.today)}" if until else "tills vidare"
