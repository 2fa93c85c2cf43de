# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""No time limit is written in code: the law's stand in regelverk/, and kvarbo.rules counts them."""

import ast
from collections.abc import Iterator

import pytest

from tests.meta.sources import listing, name_of, our_python, tree_of

RULES = "kvarbo/rules/"
# Invented people need invented days around today.
INVENTED = ("kvarbo/web/ui/sample", "kvarbo/demo/")


def spans_of_days(tree: ast.Module) -> Iterator[int]:
    """Lines with a timedelta of more than one day; the next or the last day is arithmetic, not law."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in ("timedelta", "relativedelta"):
            continue
        days = node.args[:1] + [k.value for k in node.keywords if k.arg in ("days", "weeks", "months", "years")]
        if any(not (isinstance(day, ast.Constant) and day.value == 1) for day in days):
            yield node.lineno


def test_no_span_of_days_outside_the_rules():
    found = [
        f"{name_of(path)}:{line}"
        for path in our_python("kvarbo", "config")
        if not name_of(path).startswith((RULES, *INVENTED))
        for line in spans_of_days(tree_of(path))
    ]
    assert not found, listing(found)


@pytest.mark.parametrize("code", ["timedelta(days=21)", "timedelta(weeks=n)", "datetime.timedelta(3)"])
def test_a_span_is_recognised(code):
    assert list(spans_of_days(ast.parse(code))) == [1]


@pytest.mark.parametrize("code", ["timedelta(days=1)", "timedelta(hours=8)", "timedelta(seconds=2)"])
def test_a_single_day_or_a_shorter_time_is_no_span(code):
    assert list(spans_of_days(ast.parse(code))) == []
