# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deciding on each paper: what it tells enters the case in the same breath."""

from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import log_of
from kvarbo.dwellings.models import Tenancy
from kvarbo.notices.papers import PAPERS
from kvarbo.planning.services import check_all
from tests.notices.conftest import WHEN
from tests.notices.paper import Register

PLAIN = ["case_opened", "unit_joined", "person_joined", "tenancy_recorded", "notice_joined"]
BESIDE = {
    "kronofogden-ansokan": ["enforcement_applied"],
    "kronofogden-tid": ["eviction_time_informed"],
    "ansokan": ["application"],
}


def told(case: Case, name: str) -> list[dict]:
    return [event.data for event in log_of(case=case).events if event.type == name]


@pytest.mark.parametrize("slug", PAPERS)
def test_every_paper_opens_a_case(registered: Register, opens, slug: str) -> None:
    notice = registered(paper=slug)
    case = opens(notice)
    assert [event.type for event in log_of(case=case).events] == PLAIN + BESIDE.get(slug, [])
    [joined] = told(case, "notice_joined")
    assert (joined["kind"], joined["cause"], joined["sender"]) == (notice.kind, notice.cause, notice.sender)
    assert check_all(**WHEN) == []


def test_the_day_that_the_electricity_is_cut_off_is_in_the_log(registered: Register, opens) -> None:
    [joined] = told(opens(registered(paper="elskuld")), "notice_joined")
    assert str(joined["cut_off_on"]) == "2026-12-01"
    assert "amount" not in joined


@pytest.mark.parametrize("slug", ["elskuld", "kronofogden-tid", "ansokan", "anmalan"])
def test_a_paper_that_names_no_landlord_says_so(registered: Register, opens, slug: str) -> None:
    case = opens(registered(paper=slug))
    tenancy = Tenancy.objects.get(pk=told(case, "tenancy_recorded")[0]["tenancy"])
    assert (tenancy.landlord.name, tenancy.regime) == ("Hyresvärden är inte känd", "ANNAT")


def test_kronofogden_s_application_begins_a_matter(registered: Register, opens) -> None:
    [applied] = told(opens(registered(paper="kronofogden-ansokan")), "enforcement_applied")
    assert (applied["matter"], str(applied["applied_on"])) == ("U-12345-26", "2026-11-16")


def test_a_new_time_takes_the_place_of_the_old(registered: Register, opens, joins) -> None:
    first = registered(paper="kronofogden-tid")
    case = opens(first)
    first.refresh_from_db()
    joins(registered(paper="kronofogden-tid", eviction_at="2026-12-16T10:00"), case, first.person)
    old, new = told(case, "eviction_time_informed")
    assert "replaces" not in old
    assert (new["replaces"], new["at"]) == (old["eviction"], "2026-12-16T10:00")
    assert len(told(case, "tenancy_recorded")) == 1


def test_the_same_time_told_twice_is_one_time(registered: Register, opens, joins) -> None:
    first = registered(paper="kronofogden-tid")
    case = opens(first)
    first.refresh_from_db()
    joins(registered(paper="kronofogden-tid"), case, first.person)
    assert len(told(case, "eviction_time_informed")) == 1
    assert len(told(case, "notice_joined")) == 2


def test_another_matter_s_time_replaces_nothing(registered: Register, opens, joins) -> None:
    first = registered(paper="kronofogden-tid")
    case = opens(first)
    first.refresh_from_db()
    joins(registered(paper="kronofogden-tid", matter="U-9-26"), case, first.person)
    assert "replaces" not in told(case, "eviction_time_informed")[1]


def test_kronofogden_s_paper_joins_the_home_that_the_case_has(
    registered: Register, joins, case: Case, household: SimpleNamespace
) -> None:
    before = case.seq
    joins(registered(paper="kronofogden-tid", tenant_name="Ture Exempelsson"), case, household.ture)
    assert [event.type for event in log_of(case=case).events][before:] == ["notice_joined", "eviction_time_informed"]


def test_an_application_lies_in_the_zone_of_economy(registered: Register, opens) -> None:
    event = log_of(case=opens(registered(paper="ansokan"))).events[-1]
    assert (event.type, event.zone, event.data["kind"], event.data["amount"]) == (
        "application", "economy", "hyresskuld", 17800,
    )  # fmt: skip


def test_the_rent_tribunal_s_paper_is_no_decision_to_appeal(registered: Register, opens) -> None:
    case = opens(registered(paper="hyresnamnden"))
    assert not case.deadlines.filter(rule="jb-12-70-overklagande").exists()
