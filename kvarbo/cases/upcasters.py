# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Old versions of event types read as the version in force. Stored payloads are never rewritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Data = dict[str, Any]
Upcaster = Callable[[Data], Data]

_REGISTRY: dict[tuple[str, int], Upcaster] = {}


def upcaster(event_type: str, v: int) -> Callable[[Upcaster], Upcaster]:
    """Register a function from version `v` of an event type's data to `v + 1`."""

    def register(function: Upcaster) -> Upcaster:
        if (event_type, v) in _REGISTRY:
            raise ValueError(f"two upcasters for {event_type} version {v}")
        _REGISTRY[event_type, v] = function
        return function

    return register


def upcast(*, event_type: str, v: int, data: Data) -> tuple[int, Data]:
    """The newest version and the data told in it. The data given is left as it was."""
    while (function := _REGISTRY.get((event_type, v))) is not None:
        data, v = function(dict(data)), v + 1
    return v, data
