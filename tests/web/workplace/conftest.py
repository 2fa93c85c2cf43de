# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A session whose time can be let go by, apart from the day's."""

from collections.abc import Callable

import pytest

from kvarbo.web import clock

LetPass = Callable[[int], None]


@pytest.fixture
def let_pass(monkeypatch: pytest.MonkeyPatch) -> LetPass:
    """Lets so many minutes go by on the clock that sessions are measured with."""
    beat = [1_000_000]
    monkeypatch.setattr(clock, "beat", lambda: beat[0])

    def let_pass(minutes: int) -> None:
        beat[0] += 60 * minutes

    return let_pass
