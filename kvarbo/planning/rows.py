# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan's answer told as rows, and rows told as the values they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

from kvarbo.cases.models import Case
from kvarbo.planning.lines import EDITION, Told
from kvarbo.planning.models import CaseLine, CasePlan, PlanDeadline, PlanStep

STEP_DAYS = ("opens_on", "due", "latest_start", "until")
DEADLINE_DAYS = ("nominal", "due", "earliest")


def plan_row(*, case: Case, answer: dict[str, Any], planned_for: dt.date, known_at: dt.datetime) -> CasePlan:
    routine, versions = answer["routine"], answer["versions"]
    return CasePlan(
        case=case,
        planned_for=planned_for,
        known_at=known_at,
        next_change_on=_day(answer["next_change_on"]),
        section=routine["section"] or "",
        routine_version=f"{routine['id']} {routine['version']}",
        law_sha=versions["law"],
        profile_sha=versions["profile"],
        engine=versions["engine"],
        plan=answer,
        lists=EDITION,
    )


def step_rows(*, case: Case, answer: dict[str, Any], moves: Mapping[str, str]) -> list[PlanStep]:
    """`moves`: who moved which step by hand; the law's steps keep their day whoever moves them."""
    return [
        PlanStep(
            case=case,
            key=step["key"],
            step_id=step["id"],
            subject=step["subject"],
            title=step["title"],
            outside_title=step["outside_title"],
            zone=step["zone"],
            role=step["role"] or "",
            unit=step["unit"] or "",
            person=step["person"] or "",
            required=step["required"],
            state=step["state"],
            moved_by="" if step["required"] == "law" else moves.get(step["key"], ""),
            **{name: _day(step[name]) for name in STEP_DAYS},
        )
        for step in answer["steps"]
    ]


def deadline_rows(*, case: Case, answer: dict[str, Any]) -> list[PlanDeadline]:
    return [
        PlanDeadline(
            case=case,
            key=deadline["key"],
            rule=deadline["rule"],
            subject=deadline["subject"],
            zone=deadline["zone"],
            kind=deadline["kind"],
            state=deadline["state"],
            preliminary=deadline["preliminary"],
            **{name: _day(deadline[name]) for name in DEADLINE_DAYS},
        )
        for deadline in answer["deadlines"]
    ]


def line_rows(*, case: Case, told: Sequence[Told]) -> list[CaseLine]:
    return [CaseLine(case=case, zones=one.zones, **one.columns) for one in told]


def values(rows: list[Any]) -> list[dict[str, Any]]:
    """What the rows hold, without their database ids, in one order."""
    told = [_values(row) for row in rows]
    return sorted(told, key=str)


def _values(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
