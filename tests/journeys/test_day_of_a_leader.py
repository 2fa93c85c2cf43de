# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Birgitta's day: somebody is away, somebody is to have what came in, and the figures say how the unit reaches out."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from kvarbo.jobs.services import run_due
from kvarbo.organisation.models import User
from tests.journeys.walking import PHONE, Walk
from tests.personas import NOW, TODAY

LIST = "/enheten/hushall/"
NUMBER = re.compile(r"\d+")


@pytest.fixture
def unit(hers: SimpleNamespace, opened, linus: User) -> SimpleNamespace:
    """Hanna has two, and two have nobody."""
    opened(tenant_name="Elsa Övgård", tenant_street="Sagostigen 2")
    opened(tenant_name="Otto Sagolund", tenant_street="Sagostigen 4")
    return hers


def report_away(walk: Walk) -> None:
    walk.to("/enheten/")
    walk.click("Frånvaro och vikarier")
    walk.page.get_by_label("Vem?").select_option(label="Hanna Mallberg")
    walk.type_in(until_day="2026-11-19")
    walk.press("Anmäl")
    walk.is_told_of("måste ligga efter första dagen borta")
    walk.type_in(until_day="2026-11-27")
    walk.press("Anmäl")
    walk.says("Noterat. Hanna Mallberg är borta från fre 20 nov, tillbaka fre 27 nov.", "Välj vem som tar dem.")


def test_somebody_is_away_and_a_colleague_stands_in(walk: Walk, unit) -> None:
    walk.choose_role("Birgitta Provander")
    report_away(walk)
    walk.press("Lämna över")
    walk.is_told_of("Välj vem som ska få hushållen.")
    walk.page.get_by_label("Alla till").select_option(label="Linus Prototyp, 0 hushåll")
    walk.press("Visa vem som får vad")
    walk.says("Så blir det inget är sparat än", "Linus Prototyp 0 2 2")
    walk.press("Lämna över så")
    walk.says("Överlämnat kl. 10.00. Linus Prototyp fick 2 hushåll.", "Linus Prototyp står in till fre 27 nov")
    walk.press("Ångra det du sparade")
    walk.says("2 hushåll är som före.")
    walk.to("/enheten/")
    away = walk.page.locator(".k-load tr", has_text="Hanna Mallberg")
    expect(away).to_contain_text("Borta, tillbaka fre 27 nov")


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_on_a_phone_several_are_given_at_once_and_taken_back(walk: Walk, unit) -> None:
    walk.choose_role("Birgitta Provander")
    walk.to("/enheten/tilldela/")
    walk.press("Tilldela de ikryssade")
    walk.is_told_of("Kryssa i minst ett hushåll.", "Välj vem som ska få hushållen.")
    for name in ("Elsa Övgård", "Otto Sagolund", "Linus Prototyp"):
        walk.choose(name)
    walk.press("Tilldela de ikryssade")
    walk.says("Tilldelat kl. 10.00. Linus Prototyp fick 2 hushåll.")
    walk.press("Ångra det du sparade")
    walk.says("2 hushåll är som före.")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_every_choice_says_how_many_rows_it_gives(walk: Walk, unit) -> None:
    walk.choose_role("Birgitta Provander")
    walk.to(f"{LIST}?visa=alla")
    tabs = walk.page.get_by_role("navigation", name="Visa").get_by_role("link").all()
    told = [(one.inner_text(), one.get_attribute("href")) for one in tabs]
    assert len(told) == 9
    for words, address in told:
        walk.to(f"{LIST}{address}")
        count = int(NUMBER.findall(words)[-1])
        assert walk.page.locator(".k-line").count() == count, words
        walk.says(f"{count} hushåll")
    walk.page.get_by_label("Handläggare").select_option(label="Hanna Mallberg (0)")
    walk.press("Visa")
    walk.click("Ta bort valet Att följa upp")
    walk.says("2 hushåll Ta bort valet Hanna Mallberg")
    chosen = walk.page.url
    walk.click("Min dag")
    walk.to(LIST)
    assert walk.page.url == chosen


def test_a_drawing_has_the_same_figures_as_a_table(walk: Walk, unit) -> None:
    walk.choose_role("Birgitta Provander")
    walk.to("/enheten/")
    drawn = walk.page.locator(".k-chart--wide").filter(visible=True)
    for one in drawn.all():
        name, words = one.locator("title").first, one.locator("desc").first
        assert name.text_content()
        assert NUMBER.search(words.text_content() or "")
    for one in walk.page.locator(".k-astable").all():
        walk.hit(one.locator("summary"))
        expect(one.locator("table")).to_be_visible()
    assert drawn.count() == walk.page.locator(".k-astable").count() > 0
    cells = walk.page.locator(".k-astable").last.locator("td").all_inner_texts()
    assert sum(map(int, cells)) == 4


def test_the_routine_month_by_month_and_the_jobs_of_the_night(walk: Walk, unit) -> None:
    run_due(today=TODAY, now=NOW)
    walk.choose_role("Birgitta Provander")
    walk.to("/enheten/")
    walk.click("Följs rutinen?")
    walk.says("Vuxenenheten Norr", "November 2026, hittills.", "aldrig enskilda medarbetare")
    walk.hit(walk.page.get_by_text("Visa som tabell").first)
    expect(walk.page.locator(".k-measure table").first).to_be_visible()
    walk.click("Nattens jobb")
    walk.says("Allt är kört i dag.")
    walk.never_says("Hanna Mallberg", "Ellen Påhittsson")
