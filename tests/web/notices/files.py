# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that waits to be looked through."""

from kvarbo.noticefiles.models import ImportFile
from kvarbo.noticefiles.services import receive
from kvarbo.organisation.models import Membership, User
from tests.casebook import actor
from tests.noticefiles.sheets import SENDER, csv_file
from tests.personas import NOW, TODAY


def handed_in(by: User) -> ImportFile:
    board = Membership.objects.select_related("unit__area__board").get(user=by).unit.area.board
    return receive(
        actor=actor(by),
        board=board,
        name="lista.csv",
        content=csv_file(),
        sender=SENDER,
        received_on=TODAY,
        today=TODAY,
        now=NOW,
    )
