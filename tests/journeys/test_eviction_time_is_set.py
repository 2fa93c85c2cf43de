# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kronofogden's paper with a time comes to a household that has a case: everyone sees it at once, and what is left."""

import re

import pytest
from playwright.sync_api import Locator, expect

from kvarbo.cases.models import Case
from tests.journeys.walking import PHONE, Walk

TENANT = "Ture Låtsgård"
CONFIRM = "Bekräfta till Kronofogden"


def register_time(walk: Walk, case: Case) -> None:
    walk.choose_role("Maj Postberg")
    walk.click("Registrera från papper")
    walk.follow(walk.page.locator("a[href$='/ny/kronofogden-tid/']"))
    walk.press("Spara och gå vidare")
    walk.is_told_of()
    walk.page.get_by_label("Sätt", exact=True).select_option("letter")
    walk.type_in(received_on="2026-11-20", matter="U-0000-26", eviction_at="2026-12-09 09.30")
    walk.type_in(tenant_name=TENANT, tenant_street="Påhittsgatan 1")
    walk.press("Spara och gå vidare")
    walk.says("Vi tror att det gäller", TENANT, f"Öppet ärende {case.number}.")
    walk.choose(f"Ja, det är {TENANT}")
    walk.choose(f"Lägg till i ärende {case.number}")
    walk.press("Spara beslutet")
    walk.says(f"ligger nu i ärende {case.number}.")


def step(walk: Walk, title: str) -> Locator:
    return walk.page.locator(".k-plan tr", has=walk.page.locator("th", has_text=title)).first


def time_is_seen(walk: Walk, case: Case) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.to("/enheten/")
    walk.says("Avhysning")
    walk.click(TENANT)
    walk.says(
        "Kronofogden har satt tid. Avhysning onsdag 9 december 2026 kl. 09.30, om 19 dagar.", "Det här kan ännu stoppa"
    )
    red = walk.page.locator(".k-situation em").evaluate("one => getComputedStyle(one).color")
    chip = walk.page.locator(".k-chip", has_text="Avhysning ons 9 dec kl. 09.30").first
    expect(chip).to_have_css("background-color", red)
    shown = walk.page.locator(".k-tl__tall" if walk.touch else ".k-tl__wide")
    expect(shown).to_be_visible()
    assert shown.locator(".k-tl-sign--house").count() == 1
    told = shown.inner_text() if walk.touch else shown.text_content()
    plans = " ".join(told.partition("Planerat bakåt från avhysningen")[2].split())
    assert re.search(r"Vuxenenheten Norr.*?(marginal|för sent)", plans), told


def refused_later(walk: Walk, row: Locator) -> None:
    """Nor by its address."""
    asked = row.get_by_role("link", name="Ange bekräftelse").first.get_attribute("href") or ""
    walk.to(asked.replace("/kfm-bekraftelse/", "/skjut-upp/"))
    walk.says("Lagen kräver steget")
    assert not walk.page.get_by_role("button", name="Spara", exact=True).count()
    walk.click("Tillbaka till ärendet")


def confirm_the_same_day(walk: Walk) -> None:
    row = step(walk, CONFIRM)
    assert "I dag" in row.inner_text()
    row.get_by_text("Varför?").click()
    names = row.get_by_role("link").all_inner_texts() + row.get_by_role("button").all_inner_texts()
    assert not [name for name in names if "Skjut upp" in name or "Hoppa över" in name], names
    refused_later(walk, row)
    row.get_by_text("Varför?").click()
    walk.follow(row.get_by_role("link", name="Ange bekräftelse").first)
    walk.press("Spara")
    walk.says("Du bekräftade till Kronofogden", f"Klart: {CONFIRM}")


def whole(walk: Walk, case: Case) -> None:
    register_time(walk, case)
    time_is_seen(walk, case)
    confirm_the_same_day(walk)


def test_at_the_desk(walk: Walk, other_case: Case) -> None:
    whole(walk, other_case)


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_on_a_phone_with_a_finger(walk: Walk, other_case: Case) -> None:
    whole(walk, other_case)
