# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hanna prints her own day and the family that Kronofogden has set a time for: one sheet each."""

from pathlib import Path

import pytest

from kvarbo.casework.services import Draft
from tests.casebook import joins
from tests.casework.staffed import give
from tests.journeys.test_paper import pages, paper
from tests.journeys.walking import Walk
from tests.personas import TODAY
from tests.web.unit.work import write_in


@pytest.fixture
def waiting(hers, hanna, petra, omar):
    """Ellen, her child and a day for the eviction, with three units at work."""
    data = {"matter": "U-0000-26", "eviction": "v_ett", "at": "2026-12-09T09:30"}
    eviction = Draft(type="eviction_time_informed", data=data, on=TODAY)
    write_in(hers.ellen, hanna, eviction, joins("bou-norr"), joins("eb-norr"))
    for user in (petra, omar):
        give(user, user, hers.ellen)
    return hers.ellen


def test_a_family_with_a_day_for_the_eviction_is_one_page(walk: Walk, waiting, tmp_path: Path) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.to(f"/arenden/{waiting.number}/")
    walk.click("På papper")
    assert walk.page.url.endswith(paper(waiting))
    assert pages(walk, paper(waiting), tmp_path) == 1
    walk.says("Avhysning", "9 dec", "09.30", "Bekräfta till Kronofogden")
    walk.says("Barn och unga Norr", "Ekonomiskt bistånd Norr")


def test_ones_own_day_is_one_page(walk: Walk, waiting, tmp_path: Path) -> None:
    walk.choose_role("Hanna Mallberg")
    walk.click("Min dag på papper")
    assert pages(walk, "/enheten/papper/?visa=min-dag", tmp_path) == 1
    walk.says("Min dag", "2 hushåll", "Ellen Påhittsson", "Ture Låtsgård")
