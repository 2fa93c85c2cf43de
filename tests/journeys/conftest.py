# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A town with the published profile and its people, and a browser that checks every page it comes to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from kvarbo.cases.models import Case
from kvarbo.notices.services import decide_open
from kvarbo.organisation.models import User
from kvarbo.organisation.services import load_profile
from kvarbo.rules.law import REGELVERK
from kvarbo.rules.profile import read_folder
from kvarbo.web import clock
from tests.casebook import actor
from tests.personas import NOW, PROFILE, TODAY
from tests.web.notices.paper import registered

DESK = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    def set_clock(moment: dt.datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_clock(NOW)
    return set_clock


@pytest.fixture
def town(transactional_db: None, organisation: SimpleNamespace, maj: User, hanna: User, cilla: User) -> SimpleNamespace:
    """The municipality of the published profile, with Maj, Hanna and Cilla at work in it."""
    load_profile(files=read_folder(REGELVERK / "profiler" / PROFILE), now=NOW, author="u_test")
    return SimpleNamespace(maj=maj, hanna=hanna, cilla=cilla, organisation=organisation)


@pytest.fixture
def other_case(town: SimpleNamespace) -> Case:
    """Ture Låtsgård's, already open in Norr."""
    notice = registered(town.maj, tenant_name="Ture Låtsgård", tenant_street="Påhittsgatan 1")
    area = town.organisation.areas["norr"]
    return decide_open(actor=actor(town.maj), notice=notice, unit="vux-norr", area=area, today=TODAY, now=NOW)


class Walk:
    """A person at the browser. Every new page is looked at by axe and measured at the width of a phone."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.seen: set[str] = set()
        page.set_viewport_size(DESK)

    def to(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.look()

    def click(self, name: str, *, role: Any = "link") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.look()

    def press(self, name: str) -> None:
        self.click(name, role="button")

    def choose_role(self, name: str) -> None:
        self.to("/valj-roll/")
        self.press(f"Välj {name}")

    def fill(self, **fields: str) -> None:
        """By the labels that a person sees; spaces are underscores."""
        for label, value in fields.items():
            self.page.get_by_label(re.compile(rf"^{label.replace('_', ' ')}\b")).first.fill(value)

    def says(self, *texts: str) -> None:
        body = " ".join(self.page.locator("main").inner_text().split())
        for text in texts:
            assert text in body, f"{text!r} is not on {self.page.url}:\n{body}"

    def look(self) -> None:
        """Once for each kind of page: rules of accessibility, and no scrolling sideways on a phone."""
        kind = re.sub(r"EX-\d{4}-\d+|[nev]_\w+", "*", self.page.url) + self.page.title()
        kind += str(self.page.locator(".k-changes, .ds-error-summary").count())
        if kind in self.seen:
            return
        self.seen.add(kind)
        found = Axe().run(self.page).response["violations"]
        assert not found, f"{self.page.url}: {[(one['id'], one['nodes'][0]['html']) for one in found]}"
        self.page.set_viewport_size(PHONE)
        wide = self.page.evaluate(OVERFLOW)
        self.page.set_viewport_size(DESK)
        assert wide <= 0, f"{self.page.url} is {wide} px too wide for a phone"


@pytest.fixture
def walk(page: Page, live_server: Any, town: SimpleNamespace, set_clock: Any) -> Walk:
    return Walk(page, live_server.url)
