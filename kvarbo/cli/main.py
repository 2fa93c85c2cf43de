# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo`: JSON in, JSON out; exit code 2 and one line on bad input."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from kvarbo.cli import case_commands, operator_commands
from kvarbo.rules.errors import InputError


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one Swedish line instead of a page of English."""

    def error(self, message: str) -> Any:
        raise InputError(f"{message} (se {self.prog} --help)", place="kommandoraden")


def build_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="kvarbo", description="Kvarbo: regler, planer, profiler och drift från kommandoraden.")
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", parser_class=Parser, required=True)
    case_commands.add_to(commands)
    operator_commands.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: something was found that must be looked at; 2: bad input, one line on stderr."""
    try:
        given = build_parser().parse_args(arguments)
        answer = given.run(given)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    if isinstance(answer, int):
        return answer
    if answer is not None:
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
