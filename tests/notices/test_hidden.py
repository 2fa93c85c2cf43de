# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Someone whom the registrar may not see looks exactly like nobody; one who may see is told."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import log_of
from kvarbo.notices.hidden import HitNotFound
from kvarbo.notices.models import HiddenHit, Notice
from kvarbo.notices.selectors import candidates, need_to_know
from kvarbo.notices.services import handle_hidden_hit
from kvarbo.organisation.models import User
from kvarbo.people.exceptions import PersonExists
from kvarbo.people.models import Person
from kvarbo.people.services import create_person, set_protected
from tests.casebook import Write, actor, joined
from tests.casebook import joins as joins_case
from tests.notices.conftest import WHEN
from tests.notices.paper import Register
from tests.numbers import number
from tests.personas import NOW, TODAY

TURE = number("19850214")


@pytest.fixture
def hide(household: SimpleNamespace, write: Write, case: Case, petra: User):
    """Someone with the number whom the registrar may not see, in one of several ways, or nobody at all."""

    def hide(way: str) -> Person | None:
        if way == "nobody":
            return None
        person = create_person(actor_id="u_test", board=household.board, name="Ture Gömd", personnummer=TURE, now=NOW)
        if way == "protected":
            set_protected(actor_id="u_test", person=person, protected=True, now=NOW)
        else:
            by = {"by": petra} if way == "child" else {}
            if by:
                write(joins_case("bou-norr"))
            write(replace(joined(person.pk, "adult"), zone=way), **by)
        return person

    return hide


WAYS = ["protected", "economy", "child"]


def receipt(user: User, notice: Notice, case: Case) -> dict[str, object]:
    """All that the registrar is shown, before and after the decision and at the next notice."""
    notice.refresh_from_db()
    person = notice.person
    assert person is not None
    return {
        "status": (notice.status, notice.decision, notice.decision_reason),
        "person": (person.name, person.personnummer, person.born_on, person.protected),
        "visible": Person.objects.visible_to(user, on=TODAY).filter(pk=person.pk).exists(),
        "log": [(event.type, sorted(event.data)) for event in log_of(case=case).events],
        "parts": [(row.part, row.zone) for row in case.persons.all()],
    }


@pytest.mark.parametrize("way", WAYS)
def test_the_screen_the_decision_and_the_receipt_are_the_same(
    registered: Register, opens, hide, maj: User, way: str
) -> None:
    plain = registered(tenant_personnummer=number("19850214", 984))
    hidden = registered(tenant_personnummer=TURE)
    hide(way)
    assert candidates(user=maj, notice=plain, on=TODAY) == candidates(user=maj, notice=hidden, on=TODAY) == []
    nobody, somebody = receipt(maj, plain, opens(plain)), receipt(maj, hidden, opens(hidden))
    name, personal, born, protected = somebody["person"]
    assert (name, personal, born, protected) == (nobody["person"][0], TURE, nobody["person"][2], False)
    del nobody["person"], somebody["person"]
    assert nobody == somebody


@pytest.mark.parametrize("way", ["nobody", *WAYS])
def test_the_next_notice_finds_the_one_just_registered(registered: Register, opens, hide, maj: User, way: str) -> None:
    hide(way)
    first = registered(tenant_personnummer=TURE)
    case = opens(first)
    first.refresh_from_db()
    again = registered(tenant_personnummer=TURE)
    [match] = candidates(user=maj, notice=again, on=TODAY)
    assert (match.person, match.sure, match.cases) == (first.person, True, (case,))
    with pytest.raises(PersonExists):
        opens(again)


@pytest.mark.parametrize("way", ["nobody", *WAYS])
def test_only_a_hidden_hit_is_put_on_the_list(registered: Register, opens, hide, way: str) -> None:
    person = hide(way)
    notice = registered(tenant_personnummer=TURE)
    opens(notice)
    assert [(hit.notice, hit.hidden) for hit in HiddenHit.objects.all()] == ([(notice, person)] if person else [])


def test_the_list_is_for_those_whose_zone_it_is(
    registered: Register, opens, hide, maj: User, hanna: User, cilla: User
) -> None:
    hide("protected")
    opens(registered(tenant_personnummer=TURE))
    seen = {user.username: len(need_to_know(user=user, on=TODAY)) for user in (maj, hanna, cilla)}
    assert set(seen.values()) == {0}


def test_one_who_sees_the_zone_merges_the_two(registered: Register, opens, hide, hanna: User, maj: User) -> None:
    person = hide("economy")
    notice = registered(tenant_personnummer=TURE)
    opens(notice)
    assert not need_to_know(user=maj, on=TODAY)
    [hit] = need_to_know(user=hanna, on=TODAY)
    handle_hidden_hit(actor=actor(hanna), hit_id=hit.pk, same_person=True, reason="Hon bekräftade själv", **WHEN)
    assert not need_to_know(user=hanna, on=TODAY)
    notice.refresh_from_db()
    assert notice.person is not None
    assert (notice.person.merged, notice.person.alias_of.person) == (True, person)


def test_one_who_may_not_see_handles_nothing(registered: Register, opens, hide, maj: User) -> None:
    hide("protected")
    opens(registered(tenant_personnummer=TURE))
    with pytest.raises(HitNotFound):
        handle_hidden_hit(
            actor=actor(maj), hit_id=HiddenHit.objects.get().pk, same_person=True, reason="Hon bekräftade själv", **WHEN
        )
