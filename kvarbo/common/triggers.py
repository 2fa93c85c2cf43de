# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables that the database itself refuses to edit.

`append_only(...)` gives migration operations that put triggers on a table; on both databases an UPDATE or DELETE then
raises IntegrityError with a readable message, and on PostgreSQL a TRUNCATE does too. SQLite's REPLACE, which deletes
past triggers, is caught by a setting of each connection (`hear_sqlite_replace`).

Trap: Django remakes a SQLite table for most schema changes, and the triggers vanish with the old table. A later
migration of such a table must therefore end with the same `append_only(...)` once more; it replaces what is there.
A test compares every AppendOnly model with the triggers in the database.
"""

from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations import RunPython
from django.db.migrations.operations.base import Operation

NO_UPDATE, NO_DELETE, NO_TRUNCATE = "no_update", "no_delete", "no_truncate"


@dataclass(frozen=True, kw_only=True)
class OnceIn:
    """A row may go once `table.column` holds its `own_column`: the decision to dispose of it."""

    table: str
    column: str
    own_column: str


def append_only(table: str, *, deletable: OnceIn | None = None, updatable: tuple[str, ...] = ()) -> list[Operation]:
    """Migration operations that make a table append-only.

    `deletable`: DELETE is allowed for a row that another table names. `updatable`: columns that may change.
    """

    def put(_apps: Any, schema_editor: Any) -> None:
        connection = schema_editor.connection
        _take_away(connection, schema_editor, table)
        if connection.vendor == "sqlite":
            statements = _sqlite(connection, table, deletable, updatable)
        else:
            statements = _postgresql(table, deletable, updatable)
        for statement in statements:
            schema_editor.execute(statement)

    def take_away(_apps: Any, schema_editor: Any) -> None:
        _take_away(schema_editor.connection, schema_editor, table)

    return [RunPython(put, take_away)]


def hear_sqlite_replace(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of connection_created: a row that REPLACE puts aside then meets the trigger for DELETE."""
    if connection.vendor == "sqlite":
        connection.connection.execute("PRAGMA recursive_triggers = ON")


def triggers_on(connection: BaseDatabaseWrapper, table: str) -> set[str]:
    """Which of the guards stand on a table: a subset of no_update, no_delete, no_truncate."""
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgrelid = %s::regclass"
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        return {name.removeprefix(f"{table}_") for (name,) in cursor.fetchall()}


def _take_away(connection: BaseDatabaseWrapper, schema_editor: Any, table: str) -> None:
    for guard in (NO_UPDATE, NO_DELETE, NO_TRUNCATE):
        if connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{guard}")
        else:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{guard} ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_{guard}()")


def _refusal(table: str, act: str) -> str:
    return f"{table}: a row cannot be {act}"


def _undecided(deletable: OnceIn) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM {deletable.table} AS ground"
        f" WHERE ground.{deletable.column} = OLD.{deletable.own_column})"
    )


def _sqlite(
    connection: BaseDatabaseWrapper, table: str, deletable: OnceIn | None, updatable: tuple[str, ...]
) -> list[str]:
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    fixed = [f'OLD."{name}" IS NOT NEW."{name}"' for name in columns if name not in updatable]
    changed = f"WHEN {' OR '.join(fixed)}" if updatable else ""
    undecided = f"WHEN {_undecided(deletable)}" if deletable else ""
    return [
        f"CREATE TRIGGER {table}_{NO_UPDATE} BEFORE UPDATE ON {table} {changed}"
        f" BEGIN SELECT RAISE(ABORT, '{_refusal(table, 'changed')}'); END",
        f"CREATE TRIGGER {table}_{NO_DELETE} BEFORE DELETE ON {table} {undecided}"
        f" BEGIN SELECT RAISE(ABORT, '{_refusal(table, 'deleted')}'); END",
    ]


def _postgresql(table: str, deletable: OnceIn | None, updatable: tuple[str, ...]) -> list[str]:
    names = ", ".join(f"'{name}'" for name in updatable)
    fixed = f"to_jsonb({{}}) - ARRAY[{names}]::text[]"
    changed = f"{fixed.format('NEW')} IS DISTINCT FROM {fixed.format('OLD')}" if updatable else "TRUE"
    undecided = _undecided(deletable) if deletable else "TRUE"
    return [
        _function(table, NO_UPDATE, f"IF {changed} THEN {_raise(table, 'changed')} END IF; RETURN NEW;"),
        f"CREATE TRIGGER {table}_{NO_UPDATE} BEFORE UPDATE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_{NO_UPDATE}()",
        _function(table, NO_DELETE, f"IF {undecided} THEN {_raise(table, 'deleted')} END IF; RETURN OLD;"),
        f"CREATE TRIGGER {table}_{NO_DELETE} BEFORE DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_{NO_DELETE}()",
        _function(table, NO_TRUNCATE, f"{_raise(table, 'deleted')} RETURN NULL;"),
        f"CREATE TRIGGER {table}_{NO_TRUNCATE} BEFORE TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_{NO_TRUNCATE}()",
    ]


def _raise(table: str, act: str) -> str:
    # 23000 is the class that Django turns into IntegrityError, as SQLite's ABORT does.
    return f"RAISE EXCEPTION '{_refusal(table, act)}' USING ERRCODE = '23000';"


def _function(table: str, guard: str, body: str) -> str:
    return f"CREATE FUNCTION {table}_{guard}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
