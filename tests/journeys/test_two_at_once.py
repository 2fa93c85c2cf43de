# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people on one case, a hand that clicks twice, and a save that is undone: nothing is lost, nothing is doubled."""

from collections.abc import Callable
from typing import Any

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.organisation.models import User
from tests.journeys.walking import Walk

TENANT = "Ture Låtsgård"


@pytest.fixture
def another(new_context: Callable[..., Any], live_server: Any) -> Walk:
    """A second person at a browser of her own."""
    return Walk(new_context().new_page(), live_server.url)


def contact_form(walk: Walk, name: str, case: Case) -> None:
    walk.choose_role(name)
    walk.to(f"/arenden/{case.number}/handelse/kontakt/")


def contacts(case: Case) -> int:
    return Event.objects.filter(case=case, type="contact").count()


def test_the_second_is_told_what_the_first_wrote(walk: Walk, another: Walk, other_case: Case, tove: User) -> None:
    contact_form(walk, "Hanna Mallberg", other_case)
    contact_form(another, "Tove Skyddesson", other_case)
    walk.choose("Fick kontakt")
    walk.press("Spara")
    walk.says("Sparat kl.")
    another.choose("Inget svar")
    another.type_in(at="09.15")
    another.press("Spara")
    another.is_told_of()
    another.says("Nytt sedan du öppnade sidan", f"Ringde {TENANT} och fick kontakt", "Hanna Mallberg")
    another.says("Det du skrev är kvar nedan.")
    assert another.page.get_by_label("Inget svar").is_checked()
    assert another.page.locator("#id_at").input_value() == "09.15"
    assert contacts(other_case) == 1
    another.press("Spara")
    another.says("Sparat kl.", f"Du ringde {TENANT}, inget svar.", f"Ringde {TENANT} och fick kontakt")
    assert contacts(other_case) == 2


def test_a_double_click_is_one_event(walk: Walk, other_case: Case) -> None:
    contact_form(walk, "Hanna Mallberg", other_case)
    walk.choose("Inget svar")
    with walk.page.expect_navigation(url=f"**/arenden/{other_case.number}/"):
        walk.page.get_by_role("button", name="Spara", exact=True).dblclick()
    walk.says(f"Du ringde {TENANT}, inget svar.")
    assert contacts(other_case) == 1


def test_a_save_is_undone_from_its_receipt(walk: Walk, other_case: Case) -> None:
    contact_form(walk, "Hanna Mallberg", other_case)
    walk.choose("Fick kontakt")
    walk.press("Spara")
    walk.says("Sparat kl.", "Planen ändrades")
    walk.press("Ångra det du sparade")
    walk.says("Ångrat kl.", "Den syns i historiken men räknas inte.", "Planen ändrades")
    assert Event.objects.filter(case=other_case, type="withdrawn").count() == 1


def test_a_decision_is_undone_from_its_receipt(walk: Walk, town, other_case: Case) -> None:
    walk.choose_role("Maj Postberg")
    walk.follow(walk.page.get_by_role("link", name="Ångra beslutet om").first)
    walk.press("Ångra beslutet")
    walk.is_told_of("Skriv varför beslutet ångras.")
    walk.fill(Varför_ångras_beslutet="Det var en annan Ture")
    walk.press("Ångra beslutet")
    walk.says("är ångrat och underrättelsen väntar igen.", "Ångrat förut", "Det var en annan Ture")
