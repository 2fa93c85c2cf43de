# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from types import SimpleNamespace

import pytest

from kvarbo.notices.form3 import NoticeDraft
from kvarbo.notices.models import Notice
from kvarbo.notices.services import register
from kvarbo.organisation.models import User
from tests.casebook import actor
from tests.notices.paper import PAPER, Register
from tests.personas import NOW, TODAY


@pytest.fixture
def registered(household: SimpleNamespace, maj: User) -> Register:
    """Registers the paper at the board in Norr, with changes, as Maj unless told otherwise."""

    def registered(by: User = maj, **change: object) -> Notice:
        form = NoticeDraft.from_mapping({**PAPER, **change})
        return register(actor=actor(by), board=household.board, form=form, today=TODAY, now=NOW)

    return registered
