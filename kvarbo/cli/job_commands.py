# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands for the jobs that run at night."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

from kvarbo.rules.caselog import STOCKHOLM

if TYPE_CHECKING:
    from kvarbo.jobs.models import JobRun


def add_to(commands: Any) -> None:
    jobs = commands.add_parser("jobs", help="det som programmet gör av sig självt om natten")
    actions = jobs.add_subparsers(dest="action", metavar="run|list", required=True)
    run = actions.add_parser("run", help="kör det som inte är kört i dag, eller ett jobb vid namn")
    run.add_argument("name", metavar="NAMN", nargs="?")
    run.set_defaults(run=_run)
    listed = actions.add_parser("list", help="visa hur det gick senast för varje jobb")
    listed.set_defaults(run=_list)


def told(row: JobRun) -> Any:
    """The run as JSON; exit code 1 if it did not go well."""
    import json

    print(json.dumps(_as_dict(row), ensure_ascii=False, indent=2))
    return int(row.outcome != "done")


def _run(given: argparse.Namespace) -> int:
    from kvarbo.cli.operator_commands import _database

    _database()
    from kvarbo.jobs import services

    moment = dt.datetime.now(tz=STOCKHOLM)
    if given.name:
        return int(told(services.run(name=given.name, today=moment.date(), now=moment)))
    rows = services.run_due(today=moment.date(), now=moment)
    if not rows:
        print("Allt är redan kört i dag.")
    return max((int(told(row)) for row in rows), default=0)


def _list(_: argparse.Namespace) -> list[dict[str, Any]]:
    from kvarbo.cli.operator_commands import _database

    _database()
    from kvarbo.jobs import selectors

    today = dt.datetime.now(tz=STOCKHOLM).date()
    return [
        {
            "job": one.job.name,
            "title": one.job.title,
            "due": one.due,
            "last": _as_dict(one.last) if one.last else None,
            "last_done": _moment(one.last_done.started_at) if one.last_done else None,
        }
        for one in selectors.standings(today=today)
    ]


def _as_dict(row: JobRun) -> dict[str, Any]:
    return {
        "job": row.name,
        "started": _moment(row.started_at),
        "ended": _moment(row.ended_at) if row.ended_at else None,
        "outcome": row.outcome,
        "count": row.count,
        "fault": row.fault or None,
        "faulty": row.faulty,
    }


def _moment(value: dt.datetime) -> str:
    return value.astimezone(STOCKHOLM).isoformat(timespec="seconds")
