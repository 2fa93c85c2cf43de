# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kronofogden's paper with a time comes to a household that has a case: everyone sees it at once, and what is left."""

import pytest
from playwright.sync_api import expect

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


def step(walk: Walk, title: str):
    return walk.page.locator(".k-plan tr", has=walk.page.locator("th", has_text=title)).first


def time_is_seen(walk: Walk, case: Case) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.says("Avhysning")
    walk.click(TENANT)
    walk.says(
        "Kronofogden har satt tid. Avhysning onsdag 9 december 2026 kl. 09.30, om 19 dagar.", "Det här kan ännu stoppa"
    )
    expect(walk.page.locator(".k-chip", has_text="Avhysning").first).to_be_visible()
    shown = walk.page.locator(".k-tl__tall" if walk.touch else ".k-tl__wide")
    expect(shown).to_be_visible()
    assert shown.locator(".k-tl-sign--house").count() == 1
    told = shown.inner_text() if walk.touch else shown.text_content()
    assert "Vuxenenheten Norr" in told


def confirm_the_same_day(walk: Walk) -> None:
    row = step(walk, CONFIRM)
    assert "I dag" in row.inner_text()
    row.get_by_text("Varför?").click()
    names = row.get_by_role("link").all_inner_texts() + row.get_by_role("button").all_inner_texts()
    assert not [name for name in names if "Skjut upp" in name or "Hoppa över" in name], names
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
