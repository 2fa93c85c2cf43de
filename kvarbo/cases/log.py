# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of envelopes and payloads told as the log that the rules read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from kvarbo.cases.models import Case, Event
from kvarbo.cases.upcasters import upcast
from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.rules import caselog

Payload = tuple[dict[str, Any], str]


class Row(NamedTuple):
    """An envelope as the log needs it: a model's instance would cost more than all the rest of the reading."""

    event_id: str
    type: str
    v: int
    on: dt.date
    at: str
    recorded_at: dt.datetime
    user_id: str
    role: str
    unit: str
    about: list[str]
    zone: str
    corrects: str


COLUMNS = Row._fields


def log_of(*, case: Case) -> caselog.Log:
    """The case's whole log, in one question."""
    return caselog.Log(case.pk, events_of(case=case))


def events_of(*, case: Case) -> list[caselog.Event]:
    found = Event.objects.filter(case=case).order_by("seq")
    rows: list[Row] = []
    payloads: dict[str, Payload] = {}
    # Trap: a payload may be disposed of while its envelope stays, so the join must be an outer one.
    for *columns, kept, data, reason in found.values_list(
        *COLUMNS, "payload__event_id", "payload__data", "payload__reason"
    ):
        row = Row(*columns)
        rows.append(row)
        if kept is not None:
            payloads[row.event_id] = (data, reason)
    return [told(row, payloads[row.event_id], corrects=corrects) for row, corrects in _still_told(rows, payloads)]


def _still_told(rows: Iterable[Row], payloads: dict[str, Payload]) -> list[tuple[Row, str]]:
    """Rows whose payload is left. What withdrew a disposed event goes with it; what corrected it stands alone."""
    gone: set[str] = set()
    kept: list[tuple[Row, str]] = []
    for row in rows:
        if row.event_id not in payloads or (row.type == "withdrawn" and row.corrects in gone):
            gone.add(row.event_id)
        else:
            kept.append((row, "" if row.corrects in gone else row.corrects))
    return kept


def told(row: Event | Row, payload: Payload, *, corrects: str) -> caselog.Event:
    data, reason = payload
    v, data = upcast(event_type=row.type, v=row.v, data=data)
    return caselog.read_event(
        {
            "id": row.event_id,
            "type": row.type,
            "v": v,
            "on": row.on.isoformat(),
            "at": row.at or None,
            # Trap: the database answers in UTC, and the plan prints these moments.
            "recorded_at": row.recorded_at.astimezone(STOCKHOLM).isoformat(),
            "by": {"user": row.user_id or None, "role": row.role, "unit": row.unit or None},
            "about": row.about,
            "zone": row.zone,
            "corrects": corrects or None,
            "reason": reason or None,
            "data": data,
        }
    )


def plain(value: Any) -> Any:
    """An event's data as JSON holds it: days as text, tuples as lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
