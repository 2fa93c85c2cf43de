# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Appending an event through casework against the same rows written bare, in a throw-away SQLite database."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from typing import Any

from bench.timing import figure

RUNS = 40
PROJECTION = ("planning_caseplan", "planning_planstep", "planning_plandeadline")


def figures() -> list[dict[str, object]]:
    """Sets up its own database: never touches the one that is configured."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"KVARBO_MODE": "demo", "KVARBO_VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        return _measure()


def _measure() -> list[dict[str, object]]:
    from django.db import connection

    from kvarbo.cli.serving import migrate
    from kvarbo.demo import filling
    from kvarbo.rules.caselog import STOCKHOLM

    migrate()
    now = dt.datetime(2026, 11, 23, 9, 0, tzinfo=STOCKHOLM)
    filling.fill(today=now.date(), now=now)
    through = _through_casework(now)
    bare = _bare(_case())
    connection.close()
    return [
        figure(
            "append_through_casework", measured=through, floor=bare, goal=8,
            what="one contact through casework: authorise, lock, append, plan, project, audit",
            against="the same rows by hand-written SQL in one committed transaction",
        )
    ]  # fmt: skip


def _case() -> Any:
    from kvarbo.cases.models import Case

    return Case.objects.filter(closed_on__isnull=True, board__slug__contains="norr").order_by("number").first()


def _through_casework(now: dt.datetime) -> float:
    import time

    from kvarbo.casework.services import Actor, Draft, append
    from kvarbo.organisation.models import User

    user = User.objects.get(username="hanna.mallberg")
    actor = Actor(user_id=user.pk, role_code="caseworker", unit_slug="vux-norr")
    fastest = float("inf")
    for turn in range(RUNS):
        case = _case()
        data = {"channel": "phone", "with": "other", "result": "no_answer"}
        draft = Draft(type="contact", data=data, on=now.date(), about=())
        moment = now + dt.timedelta(minutes=turn)
        started = time.perf_counter()
        append(actor=actor, case=case, drafts=[draft], expected_seq=case.seq, today=now.date(), now=moment)
        fastest = min(fastest, time.perf_counter() - started)
    return fastest


def _bare(case: Any) -> float:
    """What one append leaves, by hand-written SQL into the same tables, and committed."""
    import time

    from django.db import connection, transaction

    columns = {table: _row(table, case) for table in ("cases_event", "cases_eventpayload", "audit_entry")}
    projection = {table: _rows(table, case) for table in PROJECTION}
    fastest = float("inf")
    for turn in range(RUNS):
        fresh = {table: _anew(row, turn) for table, row in columns.items()}
        with connection.cursor() as cursor:
            started = time.perf_counter()
            with transaction.atomic():
                for table, (names, values) in fresh.items():
                    cursor.execute(_insert(table, names), values)
                for table, (names, rows) in projection.items():
                    cursor.execute(f"DELETE FROM {table} WHERE case_id = %s", [case.pk])
                    cursor.executemany(_insert(table, names), rows)
                cursor.execute("UPDATE cases_case SET seq = seq + 1 WHERE id = %s", [case.pk])
            fastest = min(fastest, time.perf_counter() - started)
    return fastest


def _insert(table: str, names: list[str]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES ({', '.join(['%s'] * len(names))})"


def _rows(table: str, case: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE case_id = %s", [case.pk])
        return [column[0] for column in cursor.description], cursor.fetchall()


def _row(table: str, case: Any) -> dict[str, Any]:
    """The last row of the table that is the case's."""
    from django.db import connection

    where = "WHERE case_id = %s"
    if table == "cases_eventpayload":
        where = "WHERE event_id IN (SELECT event_id FROM cases_event WHERE case_id = %s)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} {where}", [case.pk])
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchall()[-1], strict=True))


def _anew(row: dict[str, Any], turn: int) -> tuple[list[str], list[Any]]:
    """The row with keys of its own."""
    told = {key: value for key, value in row.items() if key != "id"}
    if "event_id" in told:
        told["event_id"] = f"e_bare{turn}"
    if "seq" in told:
        told["seq"] = told["seq"] + 1 + turn
    return list(told), list(told.values())
