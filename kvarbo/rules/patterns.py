# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which events a routine's pattern means, and what counts as each outcome it can wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kvarbo.rules.caselog import Event
from kvarbo.rules.routine import HOUSEHOLD, Pattern
from kvarbo.rules.words import WITH

OUTCOMES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "uteblev": lambda data: data.get("held") is False or data.get("result") in ("no_answer", "refused"),
    "hölls": lambda data: data.get("held") is True,
    "nådd": lambda data: data.get("result") == "reached",
    "inget_svar": lambda data: data.get("result") == "no_answer",
    "avböjde": lambda data: data.get("result") == "refused",
    "behov": lambda data: data.get("result") == "need",
    "inget_behov": lambda data: data.get("result") == "no_need",
    "beviljat": lambda data: data.get("result") in ("granted", "partly_granted"),
    "avslag": lambda data: data.get("result") == "rejected",
}


def matches(event: Event, pattern: Pattern) -> bool:
    """Do the event's data hold the pattern's values?"""
    return all(_matches(event.data.get(name), wanted) for name, wanted in pattern.where)


def _matches(value: Any, wanted: Any) -> bool:
    if wanted == HOUSEHOLD:
        return value is not None and value not in WITH
    if isinstance(wanted, frozenset):
        return value in wanted
    if isinstance(wanted, bool) and not isinstance(value, bool):
        return wanted == (value is not None)
    return bool(value == wanted)
