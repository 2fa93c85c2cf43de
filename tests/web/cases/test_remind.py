# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Påminn on a waiting row: the other unit reads it in its day and in the case, once a day. Nothing hidden is told."""

import datetime as dt
import re

import pytest

from kvarbo.cases.models import Event
from kvarbo.planning.models import PlanStep
from tests.casebook import joins
from tests.personas import NOW
from tests.web.cases.addresses import page_of
from tests.web.myday.conftest import appointed
from tests.web.pages import words

DAY = "/min-dag/"
TEXT = "Påminner Vuxenenheten Norr om: Ring hushållet"


@pytest.fixture
def omars(sign_in, case, omar, hanna, write):
    """Omar waits for the adult unit, where Hanna has the household."""
    write(appointed(hanna))
    write(joins("eb-norr"), appointed(omar, "ekonomihandläggare", "eb-norr"))
    return sign_in(omar)


def remind(client, case, unit="vux-norr", back=DAY):
    return client.post(f"/arenden/{case.number}/paminn/", {"unit": unit, "till": back})


def notes(case):
    return Event.objects.filter(case=case, type="note")


def test_one_press_on_the_row_and_both_sides_read_it(sign_in, omars, case, hanna, set_clock):
    page = omars.get(DAY).content.decode()
    form = re.search(r'(?s)<form class="k-line__remind".*?</form>', page)[0]
    assert f'action="/arenden/{case.number}/paminn/"' in form
    assert "Påminn" in form
    hannas = sign_in(hanna)
    set_clock(NOW + dt.timedelta(hours=2))
    answer = remind(omars, case)
    assert answer.url == DAY
    assert f"Sparat kl. 12.00. {TEXT}. Ångra" in words(omars.get(DAY))
    told = words(hannas.get(DAY))
    assert f"påminner Vuxenenheten Norr om: {TEXT.partition('om: ')[2]} I dag 12.00, Omar" in told
    assert TEXT in words(hannas.get(page_of(case)))


def test_a_double_click_reminds_once_and_the_next_day_once_more(omars, case, set_clock):
    remind(omars, case)
    remind(omars, case)
    assert notes(case).count() == 1
    assert "Vuxenenheten Norr är redan påmind i dag. Inget mer sparades." in words(omars.get(DAY))
    set_clock(NOW + dt.timedelta(days=1))
    remind(omars, case)
    assert notes(case).count() == 2


def test_a_colleague_s_reminder_counts_for_the_day(sign_in, omars, case, omar, tove, organisation):
    remind(omars, case)
    remind(sign_in(tove), case, unit="vux-norr", back="")
    assert notes(case).count() == 1


def test_what_was_undone_may_be_reminded_again(omars, case):
    remind(omars, case)
    omars.post(f"/arenden/{case.number}/handelse/{notes(case).get().event_id}/angra/")
    remind(omars, case)
    remind(omars, case)
    assert notes(case).count() == 2


def test_of_a_hidden_step_only_the_outside_is_written(sign_in, case, hanna, petra, omar, write):
    write(joins("bou-norr"), joins("eb-norr"))
    step = PlanStep.objects.get(case=case, unit="bou-norr", step_id="hor-barnet")
    remind(sign_in(hanna), case, unit="bou-norr")
    note = notes(case).get()
    assert note.zone == "coordination"
    assert step.title not in note.payload.reason
    assert note.payload.reason.endswith(step.outside_title)
    assert step.title not in words(sign_in(omar).get(page_of(case)))


def test_a_unit_that_cannot_read_it_is_not_reminded(sign_in, case, hanna):
    client = sign_in(hanna)
    assert "är inte med i ärendet än" in words(client.get(remind(client, case, unit="bou-norr").url))
    assert not notes(case).exists()


@pytest.mark.parametrize("unit", ["", "eb-norr", "ingen", "x" * 500])
def test_nothing_to_wait_for_saves_nothing(omars, case, unit):
    assert remind(omars, case, unit=unit).status_code == 302
    assert not notes(case).exists()


def test_another_board_s_case_does_not_exist(sign_in, case, cilla):
    assert remind(sign_in(cilla), case).status_code == 404
