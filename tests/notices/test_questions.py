# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Something on the paper may be wrong: we ask, with the court case, and never decide."""

import datetime as dt

import pytest

from kvarbo.notices.defects import Known, Question, questions_on_paper
from kvarbo.planning.rulebook import current_law
from tests.notices.paper import Register

COMPLETE = {"landlord_address": "Box 1, 999 05 Exempelstad", "served_on": "2026-11-17"}


def _asked(registered: Register, known: Known | None = None, **change: object) -> dict[str, Question]:
    notice = registered(**{**COMPLETE, **change})
    return {one.id: one for one in questions_on_paper(law=current_law(), notice=notice, known=known)}


@pytest.mark.django_db
def test_a_complete_paper_raises_no_question(registered):
    assert _asked(registered) == {}


@pytest.mark.django_db
def test_the_tenant_says_another_amount(registered):
    known = Known(told_amount=8_900, served_on=dt.date(2026, 11, 17))
    asked = _asked(registered, known)["beloppet-ifragasatt"]
    assert "17\u00a0800\u00a0kr" in asked.text
    assert "8\u00a0900\u00a0kr" in asked.text
    assert asked.court == "RH 1995:34"


@pytest.mark.django_db
def test_the_same_amount_as_the_tenant_says_is_no_question(registered):
    assert _asked(registered, Known(told_amount=17_800, served_on=dt.date(2026, 11, 17))) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(("rent", "asked"), [(8_900, True), (17_800, False), (13_692, True), (13_693, False)])
def test_more_than_the_rent_of_the_one_month_named(registered, rent: int, asked: bool):
    known = Known(rent=rent, served_on=dt.date(2026, 11, 17))
    assert ("beloppet-mer-an-en-hyra" in _asked(registered, known, rent_month="2026-11")) is asked


@pytest.mark.django_db
def test_the_amount_in_rents_is_said_with_a_comma(registered):
    known = Known(rent=8_900, served_on=dt.date(2026, 11, 17))
    found = _asked(registered, known, rent_month="2026-11")
    assert "är 2,0 gånger månadshyran" in found["beloppet-mer-an-en-hyra"].text


@pytest.mark.django_db
def test_nobody_knows_when_the_tenant_was_served(registered):
    asked = _asked(registered, served_on="")["delgivning-inte-visad"]
    assert [source.citation for source in asked.sources] == ["NJA 1988 s. 420", "RH 2015:16"]
    assert "delgivningskvittot" in asked.ask


@pytest.mark.django_db
def test_points_that_the_paper_lacks_are_named(registered):
    asked = _asked(registered, size_m2="", payment_account="")["uppgifter-saknas"]
    assert asked.text == "Det här står inte på blanketten: lägenhetens storlek, hur man betalar."


@pytest.mark.django_db
@pytest.mark.parametrize(("due", "early"), [("2026-11-10", True), ("2026-11-09", False)])
def test_the_message_came_before_the_rent_was_late_enough(registered, due: str, early: bool):
    """Posted by recommended letter on the 18th, which is when it counts as given."""
    assert ("for-tidig-uppsagning" in _asked(registered, due_on=due, posted_on="2026-11-17")) is early


@pytest.mark.django_db
def test_a_second_notice_about_the_same_month(registered):
    known = Known(served_on=dt.date(2026, 11, 17), same_month=2)
    asked = _asked(registered, known, rent_month="2026-11")["tva-underrattelser"]
    assert "2 underrättelser" in asked.text
    assert "Vi larmar på" in asked.because
