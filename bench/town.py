# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A register of any size in a throw-away database: fictional towns told for real, then copied by SQL.

A copy is a whole town: units, staff, memberships, persons and cases with their logs, steps and lines, under ids of
its own. So a caseworker's and a unit's own load stays what it is in the demo while the register grows around them.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NOW = (2026, 11, 23, 9, 0)
# Table → column → how a copy's value is told; other columns are as they were. {c} is the copy's number.
PLACE, BELONGS = "{v} || '-x' || {c}", "{v} || 'x' || {c}"
NAMED = "CASE WHEN {v} = '' THEN '' ELSE {v} || 'x' || {c} END"
CASE = {"case_id": BELONGS}
TABLES: dict[str, dict[str, str]] = {
    "organisation_unit": {"id": "{v} + {c} * 1000", "slug": PLACE, "name": "{v} || ' ' || {c}"},
    "organisation_user": {"id": BELONGS, "username": BELONGS},
    "organisation_membership": {"user_id": BELONGS, "unit_id": "{v} + {c} * 1000"},
    "people_person": {"id": BELONGS, "personnummer": "''", "personnummer_index": "''"},
    "cases_case": {"id": BELONGS, "number": BELONGS},
    "cases_caseaccess": {**CASE, "unit_id": "{v} + {c} * 1000", "user_id": BELONGS},
    "cases_caseperson": {**CASE, "person_id": BELONGS},
    "cases_event": {
        **CASE, "event_id": BELONGS, "user_id": BELONGS, "unit": "CASE WHEN {v} = '' THEN '' ELSE " + PLACE + " END",
        "corrects": NAMED,
    },
    "cases_eventpayload": {"event_id": BELONGS},
    "planning_planstep": {
        **CASE, "unit": "CASE WHEN {v} = '' THEN '' ELSE " + PLACE + " END", "person": NAMED, "moved_by": NAMED,
    },
    "planning_plandeadline": CASE,
    "planning_caseline": {
        **CASE,
        "household": "replace({v}, '/tenant/', 'x' || {c} || '/tenant/')",
        "assigned": "CASE WHEN {v} = '' THEN '' ELSE replace(replace({v}, ' ', 'x' || {c} || ' '), '-norr/',"
        " '-norr-x' || {c} || '/') || 'x' || {c} END",
    },
    "planning_casehappening": {**CASE, "event_id": BELONGS},
}  # fmt: skip
# The columns of copies that stay in the first town's units, with its staff and persons.
SAME = "{v}"
IN_PLACE = dict.fromkeys(
    ("unit_id", "unit", "user_id", "person", "person_id", "moved_by", "household", "assigned"), SAME
)
CROWD = 1_000_000
# About what one variation of the stories gives: the households of six units.
ONE_TOWN = 330
STAFF = ("organisation_unit", "organisation_user", "organisation_membership", "people_person")
MOVED = {
    "cases_caseaccess": ("unit_id", "user_id"),
    "planning_planstep": ("unit", "person", "moved_by"),
    "planning_caseline": ("assigned",),
}
# How the rows of the cases that are copied are found in each table; the others are copied whole.
OF_CASES = {
    "cases_case": "{t}.id IN (SELECT id FROM bench_base)",
    "cases_eventpayload": "{t}.event_id IN"
    " (SELECT e.event_id FROM cases_event e JOIN bench_base b ON b.id = e.case_id)",
}


def moment() -> dt.datetime:
    from kvarbo.rules.caselog import STOCKHOLM

    return dt.datetime(*NOW, tzinfo=STOCKHOLM)


