# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets a test with real transactions empty the database afterwards, which the append-only triggers refuse.

Django empties every table between such tests (DELETE on SQLite, TRUNCATE on PostgreSQL). The triggers are set aside for
that moment only; no test and no code of the program runs without them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations


@contextmanager
def set_aside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            aside = [(f"DROP TRIGGER {name}", sql) for name, sql in cursor.fetchall()]
        else:
            cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
            aside = [
                (f"ALTER TABLE {table} DISABLE TRIGGER USER", f"ALTER TABLE {table} ENABLE TRIGGER USER")
                for (table,) in cursor.fetchall()
            ]
        for away, _ in aside:
            cursor.execute(away)
        yield
        for _, back in aside:
            cursor.execute(back)


@pytest.fixture(scope="session", autouse=True)
def emptying_the_database() -> Iterator[None]:
    """Flushing between tests goes past the triggers."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_past_triggers(self: Any, sql_list: list[str]) -> None:
        with transaction.atomic(using=self.connection.alias), set_aside(self.connection):
            flush(self, sql_list)

    patch = pytest.MonkeyPatch()
    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_past_triggers)
    yield
    patch.undo()
