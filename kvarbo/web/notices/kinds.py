# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the table takes a paper to be, and why, before it is registered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kvarbo.notices.papers import Paper
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.errors import InputError
from kvarbo.rules.noticekinds import KindRow, kind_of
from kvarbo.web.labels import label_of


@dataclass(frozen=True)
class KindWords:
    """One answer of the table: for whom, what it is, why, by which law."""

    sender: str
    kind: str
    reason: str
    legal_basis: str


def kinds_of(paper: Paper, *, on: dt.date) -> list[KindWords]:
    """One row when the table says the same of every sender and cause, else one for each sender."""
    found: dict[str, KindRow] = {}
    for sender in paper.senders:
        for cause in paper.causes:
            try:
                row = kind_of(law=current_law(), sender=sender, cause=cause, on=on, paper=paper.slug)
            except InputError:
                continue
            found.setdefault(sender, row)
    alike = len({row.kind for row in found.values()}) == 1
    senders = list(found)[:1] if alike else list(found)
    return [
        KindWords(
            "" if alike else label_of("sender", sender),
            label_of("kind", found[sender].kind),
            found[sender].reason,
            found[sender].legal_basis,
        )
        for sender in senders
    ]