@contextmanager
def database(folder: str) -> Iterator[str]:
    """A new, migrated database, in the folder or on the PostgreSQL server that DATABASE_URL names. Gives its vendor."""
    os.environ |= {"KVARBO_MODE": "demo", "KVARBO_VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    import django
    from django.conf import settings
    from django.db import connection

    django.setup()
    settings.KVARBO_DEMO = True
    server = settings.DATABASES["default"]["NAME"]
    name = f"kvarbo_bench_{os.getpid()}" if connection.vendor == "postgresql" else os.path.join(folder, "bench.sqlite3")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    _turn_to(name)
    try:
        from kvarbo.cli.serving import migrate

        migrate()
        yield connection.vendor
    finally:
        _turn_to(server)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            connection.close()


def _turn_to(name: Any) -> None:
    from django.conf import settings
    from django.db import connection

    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def tell(variations: int) -> int:
    """Fill with stories that are registered, written and planned for real. Gives how many cases there are."""
    from kvarbo.cases.models import Case
    from kvarbo.demo import filling

    filling.fill(today=moment().date(), now=moment(), variations=variations)
    return Case.objects.count()


def spread() -> int:
    """Let each town have as many of the told cases as one variation of the stories gives; the rest go to new towns."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT case_id FROM audit_entry WHERE case_id <> '' GROUP BY case_id ORDER BY min(id)")
        told = [case_id for (case_id,) in cursor.fetchall()]
        towns = max(1, round(len(told) / ONE_TOWN))
        each = -(-len(told) // towns)
        cursor.execute("CREATE TABLE bench_towns (id varchar(32) PRIMARY KEY, c integer)")
        rows = [[case_id, place // each] for place, case_id in enumerate(told)]
        cursor.executemany("INSERT INTO bench_towns (id, c) VALUES (%s, %s)", rows)
        cursor.execute("CREATE TABLE bench_base AS SELECT id FROM bench_towns WHERE c = 0")
        cursor.execute("CREATE UNIQUE INDEX bench_base_id ON bench_base (id)")
        cursor.execute("CREATE TABLE bench_copies (c integer)")
        for table in STAFF:
            cursor.execute(f"CREATE TABLE bench_{table} AS SELECT * FROM {table}")
        _number(cursor, range(1, towns))
        for table in STAFF[:3]:
            _copy(cursor, table, TABLES[table])
        for number in range(1, towns):
            _move(cursor, number)
    return towns


def _move(cursor: Any, number: int) -> None:
    """The cases of one of the new towns get its units and its staff."""
    for table, names in MOVED.items():
        changes = ", ".join(f'"{name}" = ' + TABLES[table][name].format(v=f'"{name}"', c=str(number)) for name in names)
        cursor.execute(
            f"UPDATE {table} SET {changes} WHERE case_id IN (SELECT id FROM bench_towns WHERE c = %s)", [number]
        )


def _number(cursor: Any, copies: range) -> None:
    cursor.execute("DELETE FROM bench_copies")
    cursor.executemany("INSERT INTO bench_copies (c) VALUES (%s)", [[number] for number in copies])


def give(*, username: str, unit: str, to: int) -> int:
    """Let somebody have so many of the unit's open households, and the night's planning be done. Gives how many."""
    from django.db import connection, transaction

    from kvarbo.jobs.models import JobRun
    from kvarbo.organisation.models import User

    user = User.objects.get(username=username).pk
    rows = (
        "SELECT DISTINCT a.case_id FROM cases_caseaccess a JOIN organisation_unit u ON u.id = a.unit_id"
        " JOIN cases_case c ON c.id = a.case_id WHERE u.slug = %s AND c.closed_on IS NULL AND a.until_day IS NULL"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        mine = "SELECT case_id FROM cases_caseaccess WHERE user_id = %s AND until_day IS NULL"
        cursor.execute(f"SELECT count(DISTINCT case_id) FROM ({mine}) m", [user])
        missing = to - int(cursor.fetchone()[0])
        cursor.execute(f"{rows} AND a.case_id NOT IN ({mine}) ORDER BY a.case_id LIMIT {max(missing, 0)}", [unit, user])
        for (case_id,) in cursor.fetchall():
            cursor.execute(
                "INSERT INTO cases_caseaccess (case_id, user_id, zone, from_day, ground, coordinating)"
                " VALUES (%s, %s, 'coordination', %s, 'assigned', %s)",
                [case_id, user, moment().date(), False],
            )
            own = "UPDATE planning_planstep SET person = %s WHERE case_id = %s AND unit = %s"
            cursor.execute(own, [user, case_id, unit])
        cursor.execute(f"SELECT count(DISTINCT case_id) FROM ({mine}) m", [user])
        held = int(cursor.fetchone()[0])
    now = moment()
    JobRun.objects.create(name="replan", started_at=now, ended_at=now, beat_at=now, outcome="done", count=0)
    return held


def grow(*, to: int, towns: int) -> int:
    """Copy the first town until the register has about so many cases. `towns`: those that stand. Gives how many."""
    from django.db import connection

    with connection.cursor() as cursor:
        base = _count(cursor, "bench_base")
        stand = max(towns, _count(cursor, "organisation_unit") // _count(cursor, "bench_organisation_unit"))
    return _make(range(stand, max(stand, round(to / base))), TABLES)


def crowd(*, times: int) -> int:
    """Copy the first town's cases once more and more within its own units. Gives how many cases there are."""
    cases = {
        table: {name: IN_PLACE.get(name, how) for name, how in columns.items()}
        for table, columns in TABLES.items()
        if table not in STAFF
    }
    return _make(range(CROWD, CROWD + times - 1), cases)


def _make(copies: range, tables: dict[str, dict[str, str]]) -> int:
    from django.db import connection, transaction

    from kvarbo.cases.models import Case

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        _number(cursor, copies)
        for table, told in tables.items():
            _copy(cursor, table, told)
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = origin")
    if connection.vendor == "postgresql":
        # The server does this by itself; SQLite never does, so it is measured without.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return Case.objects.count()


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    return int(cursor.fetchone()[0])


def _copy(cursor: Any, table: str, told: dict[str, str]) -> None:
    from django.db import connection

    columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    keyed = "id" in told or "id" not in columns
    columns = columns if keyed else [name for name in columns if name != "id"]
    source = table if table.startswith(("cases_", "planning_")) else f"bench_{table}"
    values = [told.get(name, "{v}").format(v=f't."{name}"', c="k.c") for name in columns]
    where = OF_CASES.get(table, "{t}.case_id IN (SELECT id FROM bench_base)" if source == table else "1 = 1")
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(
        f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {source} t CROSS JOIN bench_copies k"
        f" WHERE {where.format(t='t')}"
    )
