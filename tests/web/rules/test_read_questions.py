# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A jurist reads what the program asks about a notice."""

from django.test import Client

from kvarbo.organisation.models import User
from kvarbo.rules.noticequestions import notice_questions
from tests.web.pages import words


def test_every_question_stands_with_its_ground_its_source_and_how_sure_it_is(sign_in, hanna: User):
    client: Client = sign_in(hanna)
    page = words(client.get("/regler/fragor/"))
    for asked in notice_questions():
        assert asked.title in page
        assert asked.sources[0].citation in page
        assert asked.when.rows[0].said in page
    assert "läst i en annan källa än lagtexten" in page
    assert "En fråga är aldrig ett besked" in page


def test_the_list_of_rules_leads_there(sign_in, hanna: User):
    assert 'href="/regler/fragor/"' in sign_in(hanna).get("/regler/").content.decode()
