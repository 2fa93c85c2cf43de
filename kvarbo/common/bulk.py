# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing many rows of one table. Django's own bulk_create compiles a statement for every few of them."""

from collections.abc import Sequence

from django.db import connection, models


def insert_all(*, rows: Sequence[models.Model]) -> None:
    """Insert unsaved rows of one model. Keys that the database gives are not read back."""
    if not rows:
        return
    fields = [one for one in rows[0]._meta.concrete_fields if not one.db_returning]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    statement = f"INSERT INTO {quote(rows[0]._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608
    prepare = [(field.attname, field.get_db_prep_save) for field in fields]
    values = [
        [None if (value := getattr(row, name)) is None else save(value, connection) for name, save in prepare]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
