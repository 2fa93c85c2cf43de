# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contact is logged in two clicks from a row of Min dag, and undone: mouse, finger, keyboard, and without script."""

import pytest
from playwright.sync_api import expect

from kvarbo.cases.models import Event
from tests.journeys.days import row
from tests.journeys.walking import PHONE, ByKeyboard, Walk

TURE = "Ture Låtsgård"


def unfold(walk: Walk) -> None:
    walk.hit(row(walk, TURE).locator("summary"))
    expect(row(walk, TURE).get_by_label("Telefon")).to_be_checked()


def press(walk: Walk, result: str) -> None:
    walk.follow(row(walk, TURE).get_by_role("button", name=result))


def log_and_undo(walk: Walk) -> None:
    """Two clicks, a receipt, and one click back: the row stands as it stood."""
    walk.choose_role("Hanna Mallberg")
    before = row(walk, TURE).inner_text()
    unfold(walk)
    press(walk, "Inget svar")
    walk.says(f"Sparat kl. 10.00. Du ringde {TURE}, inget svar.")
    expect(row(walk, TURE)).to_contain_text("Ingen kontakt än, 1 försök")
    walk.press("Ångra det du sparade")
    walk.says("Ångrat kl. 10.00.")
    assert walk.page.url.endswith("/min-dag/")
    assert row(walk, TURE).inner_text() == before


def test_with_the_mouse(walk: Walk, hers) -> None:
    log_and_undo(walk)


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_with_a_finger_on_a_phone(walk: Walk, hers) -> None:
    log_and_undo(walk)


def test_with_the_keyboard_alone(keys: ByKeyboard, hers) -> None:
    log_and_undo(keys)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script(walk: Walk, hers) -> None:
    log_and_undo(walk)


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_a_text_message_is_sent_not_left(walk: Walk, hers) -> None:
    walk.choose_role("Hanna Mallberg")
    unfold(walk)
    walk.hit(row(walk, TURE).locator("label", has_text="Sms"))
    for one in row(walk, TURE).locator(".k-quick__ways label, .k-quick__results button").all():
        assert one.bounding_box()["height"] >= 44
    press(walk, "Skickat")
    walk.says(f"Du skickade sms till {TURE}, inget svar.")
    assert Event.objects.select_related("payload").get(type="contact").payload.data["channel"] == "sms"
