# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.notices.paper import registered
from tests.web.pages import words


def test_a_waiting_notice_shows_age_sender_tenant_and_clock(sign_in, notice, maj):
    page = words(sign_in(maj).get("/underrattelser/"))
    assert "En väntar på beslut." in page
    for told in ("Exempelbostäder AB", "Ellen Påhittsson", "Minst 20 dagar kvar", "Preliminärt: delgivningsdag okänd"):
        assert told in page


def test_the_oldest_stands_first(sign_in, notice, maj):
    registered(maj, tenant_name="Ture Låtsgård", received_on="2026-11-17", posted_on="2026-11-16")
    page = words(sign_in(maj).get("/underrattelser/"))
    assert page.index("Ture Låtsgård") < page.index("Ellen Påhittsson")
    assert "3 dagar" in page


def test_another_boards_notices_are_not_there(sign_in, notice, cilla):
    page = words(sign_in(cilla).get("/underrattelser/"))
    assert "Inget väntar på beslut." in page
    assert "Ellen" not in page


def test_the_menu_counts_what_waits(sign_in, notice, maj):
    response = sign_in(maj).get("/underrattelser/")
    assert ("Nya underrättelser", "/underrattelser/", True, 1) in response.context["nav_items"]


def test_nothing_of_the_tenant_is_in_the_title(sign_in, notice, maj):
    body = sign_in(maj).get(f"/underrattelser/{notice.pk}/").content.decode()
    title = body[body.index("<title>") : body.index("</title>")]
    assert "Ellen" not in title


def test_as_many_queries_for_many_rows_as_for_one(sign_in, notice, case, maj):
    client = sign_in(maj)
    client.get("/underrattelser/")
    with CaptureQueriesContext(connection) as few:
        client.get("/underrattelser/")
    for _ in range(5):
        registered(maj, tenant_name="Ture Exempelson", tenant_street="Fantasigränd 5")
    with CaptureQueriesContext(connection) as many:
        page = words(client.get("/underrattelser/"))
    assert page.count("Trolig träff: Ture Exempelsson") == 5
    assert len(many) <= len(few) + 4  # homes and landlords, once for all who are known


def test_the_sentence_counts_what_came_before_today(sign_in, notice, maj):
    registered(maj, received_on="2026-11-17", posted_on="2026-11-16")
    page = words(sign_in(maj).get("/underrattelser/"))
    assert "Två väntar på beslut. En kom före i dag, och för två går klockan redan." in page


def test_a_tab_shows_one_kind_of_paper_and_an_unknown_one_shows_all(sign_in, notice, maj):
    registered(maj, paper="storning", told="Musik", tenant_name="Ture Låtsgård", amount="", due_on="")
    client = sign_in(maj)
    page = words(client.get("/underrattelser/?papper=storning"))
    assert "Hyra och avgift 1" in page
    assert "Ture Låtsgård" in page
    assert "Ellen Påhittsson" not in page
    assert "Ellen Påhittsson" in words(client.get("/underrattelser/?papper=%3Cscript%3E"))


def test_a_known_person_is_named_with_the_open_case(sign_in, notice, case, maj):
    registered(maj, tenant_name="Ture Exempelson", tenant_street="Fantasigränd 5")
    page = words(sign_in(maj).get("/underrattelser/"))
    assert (
        f"Trolig träff: Ture Exempelsson, adress, hyresvärd och nästan lika namn. Öppet ärende {case.number}." in page
    )
    assert "Ingen träff." in page


def test_the_unit_says_why(sign_in, notice, maj):
    assert "Vuxenenheten Norr Varför? Vuxenenheten Norr Därför: Adressen ligger i Norr." in words(
        sign_in(maj).get("/underrattelser/")
    )
