# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a person goes through the pages: with a mouse, a finger, or the keyboard alone."""

from __future__ import annotations

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

DESK = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IS_FOCUSED = "one => one === document.activeElement"
PATIENCE = 10_000
MOST_TABS = 250
ERRORS = ".ds-error-summary"
PARTS = "() => [...new Set([...document.querySelectorAll('[class]')].flatMap(one => [...one.classList]))]"

# Screen, kind of page and part: what some walk has looked at and found good.
LOOKED_AT: set[tuple[int, str, str]] = set()


class Walk:
    """A person at the browser. Every new page is looked at by axe and measured at the width of a phone."""

    def __init__(
        self,
        page: Page,
        address: str,
        *,
        viewport: Any = DESK,
        has_touch: bool = False,
        java_script_enabled: bool = True,
    ) -> None:
        self.page, self.address = page, address
        self.screen, self.touch, self.plain = viewport, has_touch, not java_script_enabled
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size(viewport)

    def to(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.look()

    def hit(self, one: Locator) -> None:
        """With the mouse, or with a finger."""
        if self.touch:
            one.tap()
        else:
            one.click()

    def click(self, name: str, *, role: Any = "link") -> None:
        self.follow(self.page.get_by_role(role, name=name, exact=True).first)

    def follow(self, one: Locator) -> None:
        """To another page."""
        with self.page.expect_navigation():
            self.hit(one)
        self.look()

    def press(self, name: str) -> None:
        self.click(name, role="button")

    def choose(self, label: str) -> None:
        """One of several, by the words beside it."""
        self.hit(self.page.get_by_label(label).first)

    def choose_role(self, name: str) -> None:
        self.to("/valj-roll/")
        self.press(f"Välj {name}")

    def fill(self, **fields: str) -> None:
        """By the labels that a person sees; spaces are underscores."""
        for label, value in fields.items():
            self.write(self.page.get_by_label(re.compile(rf"^{label.replace('_', ' ')}\b")).first, value)

    def type_in(self, **fields: str) -> None:
        """By the names of the fields, where several have the same label."""
        for name, value in fields.items():
            self.write(self.page.locator(f"#id_{name}"), value)

    def write(self, one: Locator, value: str) -> None:
        one.fill(value)

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    def says(self, *texts: str) -> None:
        body = self.text
        for text in texts:
            assert text in body, f"{text!r} is not on {self.page.url}:\n{body}"

    def never_says(self, *texts: str) -> None:
        body = self.text
        for text in texts:
            assert text not in body, f"{text!r} is on {self.page.url}:\n{body}"

    def is_told_of(self, *faults: str) -> None:
        """All at once, in a summary that has the focus."""
        self.says("Det här behöver rättas", *faults)
        summary = self.page.locator(ERRORS)
        expect(summary).to_be_focused()
        assert summary.evaluate(IS_FOCUSED)

    def look(self) -> None:
        """Once for each kind of page, and again when it has a part that it did not have before."""
        kind = re.sub(r"EX-\d{4}-\d+|[nev]_\w+|filer/\w+", "*", self.page.url.removeprefix(self.address))
        told = {(self.screen["width"], kind.partition("?")[0], part) for part in self.page.evaluate(PARTS)}
        if told <= LOOKED_AT:
            return
        if not self.plain:
            found = Axe().run(self.page).response["violations"]
            assert not found, f"{self.page.url}: {[(one['id'], one['nodes'][0]['html']) for one in found]}"
        self.page.set_viewport_size(PHONE)
        wide = self.page.evaluate(OVERFLOW)
        self.page.set_viewport_size(self.screen)
        assert wide <= 0, f"{self.page.url} is {wide} px too wide for a phone"
        if not self.plain:
            LOOKED_AT.update(told)


class ByKeyboard(Walk):
    """Tab, arrows, space and Enter. There is no pointer."""

    def reach(self, one: Locator) -> None:
        """Tab on, past the end and round again if need be."""
        one.wait_for()
        there = one.element_handle()
        assert there is not None
        for _ in range(MOST_TABS):
            if there.evaluate(IS_FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{one} cannot be reached with the keyboard on {self.page.url}")

    def hit(self, one: Locator) -> None:
        self.reach(one)
        self.page.keyboard.press("Enter")

    def write(self, one: Locator, value: str) -> None:
        self.reach(one)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(value)

    def tick(self, label: str) -> None:
        one = self.page.get_by_label(label)
        self.reach(one)
        self.page.keyboard.press("Space")
        expect(one).to_be_checked()

    def choose(self, label: str) -> None:
        """Into the group with Tab, then with the arrows to the one that is wanted."""
        one = self.page.get_by_label(label).first
        name = one.get_attribute("name")
        group = self.page.locator(f"input[name='{name}']")
        chosen = self.page.locator(f"input[name='{name}']:checked")
        self.reach(chosen if chosen.count() else group.first)
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if one.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} cannot be chosen with the arrows")

    def follow_inside(self, words: str, target: str) -> None:
        """From the error summary to the field."""
        self.hit(self.page.locator(ERRORS).get_by_role("link", name=words))
        expect(self.page.locator(target)).to_be_focused()
