# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child unit and economic aid in the same case: each its own steps, whom it waits for, nothing of the other's."""

from types import SimpleNamespace

import pytest

from kvarbo.casework.services import Draft
from kvarbo.planning.models import PlanStep
from tests.casebook import joins
from tests.casework.staffed import give
from tests.journeys.days import row
from tests.journeys.walking import PHONE, Walk
from tests.personas import TODAY
from tests.web.unit.work import write_in

ELLEN = "Ellen Påhittsson"
OF_THE_CHILD, OF_THE_MONEY = "Noa vill bo hos sin mormor", "Lönen är utmätt sedan i våras"


@pytest.fixture
def three(hers: SimpleNamespace, hanna, petra, omar) -> SimpleNamespace:
    """Ellen's case, with Petra and Omar in it, and what each of them has written in the own zone."""
    write_in(hers.ellen, hanna, joins("bou-norr"), joins("eb-norr"))
    for user, zone, text in ((petra, "child", OF_THE_CHILD), (omar, "economy", OF_THE_MONEY)):
        give(user, user, hers.ellen)
        write_in(hers.ellen, user, Draft(type="note", data={}, on=TODAY, zone=zone, reason=text))
    return hers


def titles(case, zone: str) -> set[str]:
    """What the steps of a zone are called inside it."""
    found = PlanStep.objects.filter(case=case, zone=zone)
    open_ones = set(PlanStep.objects.filter(case=case).exclude(zone=zone).values_list("title", flat=True))
    return {one.title for one in found if one.title != one.outside_title} - open_ones


def nothing_of(walk: Walk, case, *texts: str) -> None:
    """In all that a browser gets of any page where the household stands."""
    lists = ("/min-dag/?nytt=alla", "/enheten/", "/enheten/hushall/?visa=alla", "/enheten/skal/", "/enheten/papper/")
    inside = [f"/arenden/{case.number}/{path}" for path in ("", "papper/", "avsluta/", "lasare/", "ny-handelse/")]
    for path in (*lists, *inside):
        answer = walk.page.request.get(walk.address + path)
        assert answer.ok, path
        for text in texts:
            assert text not in answer.text(), f"{text!r} is on {path}"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_the_child_unit_sees_its_own_steps_and_no_money(walk: Walk, three) -> None:
    walk.choose_role("Petra Lindmark")
    walk.says(f"Först: avgör om uppgiften är en anmälan om barn för {ELLEN} – det måste ske i dag enligt lag.")
    walk.says("Hanna, Vuxenenheten Norr")
    walk.never_says("Ture Låtsgård")
    walk.click("Enheten")
    walk.says("Barn och unga Norr", "1 hushåll.", "Petra Lindmark 1 1")
    money = titles(three.ellen, "economy")
    assert money
    nothing_of(walk, three.ellen, OF_THE_MONEY, *money)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_economic_aid_waits_for_a_unit_that_is_named_and_sees_no_child(walk: Walk, three) -> None:
    walk.choose_role("Omar Kronfalk")
    walk.says("Väntar på andra", "Väntar på Vuxenenheten Norr")
    walk.never_says("Ture Låtsgård")
    for told in ("Sparat kl. 10.00.", "Vuxenenheten Norr är redan påmind i dag."):
        walk.follow(row(walk, ELLEN).get_by_role("button", name=f"Påminn Vuxenenheten Norr om {ELLEN}"))
        walk.says(told)
    walk.follow(row(walk, ELLEN).get_by_role("link", name="Nå enheten"))
    walk.click("Enheten")
    walk.says("Ekonomiskt bistånd Norr", "1 hushåll.")
    children = titles(three.ellen, "child")
    assert children
    nothing_of(walk, three.ellen, OF_THE_CHILD, *children)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_the_one_who_coordinates_sees_no_more_of_the_child(walk: Walk, three) -> None:
    walk.choose_role("Hanna Mallberg")
    nothing_of(walk, three.ellen, OF_THE_CHILD, *titles(three.ellen, "child"))


@pytest.mark.browser_context_args(viewport=PHONE, has_touch=True)
def test_a_registrar_has_the_inbox_and_none_of_the_day(walk: Walk, three) -> None:
    walk.choose_role("Maj Postberg")
    inbox = f"{walk.address}/underrattelser/"
    assert walk.page.url == inbox
    walk.hit(walk.page.get_by_text("Meny", exact=True))
    menu = walk.page.locator(".k-menu__panel").inner_text()
    assert "Nya underrättelser" in menu
    for words in ("Min dag", "Enheten", "Sök"):
        assert words not in menu
    for path in ("/", "/min-dag/", "/enheten/", "/enheten/hushall/", "/enheten/skal/"):
        walk.page.goto(walk.address + path)
        assert walk.page.url == inbox
    case = f"/arenden/{three.ellen.number}/"
    typed = ("papper/", "tilldela/", "franvaro/", "lamna-over/", "rutinen/")
    for path in (
        "/sok/",
        "/drift/jobb/",
        *(f"/enheten/{one}" for one in typed),
        case,
        f"{case}avsluta/",
        f"{case}papper/",
        f"{case}flytta-i-listan/",
    ):
        assert walk.page.goto(walk.address + path).status == 404, path
        walk.says("Sidan finns inte")
