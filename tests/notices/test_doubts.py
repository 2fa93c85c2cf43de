# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before a notice is taken to be about someone: what to compare, what came earlier, what to doubt."""

import datetime as dt
from types import SimpleNamespace

from kvarbo.cases.models import Case
from kvarbo.notices.selectors import age, candidates, counts, decided_today, doubts
from kvarbo.notices.services import decide_none
from kvarbo.organisation.models import User
from kvarbo.people.services import create_person
from tests.casebook import actor
from tests.notices.conftest import WHEN
from tests.notices.paper import Register
from tests.numbers import number
from tests.personas import NOW, TODAY

TURE = number("19850214")


def doubted(user: User, notice) -> list[str]:
    [match] = candidates(user=user, notice=notice, on=TODAY)
    return doubts(notice=notice, match=match)


def test_all_agrees_and_there_is_nothing_to_doubt(registered: Register, case: Case, maj: User) -> None:
    assert doubted(maj, registered(tenant_name="Ture Exempelsson")) == []


def test_the_rows_stand_side_by_side_always(registered: Register, household: SimpleNamespace, maj: User) -> None:
    create_person(actor_id="u_test", board=household.board, name="Elen Påhitsson", now=NOW)
    [match] = candidates(user=maj, notice=registered(), on=TODAY)
    assert [row.label for row in match.rows] == ["Namn", "Personnummer", "Adress", "Lägenhet", "Hyresvärd"]
    assert [row.with_us for row in match.rows][2:] == ["saknas"] * 3


def test_the_same_number_with_another_name(registered: Register, household: SimpleNamespace, maj: User) -> None:
    create_person(actor_id="u_test", board=household.board, name="Ture Annorlunda", personnummer=TURE, now=NOW)
    assert any("namnet är ett annat" in text for text in doubted(maj, registered(tenant_personnummer=TURE)))


def test_another_address(registered: Register, case: Case, maj: User) -> None:
    notice = registered(tenant_name="Ture Exempelsson", tenant_street="Påhittsvägen 12")
    assert any("Adressen är en annan" in text for text in doubted(maj, notice))


def test_only_the_name(registered: Register, household: SimpleNamespace, maj: User) -> None:
    create_person(actor_id="u_test", board=household.board, name="Elen Påhitsson", now=NOW)
    assert any("Bara namnet" in text for text in doubted(maj, registered()))


def test_a_child_and_another_year(registered: Register, household: SimpleNamespace, maj: User) -> None:
    born = dt.date(2015, 5, 5)
    create_person(actor_id="u_test", board=household.board, name="Elen Påhitsson", born_on=born, now=NOW)
    told = doubted(maj, registered(tenant_personnummer=TURE))
    assert any("född 1985" in text and "2015" in text for text in told)
    assert any("barn hos oss" in text for text in told)


def test_earlier_notices_tell_what_became_of_them(registered: Register, joins, case, household, maj: User) -> None:
    ture = {"tenant_name": "Ture Exempelsson"}
    joins(registered(**ture), case, household.ture)
    joins(registered(paper="storning", received_on="2026-11-10", **ture), case, household.ture)
    [match] = candidates(user=maj, notice=registered(**ture), on=TODAY)
    assert [(one.received_on.day, one.cause, one.outcome) for one in match.earlier] == [
        (20, "rent_arrears", "Lades till i ett öppet ärende"),
        (10, "disturbance", "Lades till i ett öppet ärende"),
    ]


def test_what_waits_is_counted_and_aged(registered: Register, maj: User, cilla: User) -> None:
    old = registered(received_on="2026-11-12", posted_on="", due_on="2026-10-30")
    for paper in ("hyra", "storning", "kronofogden-tid"):
        registered(paper=paper)
    found = counts(user=maj, on=TODAY)
    assert (found.total, found.oldest, age(notice=old, on=TODAY)) == (4, 8, 8)
    assert found.by_paper == {"hyra": 2, "storning": 1, "kronofogden-tid": 1}
    assert found.by_cause == {"rent_arrears": 2, "disturbance": 1, "eviction": 1}
    assert counts(user=cilla, on=TODAY).oldest is None


def test_what_was_decided_today(registered: Register, maj: User, cilla: User) -> None:
    notice = decide_none(actor=actor(maj), notice=registered(), reason="Dubblett", **WHEN)
    assert list(decided_today(user=maj, on=TODAY)) == [notice]
    assert list(decided_today(user=maj, on=TODAY - dt.timedelta(days=1))) == []
    assert list(decided_today(user=cilla, on=TODAY)) == []
