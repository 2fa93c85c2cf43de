# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.cases.models import Case
from kvarbo.casework.services import append
from tests.casebook import actor, contact
from tests.personas import NOW, TODAY
from tests.web.pages import errors, filled, words


@pytest.fixture
def majs(sign_in, maj):
    return sign_in(maj)


@pytest.fixture
def opened(majs, notice):
    """Maj has opened a case on the notice."""
    address = f"/underrattelser/{notice.pk}/"
    majs.post(address, filled(majs.get(address)))
    notice.refresh_from_db()
    return notice


def undo(client, notice, reason="Fel person"):
    return client.post(f"/underrattelser/{notice.pk}/angra/", {"reason": reason})


def test_the_receipt_says_what_whom_and_the_way_back(majs, opened):
    page = majs.get("/underrattelser/")
    case = Case.objects.get()
    assert f"Sparat kl. 10.00. Ellen Påhittsson har fått ärende {case.number} hos Vuxenenheten Norr. Ångra" in words(
        page
    )
    assert f'href="/underrattelser/{opened.pk}/angra/"' in page.content.decode()


def test_undoing_wants_a_reason(majs, opened):
    assert "reason" in errors(undo(majs, opened, reason=""))
    opened.refresh_from_db()
    assert opened.status == "decided"


def test_undone_it_waits_again_and_the_trace_is_shown(majs, opened):
    assert undo(majs, opened).url == f"/underrattelser/{opened.pk}/"
    opened.refresh_from_db()
    assert opened.status == "waiting"
    assert "En väntar på beslut." in words(majs.get("/underrattelser/"))
    page = f"/underrattelser/{opened.pk}/"
    assert "ångrade beslutet: Nytt ärende" in words(majs.get(page))
    majs.post(page, filled(majs.get(page), decision="ingen", reason="Gällde en lokal"))
    assert "Skäl: Fel person." in words(majs.get(page))


def test_it_is_refused_when_others_have_written_in_the_case(majs, opened, hanna):
    case = Case.objects.get()
    drafts = [contact(opened.person_id)]
    append(actor=actor(hanna), case=case, drafts=drafts, expected_seq=case.seq, today=TODAY, now=NOW)
    response = undo(majs, opened)
    assert response.status_code == 200
    assert errors(response)
    opened.refresh_from_db()
    assert opened.status == "decided"


def test_undoing_twice_changes_nothing_more(majs, opened):
    undo(majs, opened)
    assert undo(majs, opened).url == f"/underrattelser/{opened.pk}/"
    assert majs.get(f"/underrattelser/{opened.pk}/angra/").status_code == 404
