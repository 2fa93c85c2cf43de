# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""All figures as JSON on standard output."""

import json
import platform
import sys

from bench import appending, case_page, importing, planning


def main() -> int:
    found = planning.figures() + appending.figures() + case_page.figures() + importing.figures()
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    print(json.dumps({"machine": machine, "figures": found}, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
