# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
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
