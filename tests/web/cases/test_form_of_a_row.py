# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row in a list offers a form without knowing the case; where it has nothing to be about, another is opened."""

import pytest

from kvarbo.web.cases.reading import mark_of
from tests.web.cases.addresses import page_of

STEP = mark_of("forsta-kontakt/n_ett")


def form(case, slug, step=STEP):
    return f"{page_of(case)}handelse/{slug}/?steg={step}"


def test_a_decision_where_nothing_is_applied_for_leads_to_the_step_s_own_form(sign_in, case, hanna):
    client = sign_in(hanna)
    answer = client.get(form(case, "beslut"))
    assert answer.url == form(case, "kontakt")
    assert client.get(answer.url).status_code == 200


@pytest.mark.parametrize("step", ["", "0123456789ab"])
def test_without_a_step_there_is_no_such_form(sign_in, case, hanna, step):
    assert sign_in(hanna).get(form(case, "beslut", step)).status_code == 404


def test_a_form_sent_for_what_is_not_there_is_refused(sign_in, case, hanna):
    assert sign_in(hanna).post(form(case, "beslut"), {"steg": STEP}).status_code == 404


def test_another_board_is_led_nowhere(sign_in, case, cilla):
    assert sign_in(cilla).get(form(case, "beslut")).status_code == 404
