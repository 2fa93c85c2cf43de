# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages at a known moment, for whoever is signed in."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from kvarbo.organisation.models import User
from kvarbo.web import clock
from tests.personas import NOW

SetClock = Callable[[dt.datetime], None]
SignIn = Callable[[User], Client]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Sets what the pages take for now; until then it is the personas' Friday at ten."""

    def set_clock(moment: dt.datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_clock(NOW)
    return set_clock


@pytest.fixture
def sign_in(set_clock: SetClock) -> SignIn:
    """A browser of one's own for a member of staff."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
