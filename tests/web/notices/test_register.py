# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.notices.models import Notice
from kvarbo.organisation.models import Membership
from tests.numbers import number
from tests.personas import SINCE
from tests.web.notices.paper import PAPER
from tests.web.pages import errors, filled, words

NEW = "/underrattelser/ny/hyra/"


@pytest.fixture
def majs(sign_in, profile, maj):
    return sign_in(maj)


def send(client, **changes):
    return client.post(NEW, filled(client.get(NEW), **(PAPER | changes)))


def test_the_fields_stand_in_the_papers_order(majs):
    page = words(majs.get(NEW))
    places = [page.index(head) for head in ("1. Hyresvärd", "2. Hyresgäst", "3. Lägenhet", "4. Belopp", "5. Betalning")]
    assert places == sorted(places)


def test_a_whole_form_becomes_a_waiting_notice(majs):
    response = send(majs)
    notice = Notice.objects.get()
    assert response.url == f"/underrattelser/{notice.pk}/"
    assert (notice.status, notice.amount, notice.served_on) == ("waiting", 17800, None)


def test_every_fault_is_said_at_once_and_nothing_is_lost(majs):
    response = send(majs, channel="", amount="mycket", received_on="2026-12-24", tenant_name="", regime="")
    assert response.status_code == 200
    assert {"channel", "amount", "received_on", "tenant_name", "regime"} <= set(errors(response))
    assert 'value="Fantasigränd 7"' in response.content.decode()
    assert not Notice.objects.exists()


def test_the_error_summary_has_focus_and_leads_to_the_field(majs):
    body = send(majs, amount="").content.decode()
    assert "autofocus" in body[body.index("ds-error-summary") : body.index("fel-rubrik")]
    assert 'href="#id_amount"' in body
    assert "<title>Fel: " in " ".join(body.split())


def test_a_double_click_gives_one_notice(majs):
    form = filled(majs.get(NEW), **PAPER)
    first, second = majs.post(NEW, form), majs.post(NEW, form)
    assert first.url == second.url
    assert Notice.objects.count() == 1


def test_a_wrong_personal_number_is_said_without_being_stored(majs):
    response = send(majs, tenant_personnummer=number("19910307")[:-1] + "x")
    assert "tenant_personnummer" in errors(response)


def test_one_who_works_at_no_board_has_no_form(sign_in, profile, maj):
    maj.memberships.all().delete()
    assert sign_in(maj).get(NEW).status_code == 404


def test_one_who_works_for_two_boards_says_which(majs, maj, organisation):
    place = Membership.objects.get(user=maj)
    soder = organisation.units["vux-soder"]
    Membership.objects.create(user=maj, unit=soder, role_slug=place.role_slug, code=place.code, from_day=SINCE)
    assert "board" in errors(send(majs, board=""))
    assert not Notice.objects.exists()
    send(majs, board="socialnamnden-soder")
    assert Notice.objects.get().board == organisation.boards["soder"]
