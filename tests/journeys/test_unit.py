# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Birgitta on the unit's page: she gives what nobody has, sees what ends, and finds the list as she left it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.walking import PHONE, ByKeyboard, Walk

LIST = "/enheten/hushall/"
SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def two(opened, birgitta, hanna):
    """Two households in Norr that nobody has."""
    return opened(tenant_name="Ture Låtsgård"), opened(tenant_name="Elsa Övgård", tenant_street="Sagostigen 2")


def test_she_gives_one_household_and_the_list_comes_back_as_she_left_it(walk: Walk, two, birgitta) -> None:
    walk.choose_role("Birgitta Provander")
    walk.to("/enheten/")
    walk.says("2 hushåll. Två har ingen handläggare.")
    row = walk.page.get_by_role("row").filter(has_text="Ture Låtsgård")
    row.get_by_role("combobox").select_option(label="Hanna Mallberg, 0 hushåll")
    walk.follow(row.get_by_role("button", name="Tilldela"))
    walk.says("Ett har ingen handläggare.", "Hanna Mallberg")
    walk.click("Se alla 2 hushåll i en lista")
    walk.follow(walk.page.get_by_role("link", name="Utan handläggare 1"))
    walk.says("1 hushåll", "Elsa Övgård")
    walk.never_says("Ture Låtsgård")
    walk.to(LIST)
    assert walk.page.url.endswith(f"{LIST}?visa=utan-handlaggare")
    walk.click("Rensa val")
    walk.says("2 hushåll")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_by_keyboard_and_without_script_she_gives_both_at_once(keys: ByKeyboard, two, birgitta) -> None:
    keys.choose_role("Birgitta Provander")
    keys.to("/enheten/")
    keys.tick("Välj Ture Låtsgård")
    keys.tick("Välj Elsa Övgård")
    receiver = keys.page.get_by_label("Handläggare för de ikryssade hushållen")
    keys.reach(receiver)
    keys.page.keyboard.type("Hanna")
    keys.press("Tilldela de ikryssade")
    keys.says("Inget hushåll saknar handläggare.")


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_on_a_phone_the_week_is_one_column_and_the_charts_are_drawn_anew(walk: Walk, two, hanna) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.to("/enheten/")
    days = walk.page.locator(".k-week__day")
    assert days.count() == 7
    lefts = {round(days.nth(place).bounding_box()["x"]) for place in range(7)}
    assert len(lefts) == 1
    expect(walk.page.locator("#dagar-narrow-t")).to_have_count(1)
    expect(walk.page.locator(".k-chart--narrow").first).to_be_visible()
    expect(walk.page.locator(".k-chart--wide").first).to_be_hidden()
    for one in walk.page.locator(".k-give button, .k-give select").all():
        assert one.bounding_box()["height"] >= 44


def test_it_prints_on_a_page_or_two_in_black_and_without_its_forms(walk: Walk, page: Page, two, birgitta) -> None:
    walk.choose_role("Birgitta Provander")
    walk.to("/enheten/")
    assert len(SHEET.findall(page.pdf(format="A4"))) <= 2
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Vem har vad")).to_be_visible()
    expect(page.get_by_role("button", name="Tilldela").first).to_be_hidden()
    expect(page.locator("select").first).to_be_hidden()
    expect(page.locator(".k-chart--wide").first).to_be_visible()
