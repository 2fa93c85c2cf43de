# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo message`: tell everyone about the service, from where it is run."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from kvarbo.cli.operator_commands import _database, now
from kvarbo.rules.caselog import STOCKHOLM
from kvarbo.rules.errors import InputError

LEVELS = {"information": "information", "störning": "disturbance", "avbrott": "outage"}
FORMAT = "%Y-%m-%dT%H:%M"


def add_to(commands: Any) -> None:
    message = commands.add_parser("message", help="visa ett driftmeddelande för alla, lista eller avsluta")
    message.add_argument("text", nargs="?", metavar="TEXT")
    message.add_argument("--level", metavar="|".join(LEVELS), default="information")
    message.add_argument("--from", dest="begins", metavar="DAG", help="annars genast")
    message.add_argument("--until", dest="ends", metavar="DAG", help="annars tills det avslutas")
    message.add_argument("--end", type=int, metavar="NUMMER", help="visa det inte längre")
    message.set_defaults(run=_message)


def _message(given: argparse.Namespace) -> Any:
    if bool(given.text) and given.end is not None:
        raise InputError("skriv antingen en text eller --end NUMMER", place="kommandoraden")
    if given.level not in LEVELS:
        raise InputError(f"--level ska vara {', '.join(LEVELS)}, inte ”{given.level}”", place="kommandoraden")
    begins, ends = _moment(given.begins, "--from"), _moment(given.ends, "--until")
    _database()
    from kvarbo.workplace import announcing, selectors

    moment = now()
    if given.end is not None:
        ended = announcing.end_message(user=None, message_id=given.end, now=moment)
        return {"ended": ended.pk}
    if given.text:
        told = announcing.announce(
            user=None,
            text=given.text,
            level=LEVELS[given.level],
            from_at=begins or moment,
            until_at=ends,
            now=moment,
        )
        return {"message": told.pk, "from": _said(told.from_at), "until": _said(told.until_at)}
    return [
        {"message": one.pk, "level": one.level, "text": one.text, "until": _said(one.until_at)}
        for one in selectors.messages_now(now=moment)
    ]


def _moment(text: str | None, option: str) -> dt.datetime | None:
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, FORMAT).replace(tzinfo=STOCKHOLM)
    except ValueError:
        raise InputError(f"{option} ska skrivas som 2026-11-20T18:00, inte ”{text}”", place="kommandoraden") from None


def _said(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(STOCKHOLM).isoformat(timespec="minutes") if moment else None
