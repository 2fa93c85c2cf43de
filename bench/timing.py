# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Best of many runs: the least disturbed one tells what the work costs."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(work: Callable[[], object], *, runs: int) -> float:
    """Seconds of the fastest run."""
    fastest = float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - started)
    return fastest


def figure(name: str, *, measured: float, floor: float, goal: float, what: str, against: str) -> dict[str, object]:
    """One figure as a ratio to its floor, with its goal."""
    ratio = measured / floor
    return {
        "name": name,
        "ratio": round(ratio, 2),
        "goal": f"<= {goal:g}",
        "met": ratio <= goal,
        "measured_us": round(measured * 1e6, 1),
        "floor_us": round(floor * 1e6, 1),
        "what": what,
        "against": against,
    }
