# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The day the net is down: one sheet for each case, the unit's day on a few, entered afterwards."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from kvarbo.cases.models import Case, CasePerson, Event
from kvarbo.people.models import Person
from kvarbo.planning.models import CasePlan
from tests.journeys.walking import PHONE, Walk

PAGE = re.compile(rb"/Type\s*/Page\b")
OVER = ("done", "skipped", "obsolete")


def printed(walk: Walk, path: str, tmp_path: Path) -> bytes:
    """The page as it comes out of the printer."""
    walk.to(path)
    target = tmp_path / "sheet.pdf"
    walk.page.pdf(path=str(target), prefer_css_page_size=True)
    return target.read_bytes()


def pages(walk: Walk, path: str, tmp_path: Path) -> int:
    return len(PAGE.findall(printed(walk, path, tmp_path)))


def paper(case: Case) -> str:
    return f"/arenden/{case.number}/papper/"


def crowded(case: Case, steps: int) -> None:
    """A stored plan with many more steps than any routine has."""
    stored = CasePlan.objects.get(case=case)
    [first, *_] = [one for one in stored.plan["steps"] if one["state"] not in OVER and one["zone"] == "coordination"]
    more = [
        first
        | {
            "key": f"{first['key']}/{n}",
            "title": f"{n}. Fråga hyresvärden om dagen, skulden och störningarna",
            "required": "routine",
            "state": "open" if n % 2 else "waiting",
        }
        for n in range(steps)
    ]
    stored.plan["steps"] += more
    stored.save()


def test_a_short_case_is_one_page_and_looks_the_same_on_screen(walk: Walk, other_case: Case, tmp_path: Path) -> None:
    walk.choose_role("Hanna Mallberg")
    assert pages(walk, paper(other_case), tmp_path) == 1
    walk.says("Plan på papper", "Sekretess. Förvara inlåst.", "Sida 1 av 1")
    expect(walk.page.get_by_role("button", name="Skriv ut")).to_be_visible()


@pytest.mark.parametrize("steps", [12, 25, 45, 80])
def test_a_long_case_is_one_page_and_no_step_goes_unsaid(
    walk: Walk, other_case: Case, tmp_path: Path, steps: int
) -> None:
    crowded(other_case, steps)
    walk.choose_role("Hanna Mallberg")
    assert pages(walk, paper(other_case), tmp_path) == 1
    if steps > 25:
        walk.says("Senare:", "steg till.")


def test_a_case_with_someone_protected_is_one_page_without_address(
    walk: Walk, other_case: Case, tmp_path: Path
) -> None:
    Person.objects.filter(pk__in=CasePerson.objects.filter(case=other_case).values("person")).update(protected=True)
    walk.choose_role("Hanna Mallberg")
    assert pages(walk, paper(other_case), tmp_path) == 1
    walk.says("Adress och telefon skrivs inte ut.")
    walk.never_says("Påhittsgatan")


def test_the_units_day_has_its_head_and_number_on_every_page(
    walk: Walk, opened, town: SimpleNamespace, tmp_path: Path
) -> None:
    for number in range(1, 26):
        opened(tenant_name=f"Ture Påhittad{number}", tenant_street=f"Påhittsgatan {number}")
    walk.choose_role("Hanna Mallberg")
    assert 1 < pages(walk, "/enheten/papper/", tmp_path) <= 4
    walk.says("Enhetens dag", "25 hushåll", "Anteckning, med klockslag")


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_the_papers_are_read_on_a_phone(walk: Walk, other_case: Case) -> None:
    walk.choose_role("Hanna Mallberg")
    for path in (paper(other_case), "/enheten/papper/", f"/arenden/{other_case.number}/fran-papper/"):
        walk.to(path)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_what_was_done_on_paper_is_entered_without_script(walk: Walk, other_case: Case) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.to(paper(other_case))
    walk.says("Skriv ut med Ctrl+P")
    walk.click("För in det som gjorts på papper")
    before = Event.objects.filter(case=other_case).count()
    walk.press("Spara allt")
    walk.says("Det här behöver rättas", "Kryssa i minst ett steg eller fyll i minst en kontakt.")
    walk.type_in(c1_at="08.15")
    walk.press("Fler rader för kontakter")
    walk.says("Kontakt 8")
    for name, words in (("how", "Telefon"), ("with", "Ture Låtsgård (hyresgäst)"), ("result", "Fick kontakt")):
        walk.page.locator(f"#id_c1_{name}").select_option(label=words)
    walk.press("Spara allt")
    walk.says("Från papperet: 1 kontakt. Förstör papperet nu.")
    saved = Event.objects.filter(case=other_case).order_by("seq")[before:]
    assert [(one.type, one.at) for one in saved] == [("contact", "08:15")]
