# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several acts in several threads at the same moment. Only for tests with real transactions."""

import threading
import time
from collections.abc import Callable

from django.db import OperationalError, connection


def patiently(act: Callable[[], object]) -> object:
    """Tests on SQLite share one database in memory, which answers "locked" at once where a file would wait."""
    while True:
        try:
            return act()
        except OperationalError as fault:
            if "is locked" not in str(fault):
                raise
            time.sleep(0.01)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, or the exception it raised."""
    barrier = threading.Barrier(len(acts))
    given: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            given[place] = patiently(act)
        except Exception as fault:
            given[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return given
