# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable

import pytest

from kvarbo.noticefiles.models import ImportFile
from kvarbo.noticefiles.services import accept, receive
from tests.casebook import actor
from tests.noticefiles.sheets import SENDER, csv_file
from tests.personas import NOW, TODAY

Receive = Callable[..., ImportFile]


@pytest.fixture
def received(organisation, profile, maj) -> Receive:
    """Hands in a file at the board in Norr, as Maj."""

    def received(content: bytes | None = None, *, by=maj, board="norr", name="lista.csv", on=TODAY) -> ImportFile:
        return receive(
            actor=actor(by),
            board=organisation.boards[board],
            name=name,
            content=csv_file() if content is None else content,
            sender=SENDER,
            received_on=on,
            today=on,
            now=NOW,
        )

    return received


@pytest.fixture
def accepted(maj):
    """Takes in a file, as Maj."""

    def accepted(file: ImportFile, *, by=maj, with_likely=False, size=500) -> ImportFile:
        return accept(actor=actor(by), file=file, with_likely=with_likely, today=TODAY, now=NOW, size=size)

    return accepted
