# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody knows when the tenant was served. The clock is preliminary until the landlord answers, and then it moves."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from kvarbo.cases.models import Event
from tests.journeys.walking import PHONE, Walk
from tests.personas import NOW

DAY = dt.timedelta(days=1)
TENANT = "Ellen Påhittsson"
UNKNOWN = "preliminärt: delgivningsdag okänd"


def signs(walk: Walk, shape: str) -> int:
    """How many signs of a kind stand on the time line that this screen shows: the drawing or the list."""
    seen = walk.page.locator(".k-tl__tall ol" if walk.touch else ".k-tl__wide").first
    expect(seen).to_be_visible()
    return seen.locator(f".k-tl-sign--{shape}").count()


def table(walk: Walk) -> str:
    """The same facts as text."""
    return " ".join(walk.page.locator(".k-tl__table").last.text_content().split())


def ask_the_landlord(walk: Walk) -> None:
    walk.says("Frågor att ställa om underrättelsen")
    walk.click("Ny händelse")
    walk.follow(walk.page.locator(".k-kinds").get_by_role("link", name="Delgivning bekräftad", exact=True))
    walk.type_in(served_on="2027-01-04")
    walk.press("Spara")
    walk.is_told_of()
    walk.type_in(served_on="2026-11-23")
    walk.press("Spara")


def day_moves(walk: Walk, set_clock, case) -> None:
    address = f"/arenden/{case.number}/"
    walk.choose_role("Hanna Mallberg")
    walk.to("/enheten/")
    walk.click(TENANT)
    walk.says(UNKNOWN, "minst till torsdag 10 december 2026")
    assert walk.page.locator(".k-clock__arc[stroke-dasharray]").count()
    assert signs(walk, "preliminary")
    assert not signs(walk, "superseded")
    assert "Preliminär dag" in table(walk)
    set_clock(NOW + 4 * DAY)
    walk.to(address)
    ask_the_landlord(walk)
    walk.says(
        "Sparat kl. 10.00.", "Planen ändrades", "Återvinningsfristen: mån 14 dec. Räknades förut till tors 10 dec."
    )
    walk.says("till och med måndag 14 december 2026", "Räknades tidigare till tors 10 dec (till och med tis 24 nov)")
    walk.never_says(UNKNOWN)
    assert not walk.page.locator(".k-clock__arc[stroke-dasharray]").count()
    assert signs(walk, "superseded")
    assert signs(walk, "law")
    assert "Gäller inte längre" in table(walk)
    assert Event.objects.filter(case=case, type="service_confirmed").count() == 1


def test_the_clock_moves_and_the_day_before_is_still_shown(walk: Walk, set_clock, opened) -> None:
    day_moves(walk, set_clock, opened(tenant_name=TENANT))


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_the_same_on_a_phone_with_a_finger(walk: Walk, set_clock, opened) -> None:
    day_moves(walk, set_clock, opened(tenant_name=TENANT))
