# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that need no database: ask a rule, plan a case file, print the manual."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from kvarbo.rules.answers import answer
from kvarbo.rules.caselog import STOCKHOLM, Log, end_of, parse_case, read_moment
from kvarbo.rules.documents import read_day, read_json
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import load_law
from kvarbo.rules.manual import render_manual
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile
from kvarbo.rules.routine import parse_routine
from kvarbo.rules.words import REGIMES


def add_to(commands: Any) -> None:
    _add_rule(commands)
    _add_plan(commands)
    manual = commands.add_parser("manual", help="skriv ut alla regler som en HTML-sida att läsa och skriva ut")
    manual.add_argument("--out", metavar="FIL", help="skriv hit i stället för till skärmen")
    manual.set_defaults(run=_manual)


def _add_rule(commands: Any) -> None:
    rule = commands.add_parser("rule", help="fråga en regel i regelverket")
    rule.add_argument("rule_id", metavar="REGEL")
    rule.add_argument("--given", required=True, metavar="JSON", help='till exempel {"tenant_served":"2026-11-30"}')
    rule.add_argument("--on", metavar="DAG", help="lagen som den lydde den dagen")
    rule.add_argument("--regime", metavar="REGIM", help=", ".join(REGIMES))
    rule.set_defaults(run=_rule)


def _add_plan(commands: Any) -> None:
    planned = commands.add_parser("plan", help="räkna ut planen för ett ärende i en fil")
    planned.add_argument("case", metavar="CASE.json", help="fil, eller - för standard in")
    planned.add_argument("--profile", required=True, metavar="NAMN|MAPP")
    planned.add_argument("--routine", metavar="FIL", help="prova den här rutinen i stället för ärendets egen")
    planned.add_argument("--on", required=True, metavar="DAG")
    planned.add_argument("--known-at", metavar="TID", help="vad som var infört vid tidpunkten (annars dagens slut)")
    planned.set_defaults(run=_plan)


def _rule(given: argparse.Namespace) -> dict[str, Any]:
    facts = read_json(given.given, place="--given")
    if not isinstance(facts, dict):
        raise InputError("ska vara en JSON-tabell", place="--given")
    on = read_day(given.on, place="--on") if given.on else None
    if given.regime is not None and given.regime not in REGIMES:
        raise InputError(f"okänd regim ”{given.regime}” (känd: {', '.join(REGIMES)})", place="--regime")
    return answer(law=load_law(), rule_id=given.rule_id, given=facts, on=on, regime=given.regime)


def _plan(given: argparse.Namespace) -> dict[str, Any]:
    day = read_day(given.on, place="--on")
    known_at = read_moment(given.known_at, place="--known-at") if given.known_at else end_of(day)
    case = parse_case(read_json(_read(given.case), place=given.case), place=given.case)
    routine = parse_routine(_read(given.routine), place=given.routine) if given.routine else None
    return plan(
        log=Log(case.id, case.events),
        law=load_law(),
        profile=load_profile(given.profile),
        routine=routine,
        day=day,
        known_at=known_at,
    )


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError:
        raise InputError("filen finns inte eller går inte att läsa", place=name) from None
    except UnicodeDecodeError:
        raise InputError("filen är inte UTF-8", place=name) from None


def _manual(given: argparse.Namespace) -> None:
    text = render_manual(load_law(), printed_on=dt.datetime.now(tz=STOCKHOLM).date())
    if given.out:
        Path(given.out).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
