# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hanna's day: what comes first and why, what she puts off, what she moves up, and what she had begun."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.journeys.days import group, row
from tests.journeys.walking import PHONE, ByKeyboard, Walk
from tests.personas import NOW

ELLEN, TURE, RING = "Ellen Påhittsson", "Ture Låtsgård", "Ring eller sms:a hushållet"
NOTE = "Hen ville bli uppringd efter klockan tre."
AWAY = "Bortrest till onsdag, enligt hyresvärden"


def park(walk: Walk) -> None:
    """From the plan, until Wednesday, with a reason."""
    walk.click(TURE)
    step = walk.page.locator("tr", has=walk.page.locator("th", has_text=RING)).first
    walk.hit(step.get_by_text("Varför?"))
    walk.follow(step.get_by_role("link", name="Skjut upp"))
    walk.press("Spara")
    walk.is_told_of("Skriv varför.")
    walk.type_in(until="2026-11-25", reason=AWAY)
    walk.press("Spara")
    walk.says("Då kommer steget tillbaka av sig självt.", AWAY)


def test_what_is_put_off_lies_under_later_and_comes_back_on_its_day(walk: Walk, hers, set_clock) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.says(f"En sak i dag. Först: besluta om utredning för {ELLEN} – det måste ske i dag enligt lag.")
    expect(walk.page.locator(".k-line").first).to_contain_text(ELLEN)
    park(walk)
    walk.click("Min dag")
    expect(row(walk, TURE)).to_be_hidden()
    walk.hit(walk.page.locator(".k-myday__later summary").first)
    expect(group(walk, "Senare")).to_contain_text("Uppskjutet till ons 25 nov, om 5 dagar")
    coming = walk.page.locator(".k-ahead div", has_text="Ons 25 nov")
    expect(coming).to_contain_text(TURE)
    walk.follow(coming.get_by_role("link", name=TURE))
    walk.says(AWAY)
    set_clock(NOW + dt.timedelta(days=5))
    walk.to("/min-dag/")
    expect(group(walk, "I dag")).to_contain_text(TURE)


def move_up(walk: Walk) -> None:
    walk.choose_role("Hanna Mallberg")
    expect(group(walk, "Den här veckan")).to_contain_text(TURE)
    walk.follow(row(walk, TURE).get_by_role("link", name="Flytta i listan"))
    walk.press("Flytta")
    walk.is_told_of("Skriv varför.")
    walk.type_in(reason="Ture ringde och är orolig")
    walk.press("Flytta")
    walk.says(f"Två saker i dag. Först: ring eller sms:a hushållet för {TURE} – raden är flyttad för hand.")
    expect(group(walk, "I dag").locator(".k-line").first).to_contain_text("Flyttad upp av dig")


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_on_a_phone_a_household_is_moved_up_with_a_reason_and_back_again(walk: Walk, hers) -> None:
    move_up(walk)
    walk.press("Ångra det du sparade")
    expect(group(walk, "Den här veckan")).to_contain_text(TURE)
    walk.never_says("Flyttad upp av dig")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_reason_stands_where_the_unit_reads_it(walk: Walk, hers) -> None:
    move_up(walk)
    walk.click("Enheten")
    walk.says("1 ändring av ordningen")
    walk.click("Läs skälen")
    walk.says(TURE, "Ture ringde och är orolig")


def test_by_keyboard_a_note_that_was_begun_is_found_and_finished(keys: ByKeyboard, hers) -> None:
    keys.page.clock.install()
    keys.choose_role("Hanna Mallberg")
    keys.to(f"/arenden/{hers.ture.number}/handelse/anteckning/")
    keys.type_in(reason=NOTE)
    keys.page.clock.fast_forward(3_000)
    expect(keys.page.get_by_text("Sparat 10.00")).to_be_visible()
    keys.click("Min dag")
    begun = keys.page.locator(".k-side__part", has_text="Oavslutat")
    expect(begun).to_contain_text(hers.ture.number)
    keys.follow(begun.get_by_role("link"))
    expect(keys.page.locator("#id_reason")).to_have_value(NOTE)
    keys.press("Spara")
    keys.says("Sparat kl.", NOTE)
    keys.click("Min dag")
    keys.never_says("Oavslutat")
