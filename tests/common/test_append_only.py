# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written stands: the database itself refuses, past every form and every service."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from kvarbo.common.models import AppendOnly
from kvarbo.common.triggers import NO_DELETE, NO_TRUNCATE, NO_UPDATE, OnceIn, append_only, triggers_on

pytestmark = pytest.mark.django_db


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def value(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.fixture
def leaves() -> None:
    """A table of leaves: `note` may change, and a leaf may go when `felled` holds its number."""
    run("CREATE TABLE felled (leaf integer NOT NULL)")
    run("CREATE TABLE leaves (number integer NOT NULL, text text, note text)")
    guard("leaves", deletable=OnceIn(table="felled", column="leaf", own_column="number"), updatable=("note",))
    run("INSERT INTO leaves VALUES (1, 'written', NULL), (2, NULL, NULL)")


def guard(table: str, **how: object) -> None:
    editor = SimpleNamespace(connection=connection, execute=run)
    for operation in append_only(table, **how):  # type: ignore[arg-type]
        operation.code(apps, editor)  # type: ignore[attr-defined]


def guards_here() -> set[str]:
    return {NO_UPDATE, NO_DELETE} | ({NO_TRUNCATE} if connection.vendor == "postgresql" else set())


@pytest.mark.parametrize("model", [m for m in apps.get_models() if issubclass(m, AppendOnly)], ids=str)
def test_every_append_only_model_is_guarded(model: type[AppendOnly]) -> None:
    assert triggers_on(connection, model._meta.db_table) == guards_here()


@pytest.mark.parametrize("change", ["text = 'other'", "text = NULL", "number = 3", "text = 'other', note = 'x'"])
def test_a_row_cannot_be_changed(leaves: None, change: str) -> None:
    with pytest.raises(IntegrityError, match="leaves: a row cannot be changed"):
        run(f"UPDATE leaves SET {change} WHERE number = 1")


def test_a_named_column_may_change(leaves: None) -> None:
    run("UPDATE leaves SET note = 'seen', text = 'written' WHERE number = 1")
    assert value("SELECT note FROM leaves WHERE number = 1") == "seen"


def test_a_row_cannot_be_deleted(leaves: None) -> None:
    with pytest.raises(IntegrityError, match="leaves: a row cannot be deleted"):
        run("DELETE FROM leaves WHERE number = 1")


def test_a_row_goes_once_it_is_named_elsewhere(leaves: None) -> None:
    run("INSERT INTO felled VALUES (1)")
    run("DELETE FROM leaves WHERE number = 1")
    with pytest.raises(IntegrityError):
        run("DELETE FROM leaves WHERE number = 2")


def test_a_row_cannot_be_written_over(leaves: None) -> None:
    """SQLite's REPLACE deletes the row that stands in the way, and by default no trigger hears of it."""
    run("CREATE UNIQUE INDEX one_of_each ON leaves (number)")
    over = ["INSERT INTO leaves VALUES (1, 'other', NULL) ON CONFLICT (number) DO UPDATE SET text = 'other'"]
    if connection.vendor == "sqlite":
        over += ["REPLACE INTO leaves VALUES (1, 'other', NULL)", "UPDATE OR REPLACE leaves SET number = 1"]
    for sql in over:
        with pytest.raises(IntegrityError, match="leaves: a row cannot be"):
            run(sql)
    assert value("SELECT text FROM leaves WHERE number = 1") == "written"


def test_the_table_cannot_be_emptied(leaves: None) -> None:
    """SQLite knows no TRUNCATE; there, emptying is a DELETE of every row."""
    emptying = "TRUNCATE leaves" if connection.vendor == "postgresql" else "DELETE FROM leaves"
    with pytest.raises(IntegrityError, match="leaves: a row cannot be deleted"):
        run(emptying)


def test_guarding_again_replaces_the_guards(leaves: None) -> None:
    guard("leaves")
    assert triggers_on(connection, "leaves") == guards_here()
    with pytest.raises(IntegrityError):
        run("UPDATE leaves SET note = 'seen'")
