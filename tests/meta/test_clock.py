# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""No clock below the interface, so that every domain function can be asked about any day.

Ruff bans the common calls; this also finds the clock passed as a value, or read by the database.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.meta.sources import listing, name_of, our_python, tree_of

INTERFACE = ("kvarbo/web/", "kvarbo/cli/", "kvarbo/jobs/")
CLOCK_OF_DATETIME = {"today", "now", "utcnow"}
CLOCK_NAMES = {"localdate", "localtime", "time_ns", "Now", "CurrentTimestamp"}
CLOCK_FIELDS = {"auto_now", "auto_now_add"}
CLOCK_SQL = ("CURRENT_DATE", "CURRENT_TIMESTAMP", "NOW()", "datetime('now'", "date('now'")
OWNERS = {"date", "datetime", "timezone", "dt"}


def clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every place where this module reads, or hands on, a clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (node.attr in CLOCK_OF_DATETIME and owner in OWNERS) or node.attr in CLOCK_NAMES:
                yield node.lineno, f"{owner}.{node.attr}"
            if owner == "time" and node.attr == "time":
                yield node.lineno, "time.time"
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name in CLOCK_NAMES or (node.module == "django.utils.timezone" and alias.name == "now"):
                    yield node.lineno, alias.name
        elif isinstance(node, ast.keyword) and node.arg in CLOCK_FIELDS:
            yield node.value.lineno, node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, sql) for sql in CLOCK_SQL if sql in node.value)


def below_the_interface() -> list[Path]:
    return [path for path in our_python("kvarbo") if not name_of(path).startswith(INTERFACE)]


def test_no_module_below_the_interface_reads_a_clock():
    found = [f"{name_of(path)}:{line} {what}" for path in below_the_interface() for line, what in clocks(tree_of(path))]
    assert not found, listing(found)


@pytest.mark.parametrize(
    "code",
    [
        "date.today()",
        "datetime.datetime.now(tz=UTC)",
        "F(default=timezone.now)",
        "from django.utils.timezone import now",
        "DateTimeField(auto_now_add=True)",
        "time.time()",
        "execute('select CURRENT_DATE')",
    ],
)
def test_a_clock_is_recognised(code):
    assert list(clocks(ast.parse(code)))


@pytest.mark.parametrize("code", ["self.today", "today + week", "plan(now=now)", "from x import today"])
def test_a_day_that_was_given_is_no_clock(code):
    assert list(clocks(ast.parse(code))) == []
