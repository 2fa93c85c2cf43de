# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Min dag and Enheten, whole pages of fifty rows, against one hand-written question in a bare template.

`python -m bench.lists 1000 20000` measures at those sizes; `--told N` tells N variations of the stories for real;
`--crowd N` ends with a unit whose own list is N times as long. The database is made for the run and dropped after it:
a file, or one on the PostgreSQL server that DATABASE_URL names (`bash scripts/postgres.sh .venv/bin/python -m bench`).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from bench import lists_sql, town
from bench.timing import best, figure

RUNS, ROWS, MOST_QUERIES, MOST_GROWTH, MOST_RATIO = 25, 50, 12, 1.5, 3
WORKER, LEADER, UNIT = "hanna.mallberg", "birgitta.provander", "vux-norr"
PAGES = {
    "min_dag": ("/min-dag/", WORKER),
    "enheten": ("/enheten/hushall/", LEADER),
    "enheten_oversikt": ("/enheten/", LEADER),
}


def main(words: list[str]) -> list[dict[str, object]]:
    asked = argparse.ArgumentParser()
    asked.add_argument("sizes", type=int, nargs="+")
    asked.add_argument("--told", type=int, default=1)
    asked.add_argument("--crowd", type=int, default=0, help="a unit whose own list is so many times as long")
    given = asked.parse_args(words)
    with tempfile.TemporaryDirectory() as folder, town.database(folder) as vendor:
        return _measure(vendor, given)


def _measure(vendor: str, given: argparse.Namespace) -> list[dict[str, object]]:
    from django.urls import get_resolver

    from kvarbo.web import clock

    clock.now = town.moment
    # Every page is read in now: a file that changes while the stories are told must not be mixed with the others.
    _ = get_resolver().url_patterns
    began = time.perf_counter()
    planned = town.tell(given.told)
    _say(f"{vendor}: {planned} ärenden berättade och planerade på {time.perf_counter() - began:.0f} s")
    towns = town.spread()
    town.give(username=WORKER, unit=UNIT, to=ROWS)
    found: list[dict[str, object]] = []
    first: dict[str, float] = {}
    for size in sorted(given.sizes):
        began = time.perf_counter()
        held = town.grow(to=size, towns=towns)
        _say(f"{held} ärenden efter {time.perf_counter() - began:.0f} s")
        for name, (address, username) in PAGES.items():
            found += _page(name, address, username, vendor=vendor, size=held, planned=planned, first=first)
    if given.crowd:
        held = town.crowd(times=given.crowd)
        _say(f"enhetens egen lista {given.crowd} gånger så lång")
        for name, (address, username) in list(PAGES.items())[1:]:
            crowded = f"{name}_x{given.crowd}"
            found += _page(crowded, address, username, vendor=vendor, size=held, planned=planned, first={})
    return found


def _say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


def _page(
    name: str, address: str, username: str, *, vendor: str, size: int, planned: int, first: dict[str, float]
) -> list[dict[str, object]]:
    from kvarbo.organisation.models import Unit, User

    user, unit = User.objects.get(username=username), Unit.objects.get(slug=UNIT)
    fetch = _fetcher(user, address)
    parts = _parts(fetch)
    measured = best(fetch, runs=RUNS)
    ours = None if name.startswith("min_dag") else unit.pk
    floor = best(lambda: lists_sql.ask(user=user.pk, unit=ours, today=town.moment().date()), runs=RUNS)
    one = figure(
        f"{name}_{vendor}_{size}", measured=measured, floor=floor, goal=MOST_RATIO,
        what=f"{address} as {username} through the test client, header and all, {size} cases in the register"
        f" ({planned} planned for real, the rest copied by SQL as towns of their own)",
        against="its rows, order and counts by one hand-written question, in a bare template",
    )  # fmt: skip
    growth = measured / first.setdefault(name, measured)
    one |= {"queries": parts["queries"], "queries_met": parts["queries"] <= MOST_QUERIES}
    one |= {"growth": round(growth, 2), "growth_met": growth <= MOST_GROWTH, "where_ms": parts["ms"]}
    where = ", ".join(f"{part} {spent:.1f}" for part, spent in parts["ms"].items())
    _say(
        f"{name:17} {size:7}: {measured * 1e3:6.1f} ms mot {floor * 1e3:5.1f} ms = {measured / floor:.2f} ×,"
        f" {parts['queries']} frågor, {growth:.2f} × första ({where})"
    )
    return [one]


def _side_by_side(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The best of each, run in turns: what else the machine does then disturbs both."""
    found = [(best(one, runs=1), best(other, runs=1)) for _ in range(RUNS)]
    return min(first for first, _ in found), min(second for _, second in found)


def _fetcher(user: Any, address: str) -> Callable[[], object]:
    from django.test import Client

    client = Client()
    client.force_login(user)

    def fetch() -> object:
        answer = client.get(address, HTTP_HOST="127.0.0.1")
        assert answer.status_code == 200, (address, answer.status_code, answer.headers.get("Location"))
        return answer

    # What the first visit of a day writes is written now.
    fetch()
    return fetch


def _parts(fetch: Callable[[], object]) -> dict[str, Any]:
    """How many questions one visit asks, and where its time goes: in the database, in templates, in Python."""
    from django.db import connection
    from django.template.backends.django import Template

    watch = _Watch(Template.render)
    Template.render = lambda template, *given, **named: watch.render(template, *given, **named)  # type: ignore
    try:
        with connection.execute_wrapper(watch.execute):
            began = time.perf_counter()
            fetch()
            took = time.perf_counter() - began
    finally:
        Template.render = watch.whole  # type: ignore[method-assign]
    template = watch.template - watch.sql_in_template
    told = {"sql": watch.sql, "template": template, "python": took - watch.sql - template}
    return {"queries": watch.asked, "ms": {part: round(spent * 1e3, 1) for part, spent in told.items()}}


class _Watch:
    """Stands between a page and its database and templates."""

    def __init__(self, whole: Callable[..., Any]) -> None:
        self.whole, self.asked, self.inside = whole, 0, False
        self.sql = self.template = self.sql_in_template = 0.0

    def execute(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - began
            self.sql += took
            self.sql_in_template += took if self.inside else 0.0
            # Nothing is read by these: the one opens a transaction, the other is asked in a demo only.
            self.asked += not sql.startswith("BEGIN") and "audit_entry" not in sql

    def render(self, template: Any, *given: Any, **named: Any) -> Any:
        if self.inside:
            return self.whole(template, *given, **named)
        self.inside, began = True, time.perf_counter()
        try:
            return self.whole(template, *given, **named)
        finally:
            self.template += time.perf_counter() - began
            self.inside = False


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]), indent=2, ensure_ascii=False))
