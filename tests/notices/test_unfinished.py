# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper begun and not registered: kept for the one who began it, and thrown away when it is registered."""

from types import SimpleNamespace

import pytest

from kvarbo.casework.exceptions import NotAllowed
from kvarbo.casework.services import Actor
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.exceptions import BadNotice, UnfinishedNotFound
from kvarbo.notices.models import UnfinishedNotice
from kvarbo.notices.selectors import get_unfinished, unfinished
from kvarbo.notices.services import discard_unfinished, register, save_unfinished
from kvarbo.organisation.models import User
from tests.casebook import HOUR, actor
from tests.notices.paper import PAPER
from tests.personas import NOW, TODAY


@pytest.fixture
def saves(household: SimpleNamespace, maj: User):
    def saves(by: User = maj, paper: str = "hyra", key: str = "k1", now=NOW, **values: str) -> UnfinishedNotice:
        return save_unfinished(actor=actor(by), paper=paper, values=values, key=key, now=now)

    return saves


def test_it_keeps_what_was_typed_also_when_it_is_wrong(saves, maj: User) -> None:
    saves(amount="kanske tusen", tenant_name="Elen Påhitsson", tenant_street="", csrf="x")
    [kept] = unfinished(user=maj)
    assert (kept.paper, kept.values) == ("hyra", {"amount": "kanske tusen", "tenant_name": "Elen Påhitsson"})
    raw = UnfinishedNotice.objects.extra(select={"raw": "values_told"}).values_list("raw").get()
    assert "Elen" not in str(raw)


def test_the_same_key_replaces_it_and_the_newest_stands_first(saves, maj: User) -> None:
    saves(amount="1")
    saves(key="k2", paper="storning")
    saves(amount="2", now=NOW + HOUR)
    assert [(one.key, one.values) for one in unfinished(user=maj)] == [("k1", {"amount": "2"}), ("k2", {})]


def test_nobody_else_sees_or_discards_it(saves, maj: User, hanna: User) -> None:
    saves()
    assert unfinished(user=hanna) == []
    with pytest.raises(UnfinishedNotFound):
        get_unfinished(user=hanna, key="k1")
    discard_unfinished(actor=actor(hanna), key="k1")
    assert get_unfinished(user=maj, key="k1").paper == "hyra"


def test_registering_throws_it_away(saves, maj: User) -> None:
    saves()
    form = NoticeDraft.from_mapping(PAPER)
    register(actor=actor(maj), form=form, today=TODAY, now=NOW, key="k1")
    assert unfinished(user=maj) == []


def test_what_is_wrong_leaves_it_where_it_was(saves, maj: User) -> None:
    saves()
    with pytest.raises(BadNotice):
        register(actor=actor(maj), form=NoticeDraft(), today=TODAY, now=NOW, key="k1")
    assert len(unfinished(user=maj)) == 1


def test_an_unknown_paper_or_no_key_is_refused(saves) -> None:
    for wrong in ({"paper": "vykort"}, {"key": ""}, {"key": "x" * 81}):
        with pytest.raises(BadNotice):
            saves(**wrong)


def test_one_who_takes_in_nothing_keeps_nothing(saves, petra: User) -> None:
    stranger = Actor(user_id=petra.pk, role_code="registrar", unit_slug="vux-norr")
    with pytest.raises(NotAllowed):
        save_unfinished(actor=stranger, paper="hyra", values={}, key="k1", now=NOW)
