# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from types import SimpleNamespace

import pytest

from kvarbo.cases.models import Case
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.models import Notice
from kvarbo.notices.services import decide_join, decide_open, register
from kvarbo.organisation.models import User
from kvarbo.people.models import Person
from tests.casebook import HOUR, actor
from tests.notices.paper import Register, paper_of
from tests.personas import NOW, TODAY

WHEN = {"today": TODAY, "now": NOW + HOUR}


@pytest.fixture
def registered(household: SimpleNamespace, maj: User) -> Register:
    """Registers the paper at the board in Norr, with changes, as Maj unless told otherwise."""

    def registered(by: User = maj, paper: str = "hyra", **change: object) -> Notice:
        form = NoticeDraft.from_mapping({**paper_of(paper), **change})
        return register(actor=actor(by), board=household.board, form=form, today=TODAY, now=NOW)

    return registered


@pytest.fixture
def opens(organisation: SimpleNamespace, maj: User):
    def opens(notice: Notice, by: User = maj, **given) -> Case:
        told = {"unit": "vux-norr", "area": organisation.areas["norr"]} | WHEN | given
        return decide_open(actor=actor(by), notice=notice, **told)

    return opens


@pytest.fixture
def joins(maj: User):
    def joins(notice: Notice, case: Case, person: Person, by: User = maj, **given) -> Case:
        return decide_join(actor=actor(by), notice=notice, case=case, person=person, **(WHEN | given))

    return joins
