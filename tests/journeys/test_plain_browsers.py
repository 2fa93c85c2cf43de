# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same work without JavaScript, with the keyboard alone, and on a phone."""

import re

import pytest
from playwright.sync_api import Page

from kvarbo.cases.models import Case
from tests.journeys.walking import OVERFLOW, PHONE

pytestmark = pytest.mark.usefixtures("set_clock")

TYPED = {
    "id_channel": "Rek",
    "id_posted_on": "2026-11-19",
    "id_received_on": "",
    "id_landlord_name": "Exempelbostäder AB",
    "id_tenant_name": "Ellen Påhittsson",
    "id_tenant_street": "Fantasigränd 5",
    "id_amount": "17800",
}


def choose_role(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/valj-roll/")
    page.get_by_role("button", name=f"Välj {name}").click()


def focused(page: Page) -> str:
    found = page.locator(":focus")
    return (found.get_attribute("id") or "") if found.count() else ""


def tab_to(page: Page, target: str) -> None:
    for _ in range(60):
        if focused(page) == target:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached with the keyboard")


def type_form(page: Page) -> None:
    for target, text in TYPED.items():
        tab_to(page, target)
        page.keyboard.type(text)
    tab_to(page, "id_regime_0")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_by_keyboard_from_paper_to_a_logged_contact(page: Page, live_server, town) -> None:
    choose_role(page, live_server.url, "Hanna Mallberg")
    page.goto(f"{live_server.url}/underrattelser/ny/hyra/")
    type_form(page)
    assert re.search(r"/underrattelser/n_\w+/$", page.url), page.locator("main").inner_text()
    page.keyboard.press("Tab")
    tab_to(page, "id_hand")
    with page.expect_navigation():
        page.get_by_role("button", name="Spara beslutet").press("Enter")
    assert Case.objects.get().number in page.url
    page.locator(".k-quick summary").first.press("Enter")
    with page.expect_navigation():
        page.get_by_role("button", name="Fick kontakt").first.press("Enter")
    assert "Du ringde Ellen Påhittsson och fick kontakt." in page.locator("main").inner_text()


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_on_a_phone_a_contact_is_logged_in_a_few_taps(page: Page, live_server, town, other_case) -> None:
    choose_role(page, live_server.url, "Hanna Mallberg")
    page.goto(f"{live_server.url}/enheten/")
    with page.expect_navigation():
        page.get_by_role("link", name="Ture Låtsgård").tap()
    page.locator(".k-quick summary").first.tap()
    with page.expect_navigation():
        page.get_by_role("button", name="Inget svar").first.tap()
    assert "Du ringde Ture Låtsgård, inget svar." in page.locator("main").inner_text()
    assert page.evaluate(OVERFLOW) <= 0
    page.get_by_text("Meny", exact=True).tap()
    with page.expect_navigation():
        page.get_by_role("link", name="Regler").last.tap()
    assert page.url.endswith("/regler/")
