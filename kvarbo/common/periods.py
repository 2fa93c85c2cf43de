# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables where the times of one owner must not overlap, held by the database itself.

`never_overlapping(...)` gives migration operations that put triggers on a table with `from_day` and `until_day` (the
first day after; empty is without end). A time that ends on its first day is none and meets nothing. A breach raises
IntegrityError on both databases. The service still locks the owner: two that are written at once each see only what
was there before.

Trap: as with `append_only`, a later migration that remakes the SQLite table must repeat this.
"""

from typing import Any

from django.db.migrations.operations import RunPython
from django.db.migrations.operations.base import Operation

FOREVER = "9999-12-31"
ACTS = ("INSERT", "UPDATE")


def never_overlapping(table: str, *, owner: str) -> list[Operation]:
    """Migration operations that refuse two overlapping times with the same value in the column `owner`."""

    def put(_apps: Any, schema_editor: Any) -> None:
        sqlite = schema_editor.connection.vendor == "sqlite"
        _take_away(schema_editor, table)
        for statement in _sqlite(table, owner) if sqlite else _postgresql(table, owner):
            schema_editor.execute(statement)

    def take_away(_apps: Any, schema_editor: Any) -> None:
        _take_away(schema_editor, table)

    return [RunPython(put, take_away)]


def _name(table: str, act: str) -> str:
    return f"{table}_no_overlap_{act.lower()}"


def _take_away(schema_editor: Any, table: str) -> None:
    for act in ACTS:
        on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {_name(table, act)}{on}")
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_no_overlap()")


def _meets(table: str, owner: str) -> str:
    """Whether NEW is a time at all and meets another of the same owner."""
    return (
        f"(NEW.until_day IS NULL OR NEW.until_day > NEW.from_day) AND EXISTS (SELECT 1 FROM {table} AS other"
        f" WHERE other.{owner} = NEW.{owner} AND other.id <> COALESCE(NEW.id, -1)"
        f" AND (other.until_day IS NULL OR other.until_day > other.from_day)"
        f" AND other.from_day < COALESCE(NEW.until_day, '{FOREVER}')"
        f" AND COALESCE(other.until_day, '{FOREVER}') > NEW.from_day)"
    )


def _refusal(table: str) -> str:
    return f"{table}: two times of the same owner overlap"


def _sqlite(table: str, owner: str) -> list[str]:
    return [
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} WHEN {_meets(table, owner)}"
        f" BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
        for act in ACTS
    ]


def _postgresql(table: str, owner: str) -> list[str]:
    function = f"{table}_no_overlap"
    # 23000 is the class that Django turns into IntegrityError, as SQLite's ABORT does.
    refuse = f"RAISE EXCEPTION '{_refusal(table)}' USING ERRCODE = '23000';"
    body = f"IF {_meets(table, owner)} THEN {refuse} END IF; RETURN NEW;"
    return [
        f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        *(
            f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
            for act in ACTS
        ),
    ]
