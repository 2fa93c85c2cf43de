# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo`: JSON in, JSON out; exit code 2 and one line on bad input."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from typing import Any

from kvarbo.cli import case_commands, import_commands, job_commands, message_commands, operator_commands
from kvarbo.common.errors import DomainError
from kvarbo.rules.errors import InputError

# What argparse says, in the order it is tried.
SWEDISH = (
    (r"the following arguments are required: ", "det saknas: "),
    (r"unrecognized arguments: ", "okända argument: "),
    (r"argument ([^:]+): expected one argument", r"\1 ska följas av ett värde"),
    (r"argument ([^:]+): invalid choice: ('[^']*').*", r"okänt kommando \2 (\1)"),
    (r"argument ([^:]+): invalid int value: ('[^']*')", r"\1 ska vara ett heltal, inte \2"),
    (r"ambiguous option: (\S+).*", r"\1 kan betyda flera saker"),
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one Swedish line instead of a page of English; guesses no shortened option."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **given})

    def error(self, message: str) -> Any:
        for english, swedish in SWEDISH:
            message = re.sub(english, swedish, message)
        raise InputError(f"{message} (se {self.prog} --help)", place="kommandoraden")


def build_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="kvarbo", description="Kvarbo: regler, planer, profiler och drift från kommandoraden.")
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", parser_class=Parser, required=True)
    case_commands.add_to(commands)
    operator_commands.add_to(commands)
    import_commands.add_to(commands)
    message_commands.add_to(commands)
    job_commands.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: something was found that must be looked at; 2: bad input, one line on stderr."""
    try:
        given = build_parser().parse_args(arguments)
        answer = given.run(given)
        return _tell(answer)
    except (InputError, DomainError) as fault:
        print(" ".join(str(fault).split()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read the answer has left. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _tell(answer: Any) -> int:
    if isinstance(answer, int):
        return answer
    if answer is not None:
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
        print()
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
