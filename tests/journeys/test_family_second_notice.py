# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second notice on a family: the routine's chain brings in Barn och unga, who name a caseworker, in a browser."""

import pytest

from kvarbo.cases.models import Case
from kvarbo.notices.household import Member
from kvarbo.organisation.models import User
from tests.journeys.walking import Walk

FAMILY = {"tenant_name": "Ellen Påhittsson", "tenant_street": "Fantasigränd 5"}
CHAIN = (
    "Informera Barn och unga",
    "Utse ansvarig handläggare vid Barn och unga",
    "Kalla till gemensamt besök",
    "Träffa familjen på kontoret",
)


@pytest.fixture
def family(opened, petra: User) -> Case:
    """Ellen Påhittsson's case in Norr, with a child and one notice."""
    return opened(members=(Member(name="Noa Påhittsson", lives_here="permanent"),), **FAMILY)


def join_second_notice(walk: Walk, case: Case) -> None:
    walk.choose_role("Maj Postberg")
    walk.click("Registrera från papper")
    walk.click("Obetald hyra eller avgift (blankett 3)")
    walk.page.get_by_label("Sätt").select_option("recommended_letter")
    walk.fill(Postat="2026-11-19", Kom_in="2026-11-20")
    walk.type_in(landlord_name="Exempelbostäder AB", amount="8 900")
    walk.fill(Namn_på_hyresgästen=FAMILY["tenant_name"], Gatuadress=FAMILY["tenant_street"])
    walk.choose("Hyresrätt")
    walk.press("Spara och gå vidare")
    walk.says("Vi tror att det gäller", "Den andra underrättelsen.", f"Öppet ärende {case.number}.")
    walk.choose("Ja, det är Ellen Påhittsson")
    walk.choose(f"Lägg till i ärende {case.number}")
    walk.press("Spara beslutet")
    walk.says(f"ligger nu i ärende {case.number}.", "Ångra", "Beslutat i dag")
    assert Case.objects.count() == 1


def row(walk: Walk, title: str):
    """The step's row in the plan."""
    return walk.page.locator("tr", has=walk.page.locator("th", has_text=title)).first


def from_step(walk: Walk, title: str, button: str) -> None:
    row(walk, title).get_by_text("Varför?").click()
    row(walk, title).get_by_role("link", name=button).first.click()
    walk.look()
    walk.says(f"Steg: {title}")


def save(walk: Walk, *told: str) -> None:
    walk.press("Spara")
    walk.says("Sparat kl.", *told)


def test_the_second_notice_on_a_family_brings_in_the_child_unit(walk: Walk, family: Case) -> None:
    address = f"/arenden/{family.number}/"
    walk.choose_role("Petra Lindmark")
    walk.to(address)
    walk.says("Sidan finns inte")
    join_second_notice(walk, family)
    walk.choose_role("Hanna Mallberg")
    walk.to(address)
    walk.says("Andra underrättelsen", *CHAIN)
    # Barn och unga names its own: Hanna has no form for that.
    assert not row(walk, CHAIN[1]).locator("a", has_text="Utse handläggare").count()
    from_step(walk, CHAIN[0], "Ta med enheten")
    assert walk.page.get_by_label("Vilken enhet?").input_value() == "bou-norr"
    save(walk, "Barn och unga Norr är med i ärendet.", f"Klart: {CHAIN[0]}.")
    walk.choose_role("Petra Lindmark")
    walk.to("/enheten/")
    walk.click("Ellen Påhittsson")
    walk.says(CHAIN[1], "Avgör om uppgiften är en anmälan om barn")
    from_step(walk, CHAIN[1], "Utse handläggare")
    save(walk, "Petra Lindmark utsågs till handläggare barn och unga", f"Klart: {CHAIN[1]}.")
    from_step(walk, "Avgör om uppgiften är en anmälan om barn", "Ange bedömning")
    walk.page.get_by_label("Inget behov av skydd").check()
    save(walk, "Skyddsbedömning av Noa Påhittsson", "Klart: Avgör om uppgiften är en anmälan om barn.")
    walk.choose_role("Hanna Mallberg")
    walk.to(address)
    assert "Skyddsbedömning av" not in walk.page.locator("main").inner_text()
    from_step(walk, CHAIN[2], "Logga kallelse")
    walk.page.locator("#id_meet_day").fill("2026-11-26")
    walk.page.locator("#id_meet_time").fill("13.00")
    save(walk, "Du kallade Ellen Påhittsson till möte tors 26 nov kl. 13.00", f"Klart: {CHAIN[2]}.")
    from_step(walk, CHAIN[3], "Logga möte")
    assert walk.page.get_by_label("Vilket möte?").input_value() == "gemensamt_besok"
    walk.says("Barn och unga Norr", "Vilka var med?")
