# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question that Django writes as SQL once and that is then asked again and again with other values.

A page that asks a dozen questions spends most of its time in writing them. Here the query set is built once for each
database with a mark in the place of every value, so that the access filters stay where they are told, in Python.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Value = str | int | dt.date | dt.datetime | Sequence[str] | Sequence[int]
# One mark for each kind of value, unlike any value that is asked for.
FAR_BELOW = -9_100_000_000


class Prepared:
    """`build` gives a query set of values_list from the values by name; it may ask nothing of them but to be used.

    A list is filled out to a round number by its last, so that a few lengths serve all.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self.build = build
        self._known: dict[object, _Statement] = {}

    def rows(self, **given: Value) -> list[tuple[Any, ...]]:
        """The rows, as the query set would give them."""
        values = {name: _filled(value) for name, value in given.items()}
        shape = (connection.vendor, *(len(value) if isinstance(value, list) else 0 for value in values.values()))
        statement = self._known.get(shape)
        if statement is None:
            statement = self._known[shape] = _Statement(self.build, values)
        return statement.ask(values)


def _filled(value: Value) -> Any:
    if isinstance(value, str | int | dt.date):
        return value
    told = list(value) or [""]
    wanted = 1 << (len(told) - 1).bit_length()
    return told + [told[-1]] * (wanted - len(told))


class _Statement:
    """The SQL of one shape of values, and where each value stands in it."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], values: dict[str, Any]) -> None:
        marks: dict[Any, tuple[str, int]] = {}
        marked = {name: _mark(name, number, value, marks) for number, (name, value) in enumerate(values.items(), 1)}
        compiler = build(**marked).query.get_compiler(connection=connection)
        self.sql, params = compiler.as_sql()
        self.params = [marks.get(_plain(one), one) for one in params]
        found = {one for one in self.params if isinstance(one, tuple)}
        if missing := set(marks.values()) - found:
            raise ValueError(f"values without a place: {sorted(missing)}")
        expressions = [column[0] for column in compiler.select] if compiler.select else _of_first(compiler)
        self.converters = compiler.get_converters(expressions)

    def ask(self, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        params = [_prepared(values, one) if isinstance(one, tuple) else one for one in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows = cursor.fetchall()
        return list(self._converted(rows)) if self.converters else list(rows)

    def _converted(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            told = list(row)
            for place, (converters, expression) in self.converters.items():
                for convert in converters:
                    told[place] = convert(told[place], expression, connection)
            yield tuple(told)


def _of_first(compiler: Any) -> list[Any]:
    """A union's columns are told by its first part."""
    first = compiler.query.combined_queries[0].get_compiler(connection=connection)
    first.setup_query()
    return [column[0] for column in first.select]


def _mark(name: str, number: int, value: Any, marks: dict[Any, tuple[str, int]]) -> Any:
    if isinstance(value, list):
        found: list[Any] = [f"¤{name}¤{place}" for place in range(len(value))]
        if isinstance(value[0], int):
            found = [FAR_BELOW - 10_000 * number - place for place in range(len(value))]
        marks.update({one: (name, place) for place, one in enumerate(found)})
        return found
    mark: Any = f"¤{name}"
    if isinstance(value, dt.datetime):
        mark = dt.datetime(1, 1, 1, number, tzinfo=dt.UTC)
        marks[_plain(connection.ops.adapt_datetimefield_value(mark))] = (name, -1)
        return mark
    if isinstance(value, dt.date):
        mark = dt.date.fromordinal(1 + number)
        marks[_plain(connection.ops.adapt_datefield_value(mark))] = (name, -1)
        return mark
    if isinstance(value, int):
        mark = FAR_BELOW - number
    marks[mark] = (name, -1)
    return mark


def _plain(value: Any) -> Any:
    """What a driver wraps its values in cannot be looked up."""
    return value if isinstance(value, str | int | dt.date | dt.datetime) else None


def _prepared(values: dict[str, Any], place: tuple[str, int]) -> Any:
    name, number = place
    value = values[name]
    if number >= 0:
        return value[number]
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value
