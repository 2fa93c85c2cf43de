# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A town with the published profile and its people, and a browser that checks every page it comes to."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from playwright.sync_api import Page

from kvarbo.cases.models import Case
from kvarbo.notices.household import Member
from kvarbo.notices.services import decide_open
from kvarbo.organisation.models import User
from kvarbo.organisation.services import load_profile
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.profile import read_folder
from kvarbo.web import clock
from tests.casebook import actor
from tests.casework.staffed import give
from tests.journeys.days import done
from tests.journeys.walking import ByKeyboard, Walk
from tests.personas import NOW, PROFILE, TODAY
from tests.web.notices.paper import registered


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    def set_clock(moment: dt.datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_clock(NOW)
    return set_clock


@pytest.fixture(autouse=True)
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's database in memory never waits for a lock, as one in a file does. So there the server takes turns."""
    if connection.vendor != "sqlite":
        return
    answer, turn = WSGIHandler.get_response, threading.Lock()

    def get_response(self: WSGIHandler, request: Any) -> Any:
        with turn:
            return answer(self, request)

    monkeypatch.setattr(WSGIHandler, "get_response", get_response)


@pytest.fixture
def town(transactional_db: None, organisation: SimpleNamespace, maj: User, hanna: User, cilla: User) -> SimpleNamespace:
    """The municipality of the published profile, with Maj, Hanna and Cilla at work in it."""
    load_profile(files=read_folder(REGELVERK / "profiler" / PROFILE), now=NOW, author="u_test")
    return SimpleNamespace(maj=maj, hanna=hanna, cilla=cilla, organisation=organisation)


Opened = Callable[..., Case]


@pytest.fixture
def opened(town: SimpleNamespace) -> Opened:
    """Registers a paper as Maj and opens a case in Norr from it."""

    def opened(*, members: tuple[Any, ...] = (), **paper: str) -> Case:
        notice, area = registered(town.maj, **paper), town.organisation.areas["norr"]
        told = {"unit": "vux-norr", "area": area, "members": list(members), "today": TODAY, "now": NOW}
        return decide_open(actor=actor(town.maj), notice=notice, **told)

    return opened


@pytest.fixture
def other_case(opened: Opened) -> Case:
    """Ture Låtsgård's, already open in Norr."""
    return opened(tenant_name="Ture Låtsgård", tenant_street="Påhittsgatan 1")


@pytest.fixture
def hers(opened: Opened, hanna: User, birgitta: User) -> SimpleNamespace:
    """Hanna's two: Ellen Påhittsson with a child, just in, and Ture Låtsgård, who is to be called."""
    child = Member(name="Noa Påhittsson", lives_here="permanent")
    ellen = opened(members=(child,), tenant_name="Ellen Påhittsson", tenant_street="Fantasigränd 5")
    ture = opened(tenant_name="Ture Låtsgård", tenant_street="Påhittsgatan 1")
    give(birgitta, hanna, ellen, ture)
    done(ture, hanna, "besluta-utredning", "fraga-hyresvarden")
    return SimpleNamespace(ellen=ellen, ture=ture)


def how(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the test says of its browser: its screen, touch, or no JavaScript."""
    marker = request.node.get_closest_marker("browser_context_args")
    return dict(marker.kwargs) if marker else {}


@pytest.fixture
def walk(request: pytest.FixtureRequest, page: Page, live_server: Any, town: SimpleNamespace, set_clock: Any) -> Walk:
    return Walk(page, live_server.url, **how(request))


@pytest.fixture
def keys(request: pytest.FixtureRequest, page: Page, live_server: Any, town: SimpleNamespace, set_clock: Any) -> Walk:
    """The same, by one who has no mouse."""
    return ByKeyboard(page, live_server.url, **how(request))
