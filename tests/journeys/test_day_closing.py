# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case is closed, followed up and opened again; one with a family that has no home is closed by whoever decides."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from kvarbo.cases.models import Case, CasePerson, Event
from kvarbo.jobs.services import run_due
from kvarbo.notices.models import Notice
from tests.casebook import contact, joins, payment
from tests.journeys.days import all_done, evicted, row
from tests.journeys.walking import PHONE, ByKeyboard, Walk
from tests.personas import NOW
from tests.web.unit.work import write_in

TURE, PAID = "Ture Låtsgård", "Skulden betald, bor kvar"
LATER = NOW + dt.timedelta(days=94)
NO_HOME = "Familjen är avhyst och inget annat boende är ordnat"
WHY = "Familjen har flyttat utomlands och svarar inte."


def page_of(case: Case) -> str:
    return f"/arenden/{case.number}/"


@pytest.fixture
def paid(hers, hanna, omar) -> Case:
    """Ture has paid, and nothing is left to do."""
    case = hers.ture
    tenant, paper = CasePerson.objects.get(case=case, part="tenant").person_id, Notice.objects.get(case=case).pk
    told = (contact(tenant, about=(paper,)), payment(notice_id=paper), joins("eb-norr"))
    write_in(case, hanna, *told)
    all_done(case, {"coordination": hanna, "economy": omar})
    return case


@pytest.fixture
def homeless(hers, hanna, omar, petra) -> Case:
    """Ellen and her child are evicted. Every step is done, and no home is noted."""
    evicted(hers.ellen, hanna, "bou-norr", "eb-norr")
    all_done(hers.ellen, {"coordination": hanna, "economy": omar, "child": petra})
    return hers.ellen


def close_as_paid(walk: Walk, case: Case) -> None:
    walk.to(page_of(case))
    step = walk.page.locator("tr", has=walk.page.locator("th", has_text="Sätt utfall och avsluta")).first
    expect(step.get_by_role("button", name="Markera som klart")).to_have_count(0)
    walk.click("Avsluta ärendet")
    walk.says("Det här är kvar", "Vad händer sedan?")
    walk.press("Avsluta ärendet")
    walk.is_told_of("Välj hur det gick.")
    walk.choose(PAID)
    walk.press("Avsluta ärendet")
    walk.says(f"Ärendet avslutades: {PAID.lower()}.", "Nästa uppföljning: lör 20 feb 2027.")


def follow_up(walk: Walk) -> None:
    """From Min dag, where it stands again on its day."""
    walk.to("/min-dag/")
    walk.follow(row(walk, TURE).get_by_role("link", name="Följ upp"))
    walk.says("Uppföljning", PAID)
    walk.press("Spara uppföljningen")
    walk.is_told_of("Välj om hushållet bor kvar.")
    walk.choose("Ja, bor kvar")
    walk.press("Spara uppföljningen")
    walk.says("Uppföljning efter tre månader: bor kvar.")


def open_again(walk: Walk) -> None:
    walk.click("Öppna igen")
    walk.press("Öppna igen")
    walk.is_told_of("Skriv varför.")
    walk.fill(Varför_öppnas_ärendet_igen="En ny skuld har uppstått")
    walk.press("Öppna igen")
    walk.says("Ärendet öppnades igen. Skäl: En ny skuld har uppstått.")


def test_a_paid_case_is_closed_undone_followed_up_and_opened_again(walk: Walk, paid: Case, set_clock) -> None:
    walk.choose_role("Hanna Mallberg")
    close_as_paid(walk, paid)
    walk.press("Ångra det du sparade")
    walk.says("Ångrat kl. 10.00.")
    walk.never_says("Ärendet är avslutat")
    close_as_paid(walk, paid)
    walk.click("Min dag")
    expect(row(walk, TURE)).to_have_count(0)
    set_clock(LATER)
    run_due(today=LATER.date(), now=LATER)
    follow_up(walk)
    open_again(walk)
    expect(walk.page.get_by_role("link", name="Avsluta ärendet").first).to_be_visible()


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_a_family_without_a_home_is_closed_by_the_leader_alone_with_a_reason(walk: Walk, homeless: Case) -> None:
    address = f"{page_of(homeless)}avsluta/"
    walk.choose_role("Hanna Mallberg")
    walk.to(address)
    walk.says(NO_HOME, "Be Birgitta Provander besluta om ärendet ska avslutas ändå.")
    expect(walk.page.get_by_role("button", name="Avsluta ärendet")).to_have_count(0)
    walk.choose_role("Birgitta Provander")
    walk.to(address)
    walk.choose("Avhyst")
    walk.press("Avsluta ärendet")
    walk.is_told_of("Gör klart det som är kvar, eller skriv varför ärendet avslutas ändå.")
    walk.type_in(override_reason=WHY)
    walk.press("Avsluta ärendet")
    walk.says(f"Birgitta Provander beslutade att avsluta trots det som var kvar. Skäl: {WHY}")
    assert Case.objects.get(pk=homeless.pk).closed_on


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_by_keyboard_and_without_script_the_case_is_closed_when_a_home_is_noted(
    keys: ByKeyboard, homeless: Case
) -> None:
    keys.choose_role("Hanna Mallberg")
    keys.to(f"{page_of(homeless)}avsluta/")
    left = keys.page.locator(".k-left li", has_text=NO_HOME)
    keys.follow(left.get_by_role("link", name="Ange boende"))
    keys.page.get_by_label("Hur bor de då?").select_option(label="Hos familj eller närstående")
    keys.fill(Från_vilken_dag="2026-11-20")
    keys.press("Spara")
    keys.says("Sparat kl.")
    keys.to(f"{page_of(homeless)}avsluta/")
    keys.choose("Avhyst")
    keys.press("Avsluta ärendet")
    keys.says("Ärendet är avslutat", "Avhyst. Avslutat 20 nov.")
    assert not Event.objects.select_related("payload").get(type="case_closed").payload.data.get("override")
