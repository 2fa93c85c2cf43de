# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may tell everyone about the service, what can be told, and when it is shown."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import IntegrityError

from kvarbo.audit.models import Entry
from kvarbo.organisation.enums import RoleCode
from kvarbo.organisation.models import Membership, User
from kvarbo.workplace.announcing import announce, end_message
from kvarbo.workplace.exceptions import BadMessage, MayNotAnnounce, MessageNotFound
from kvarbo.workplace.models import OperationsMessage
from kvarbo.workplace.selectors import messages_now
from tests.personas import NOW, SINCE

HOUR = dt.timedelta(hours=1)


def tell(text: str = "Sökningen är långsam.", *, user: User | None = None, **more: object) -> OperationsMessage:
    told = {"level": "disturbance", "from_at": NOW, "until_at": None, "now": NOW, **more}
    return announce(user=user, text=text, **told)  # type: ignore[arg-type]


@pytest.fixture
def kim(organisation: SimpleNamespace) -> User:
    user = User.objects.create_user(username="kim.lagberg", name="Kim Lagberg", is_demo=True)
    code, unit = RoleCode.PROCESS_LEADER, organisation.units["vux-norr"]
    Membership.objects.create(user=user, unit=unit, role_slug="processledare", code=code, from_day=SINCE)
    return user


def test_it_is_shown_from_its_moment_to_its_end(db):
    one = tell(from_at=NOW + HOUR, until_at=NOW + 3 * HOUR)
    shown = [messages_now(now=NOW + hours * HOUR) for hours in (0, 1, 2, 3)]
    assert shown == [[], [one], [one], []]


def test_outages_stand_first(db):
    tell("Nytt utseende på listan.", level="information")
    tell("Borta i natt.", level="outage", until_at=NOW + HOUR)
    tell()
    assert [one.level for one in messages_now(now=NOW)] == ["outage", "disturbance", "information"]


def test_a_process_leader_writes_and_a_caseworker_does_not(kim: User, hanna: User):
    assert tell(user=kim).written_by == kim.pk
    with pytest.raises(MayNotAnnounce):
        tell(user=hanna)
    with pytest.raises(MayNotAnnounce):
        end_message(user=hanna, message_id=OperationsMessage.objects.get().pk, now=NOW)


def test_sent_twice_it_is_told_once(db):
    assert tell() == tell()
    assert OperationsMessage.objects.count() == 1


def test_ended_it_is_shown_no_more_and_stays_as_a_trace(db):
    one = tell()
    end_message(user=None, message_id=one.pk, now=NOW + HOUR)
    end_message(user=None, message_id=one.pk, now=NOW + 2 * HOUR)
    one.refresh_from_db()
    assert one.ended_at == NOW + HOUR
    assert messages_now(now=NOW + HOUR) == []


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"text": "  "}, "Skriv vad som gäller."),
        ({"text": "x" * 401}, "högst 400 tecken"),
        ({"level": "fara"}, "Välj slag"),
        ({"until_at": NOW}, "sluta senare än det börjar"),
        ({"level": "outage"}, "när det är slut"),
    ],
)
def test_what_cannot_be_shown_is_refused(db, told, words):
    with pytest.raises(BadMessage, match=words):
        tell(**told)


def test_one_that_is_not_there_cannot_be_ended(db):
    with pytest.raises(MessageNotFound):
        end_message(user=None, message_id=99, now=NOW)


def test_the_database_refuses_one_that_ends_before_it_begins(db):
    told = {"text": "Hej", "level": "information", "written_by": "drift", "written_at": NOW}
    with pytest.raises(IntegrityError):
        OperationsMessage.objects.create(from_at=NOW, until_at=NOW - HOUR, **told)


def test_who_took_it_away_is_noted_once(kim: User):
    one = tell(user=kim)
    for _ in range(2):
        end_message(user=kim, message_id=one.pk, now=NOW)
    noted = Entry.objects.filter(action="end_message", object_id=str(one.pk))
    assert [entry.actor_id for entry in noted] == [kim.pk]
