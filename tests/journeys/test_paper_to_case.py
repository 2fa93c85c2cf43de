# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a paper on the registrar's desk to a case whose plan changes and says why, in a real browser."""

import datetime as dt

from tests.journeys.walking import Walk
from tests.personas import NOW

DAY = dt.timedelta(days=1)


def register(walk: Walk) -> None:
    """Maj types what the paper says; when the tenant was served it does not say."""
    walk.choose_role("Maj Postberg")
    walk.says("Inget väntar på beslut.")
    walk.click("Registrera från papper")
    walk.click("Obetald hyra eller avgift (blankett 3)")
    walk.press("Spara och gå vidare")
    walk.says("Det här behöver rättas", "Ange hyresvärdens namn.")
    page = walk.page
    assert "Det här behöver rättas" in page.locator(":focus").inner_text()
    page.get_by_label("Sätt").select_option("recommended_letter")
    walk.fill(Postat="2026-11-19", Kom_in="2026-11-20", Telefon="000-12 34 00")
    page.locator("#id_landlord_name").fill("Exempelbostäder AB")
    walk.fill(Namn_på_hyresgästen="Ellen Påhittsson", Gatuadress="Fantasigränd 5", Antal_rum="3", Storlek="74")
    page.locator("#id_amount").fill("17 800")
    page.get_by_label("Hyresrätt").check()
    walk.press("Spara och gå vidare")


def open_case(walk: Walk) -> None:
    walk.says("Ingen träff", "Minst 20 dagar kvar", "Preliminärt: delgivningsdag okänd")
    page = walk.page
    page.get_by_label("Barn 1").select_option("alternating")
    page.locator("#id_child_1_name").fill("Noa Påhittsson")
    page.locator("#id_child_1_born").fill("2016-03-02")
    walk.press("Spara beslutet")
    walk.says("Ellen Påhittsson har fått ärende EX-2026-", "Beslutat i dag")


def enter(walk: Walk, kind: str) -> None:
    walk.click("Ny händelse")
    walk.page.locator(".k-kinds").get_by_role("link", name=kind, exact=True).click()
    walk.look()


def save(walk: Walk, *told: str) -> None:
    walk.press("Spara")
    walk.says("Sparat kl.", *told)


def reach_out(walk: Walk) -> None:
    enter(walk, "Kontakt")
    walk.page.get_by_label("Inget svar").check()
    save(walk, "Du ringde Ellen Påhittsson, inget svar.", "Planen ändrades", "Därför:")
    enter(walk, "Brev")
    walk.page.get_by_label("Vilket brev?").select_option("informationsbrev")
    save(walk, "Du skickade brev till Ellen Påhittsson", "Klart: Skicka informationsbrevet.")
    enter(walk, "Besök")
    walk.page.get_by_label("Fick kontakt").check()
    save(walk, "Du besökte Ellen Påhittsson efter brev om tiden och fick kontakt.")


def learn_when_served(walk: Walk) -> None:
    enter(walk, "Delgivning bekräftad")
    walk.fill(Hyresgästen_delgavs="2026-11-23")
    save(walk, "Återvinningsfristen: mån 14 dec. Räknades förut till tors 10 dec.")
    walk.says("Räknades tidigare till tors 10 dec (till och med tis 24 nov)")


def pay(walk: Walk) -> None:
    enter(walk, "Betalning")
    walk.fill(Betald="2026-11-24")
    save(walk, "17 800 kr betalades tis 24 nov, enligt uppgift.")
    walk.says("Återvinningsfristen är klar i tid. Klockan har stannat.")


def meet_kronofogden(walk: Walk) -> None:
    enter(walk, "Ansökan om avhysning")
    walk.fill(Målnummer_hos_Kronofogden="U-0000-26")
    save(walk, "Nu gäller avsnittet ”Information från Kronofogden om avhysning” i rutinen.")
    enter(walk, "Tid för avhysning")
    walk.page.locator("#id_eviction_day").fill("2026-12-09")
    walk.page.locator("#id_eviction_time").fill("09.30")
    save(walk, "Nytt steg: Bekräfta till Kronofogden", "senast i dag, tis 24 nov")
    walk.says("Kronofogden har satt tid. Avhysning onsdag 9 december 2026 kl. 09.30, om 15 dagar.")
    enter(walk, "Bekräftelse skickad")
    save(walk, "Du bekräftade till Kronofogden", "Klart: Bekräfta till Kronofogden")


def test_from_paper_to_a_plan_that_says_why(walk: Walk, set_clock, other_case) -> None:
    register(walk)
    open_case(walk)
    walk.choose_role("Hanna Mallberg")
    walk.to("/enheten/")
    walk.says("2 hushåll")
    walk.click("Ellen Påhittsson")
    walk.says("Vuxenenheten Norr", "Barn och unga", "Lagens dagar", "växelvis Noa Påhittsson, 10 år")
    walk.page.get_by_text("Varför?", exact=True).filter(visible=True).last.click()
    walk.says("Därför:")
    case = walk.page.url.removeprefix(walk.address)
    reach_out(walk)
    set_clock(NOW + 4 * DAY)
    walk.to(case)
    learn_when_served(walk)
    pay(walk)
    meet_kronofogden(walk)
    enter(walk, "Avhysning återkallad")
    save(walk, "Avhysningen återkallades av hyresvärden.")
    walk.choose_role("Cilla Utberg")
    walk.to(case)
    walk.says("Sidan finns inte")


def test_an_eviction_that_was_carried_out(walk: Walk, other_case) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.to("/enheten/")
    walk.click("Ture Låtsgård")
    enter(walk, "Tid för avhysning")
    walk.fill(Målnummer_hos_Kronofogden="U-0001-26")
    walk.page.locator("#id_eviction_day").fill("2026-11-20")
    walk.page.locator("#id_eviction_time").fill("09.00")
    save(walk, "Planen ändrades")
    enter(walk, "Avhysning verkställd")
    walk.page.get_by_label("Ja, avhysningen av").check()
    save(walk, "Avhysningen verkställdes", "Planen ändrades")
    walk.says("Var bor hushållet nu?")
    newest = walk.page.locator(".k-events li").first
    newest.get_by_role("link", name="Rätta").click()
    walk.look()
    walk.says("Rätta händelsen")
    walk.page.go_back()
    newest.get_by_role("link", name="Ta tillbaka").click()
    walk.look()
    walk.fill(Varför_tas_händelsen_tillbaka="Det var ett annat hushåll")
    walk.press("Ta tillbaka")
    walk.says("Händelsen är tillbakatagen.", "Planen ändrades")


def test_every_other_page(walk: Walk) -> None:
    walk.to("/")
    walk.click("Välj roll")
    walk.to("/logga-in/")
    walk.to("/om-kvarbo/")
    walk.to("/formsprak/")
    walk.choose_role("Hanna Mallberg")
    walk.says("Inga hushåll hos dig")
    walk.click("Regler")
    walk.click("Återvinningsfristen")
    walk.fill(Hyresgästen_delgavs="2026-12-03", Nämnden_fick_meddelandet="2026-12-02")
    walk.press("Räkna")
    walk.says("Sista dag är torsdag 24 december 2026.", "Får ändå göras till")
    walk.to("/regler/skriv-ut/")
