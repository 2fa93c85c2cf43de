# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A caseworker is called away in the middle of a note: she is asked first, and nothing that she wrote is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from kvarbo.cases.models import Case, Event
from kvarbo.organisation.models import User
from kvarbo.web import clock
from kvarbo.workplace.models import FormDraft
from tests.journeys.walking import PHONE, Walk

NOTE = "Hen berättade om lönen och bad oss ringa på fredag."
ASKED = "Är du kvar?"
PLAIN = pytest.mark.browser_context_args(java_script_enabled=False)
Pass = Callable[[Walk, int], None]


@pytest.fixture
def let_pass(monkeypatch: pytest.MonkeyPatch) -> Pass:
    """Minutes go by for the server, and for the browser's own clock where it has one."""
    beat = [1_000_000]
    monkeypatch.setattr(clock, "beat", lambda: beat[0])

    def let_pass(walk: Walk, minutes: int) -> None:
        beat[0] += 60 * minutes
        if not walk.plain:
            walk.page.clock.fast_forward(60_000 * minutes)

    return let_pass


def sit_down(walk: Walk, case: Case, name: str = "Hanna Mallberg") -> None:
    if not walk.plain:
        walk.page.clock.install()
    walk.choose_role(name)
    walk.to(f"/arenden/{case.number}/handelse/anteckning/")


def write(walk: Walk) -> None:
    walk.write(walk.page.locator("#id_reason"), NOTE)


def notes(case: Case) -> int:
    return Event.objects.filter(case=case, type="note").count()


def test_she_is_asked_in_time_and_stays_with_one_key(walk: Walk, other_case: Case, let_pass: Pass) -> None:
    sit_down(walk, other_case)
    dialog = walk.page.get_by_role("dialog", name=ASKED)
    let_pass(walk, 50)
    expect(dialog).to_be_hidden()
    let_pass(walk, 6)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Du loggas ut om 4 minuter")
    expect(walk.page.get_by_role("button", name="Ja, jag är kvar")).to_be_focused()
    walk.look()
    walk.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    let_pass(walk, 30)
    write(walk)
    walk.press("Spara")
    walk.says("Sparat kl.")


def test_escape_is_an_answer_too(walk: Walk, other_case: Case, let_pass: Pass) -> None:
    sit_down(walk, other_case)
    let_pass(walk, 57)
    expect(walk.page.get_by_role("dialog", name=ASKED)).to_be_visible()
    walk.page.keyboard.press("Escape")
    expect(walk.page.get_by_role("dialog", name=ASKED)).to_be_hidden()
    let_pass(walk, 20)
    walk.to("/regler/")
    walk.says("Regler")


def test_what_she_typed_is_there_when_she_is_back(walk: Walk, other_case: Case, let_pass: Pass) -> None:
    sit_down(walk, other_case)
    write(walk)
    walk.page.clock.fast_forward(3_000)
    expect(walk.page.get_by_text("Sparat 10.00")).to_be_visible()
    let_pass(walk, 62)
    expect(walk.page.get_by_role("dialog", name="Du är utloggad")).to_be_visible()
    walk.click("Logga in igen")
    walk.says("Hanna Mallberg är utloggad efter 60 minuter.")
    walk.press("Fortsätt som Hanna Mallberg")
    walk.says("Din text finns kvar, sparad kl. 10.00.")
    expect(walk.page.locator("#id_reason")).to_have_value(NOTE)
    walk.press("Spara")
    walk.says("Sparat kl.")
    assert notes(other_case) == 1
    assert not FormDraft.objects.exists()


def test_a_form_that_keeps_nothing_by_itself_is_kept_when_it_is_over(
    walk: Walk, other_case: Case, let_pass: Pass
) -> None:
    sit_down(walk, other_case)
    walk.to(f"/arenden/{other_case.number}/flytta-i-listan/")
    walk.type_in(reason=NOTE)
    let_pass(walk, 65)
    dialog = walk.page.get_by_role("dialog", name="Du är utloggad")
    expect(dialog).to_contain_text("Det du har skrivit är sparat")
    walk.click("Logga in igen")
    walk.press("Fortsätt som Hanna Mallberg")
    walk.says("Din text finns kvar, sparad kl. 10.00.")
    expect(walk.page.locator("#id_reason")).to_have_value(NOTE)


@pytest.mark.parametrize("screen", [None, PHONE], ids=["desk", "phone"])
@PLAIN
def test_a_form_sent_too_late_is_there_without_javascript(
    walk: Walk, other_case: Case, let_pass: Pass, screen: dict[str, int] | None
) -> None:
    if screen:
        walk.screen = screen
        walk.page.set_viewport_size(screen)  # type: ignore[arg-type]
    sit_down(walk, other_case)
    assert "Du är inloggad till kl. 11.00" in walk.page.locator("body").inner_text()
    write(walk)
    let_pass(walk, 61)
    walk.press("Spara")
    walk.says("Hanna Mallberg är utloggad efter 60 minuter.")
    walk.press("Fortsätt som Hanna Mallberg")
    walk.says("Din text finns kvar, sparad kl. 10.00.")
    expect(walk.page.locator("#id_reason")).to_have_value(NOTE)
    assert notes(other_case) == 0
    walk.press("Spara")
    assert notes(other_case) == 1


@PLAIN
def test_another_at_the_same_computer_sees_nothing_of_it(
    walk: Walk, other_case: Case, let_pass: Pass, tove: User
) -> None:
    sit_down(walk, other_case)
    write(walk)
    let_pass(walk, 61)
    walk.press("Spara")
    walk.press("Välj Tove Skyddesson")
    walk.never_says("Din text finns kvar", NOTE)
    walk.to(f"/arenden/{other_case.number}/handelse/anteckning/")
    walk.never_says("Din text finns kvar")
    expect(walk.page.locator("#id_reason")).to_have_value("")
