# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""All figures as JSON on standard output. With `full`: the lists in a register of 200 000 cases, and nothing else."""

import json
import os
import platform
import subprocess
import sys

from bench import appending, case_page, importing, planning

LISTS, FULL = ("1000", "20000", "--crowd", "4"), ("1000", "20000", "200000", "--told", "15", "--crowd", "4")


def lists(words: tuple[str, ...]) -> list[dict[str, object]]:
    """In a process of its own: it uses the database server that DATABASE_URL names, the others SQLite alone."""
    asked = [sys.executable, "-m", "bench.lists", *words]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=dict(os.environ))
    return list(json.loads(told.stdout))


def main() -> int:
    if sys.argv[1:] == ["full"]:
        found = lists(FULL)
    else:
        found = lists(LISTS)
        found += planning.figures() + appending.figures() + case_page.figures() + importing.figures()
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    print(json.dumps({"machine": machine, "figures": found}, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
