# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit's routine by month: figures for those who lead, households only for who leads the unit itself."""

import datetime as dt
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import CasePerson
from kvarbo.measures.services import count_months
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Membership, User
from kvarbo.planning.services import replan
from tests.measures.conftest import profile, rules  # noqa: F401 - the profile that counts
from tests.personas import NOW, SINCE, TODAY
from tests.web.pages import words

PAGE = "/enheten/rutinen/"
LATER = TODAY + dt.timedelta(days=9)
THEN = NOW + (LATER - TODAY)


@pytest.fixture
def counted(case, set_clock):
    """Nine days on nobody has done anything in the case."""
    replan(case=case, today=LATER, now=THEN)
    count_months(today=LATER, now=THEN)
    set_clock(THEN)
    return case


@pytest.fixture
def kim(organisation: SimpleNamespace) -> User:
    """Leads the process at the board of Norr."""
    user = User.objects.create_user(username="kim.lagberg", name="Kim Lagberg", is_demo=True)
    Membership.objects.create(
        user=user, unit=organisation.units["bou-norr"], role_slug="processledare", code=RoleCode.PROCESS_LEADER,
        from_day=SINCE,
    )  # fmt: skip
    return user


@pytest.fixture
def as_birgitta(sign_in, birgitta, counted):
    client = sign_in(birgitta)
    return lambda query="": client.get(PAGE + query)


def test_the_month_is_said_in_a_sentence(as_birgitta):
    told = words(as_birgitta())
    assert "0 av 2 steg gjordes i tid, 2 är inte gjorda." in told
    assert "1 av 1 hushåll nåddes inte inom 7 dagar." in told


def test_the_drawing_and_the_table_have_the_same_figures(as_birgitta):
    response = as_birgitta()
    block = response.context["blocks"][0]
    assert [bar.whole_word for bar in block.wide.bars][-1] == "2"
    assert block.rows[0][:2] == ("november 2026", "2")
    assert len(block.rows) == len(block.wide.bars) == 12
    assert len(block.narrow.bars) == 6


def test_bars_stand_on_zero(as_birgitta):
    chart = as_birgitta().context["blocks"][0].wide
    assert chart.ticks[0] == (f"{chart.floor:.1f}", 0)


def test_few_are_given_no_percent(as_birgitta):
    told = words(as_birgitta())
    assert "2 av 2" in told
    assert "%" not in told
    assert "färre än 10" in told


def test_the_leader_sees_the_households_behind_the_figures(as_birgitta, counted):
    told = words(as_birgitta())
    assert "Ture Exempelsson" in told
    assert f"{counted.number} Inte nådd de första dagarna och 2 steg inte gjorda" in told


def test_it_never_says_who_of_the_staff(as_birgitta, hanna):
    assert hanna.name not in words(as_birgitta())


def test_whoever_leads_the_process_sees_counts_and_no_household(sign_in, kim, counted):
    told = words(sign_in(kim).get(PAGE + "?enhet=vux-norr"))
    assert "0 av 2 steg gjordes i tid" in told
    assert "Ture" not in told
    assert counted.number not in told


def test_a_household_with_a_protected_person_is_in_no_figure_and_no_list(sign_in, birgitta, counted):
    CasePerson.objects.filter(case=counted, part="child").update(zone="protected")
    count_months(today=LATER, now=THEN)
    told = words(sign_in(birgitta).get(PAGE))
    assert counted.number not in told
    assert "steg gjordes i tid" not in told


@pytest.mark.parametrize("query", ["?enhet=vux-soder", "?enhet=bou-norr", "?enhet=atlantis"])
def test_another_unit_does_not_exist(as_birgitta, query):
    assert as_birgitta(query).status_code == 404


def test_another_boards_unit_does_not_exist_for_the_process_leader(sign_in, kim, counted):
    assert sign_in(kim).get(PAGE + "?enhet=vux-soder").status_code == 404


def test_a_caseworker_has_no_such_page(sign_in, hanna, counted):
    assert sign_in(hanna).get(PAGE).status_code == 404


def test_before_the_first_count_it_says_so(sign_in, birgitta, case):
    assert "Inget att räkna ännu." in words(sign_in(birgitta).get(PAGE))
