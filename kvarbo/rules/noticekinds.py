# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper is (notice, report, application, early signal) by its sender and cause: `regelverk/slag.yaml`.

The kind is for counting and for the right words. It starts and stops no time limit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kvarbo.rules.dictionary import value_code
from kvarbo.rules.documents import Reader, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.rule import Source
from kvarbo.rules.rulefile import CERTAINTY, read_source
from kvarbo.rules.words import CAUSES, NOTICE_KINDS, SENDERS

if TYPE_CHECKING:
    from kvarbo.rules.law import Law


@dataclass(frozen=True, slots=True)
class KindRow:
    """One row of the table: for these senders and causes the paper is of this kind, from a day on.

    `papers` is empty, or the papers that the row is limited to: a private person may apply as well as report.
    """

    id: str
    senders: tuple[str, ...]
    causes: tuple[str, ...]
    papers: tuple[str, ...]
    kind: str
    valid_from: dt.date
    reason: str
    sources: tuple[Source, ...]
    verified_on: dt.date
    certainty: str
    reading: str

    @property
    def legal_basis(self) -> str:
        return ", ".join(source.citation for source in self.sources)

    def fits(self, *, sender: str, cause: str, paper: str, on: dt.date) -> bool:
        if sender not in self.senders or cause not in self.causes or on < self.valid_from:
            return False
        return not self.papers or paper in self.papers


def kind_of(*, law: Law, sender: str, cause: str, on: dt.date, paper: str = "") -> KindRow:
    """The row in force on the day; one for the paper goes before one for all. Raises InputError where none fits."""
    found = [row for row in law.kinds if row.fits(sender=sender, cause=cause, paper=paper, on=on)]
    if not found:
        raise InputError(f"tabellen har ingen rad för avsändaren ”{sender}” och orsaken ”{cause}” den {on}")
    return max(found, key=lambda row: (bool(row.papers), row.valid_from))


def read_kinds(path: Path) -> tuple[KindRow, ...]:
    """All rows in the order of the file; none where the file is not there. Raises InputError that names the row."""
    if not path.exists():
        return ()
    reader = Reader(read_yaml(path.read_text(encoding="utf-8"), place=path.name), path.name)
    rows = reader.items("rader", _row)
    reader.done()
    seen: dict[tuple[str, str, str, dt.date], str] = {}
    for row in rows:
        for key in _cells(row):
            if key in seen:
                raise InputError(f"”{row.id}” och ”{seen[key]}” säger samma sak från samma dag", place=path.name)
            seen[key] = row.id
    if len({row.id for row in rows}) != len(rows):
        raise InputError("två rader har samma namn", place=path.name)
    return rows


def _cells(row: KindRow) -> list[tuple[str, str, str, dt.date]]:
    return [
        (sender, cause, paper, row.valid_from)
        for sender in row.senders
        for cause in row.causes
        for paper in row.papers or ("",)
    ]


def _row(raw: object, place: str) -> KindRow:
    r = Reader(raw, place)
    checked = r.inner("kontrollerad")
    found = KindRow(
        id=r.slug("rad"),
        senders=_codes(r, "avsändare", SENDERS),
        causes=_codes(r, "orsaker", CAUSES),
        papers=r.words("papper", None, ()),
        kind=_code(r.text("slag"), NOTICE_KINDS, r.at("slag")),
        valid_from=r.day("från"),
        reason=" ".join(r.text("därför").split()),
        sources=r.items("källor", read_source),
        verified_on=checked.day("dag"),
        certainty=checked.word("säkerhet", CERTAINTY),
        reading=" ".join(r.text("tolkning", "").split()),
    )
    checked.text("av")
    checked.done()
    r.done()
    if not found.sources:
        raise InputError("raden ska ha minst en källa", place=r.at("källor"))
    if found.certainty == "tolkning" and not found.reading:
        raise InputError("en rad som är en tolkning ska säga hur den är läst", place=r.at("tolkning"))
    return found


def _codes(r: Reader, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(_code(word, known, r.at(key)) for word in r.words(key))
    if not found:
        raise InputError("listan är tom", place=r.at(key))
    return found


def _code(word: str, known: tuple[str, ...], place: str) -> str:
    found = value_code(word, place=place)
    if found not in known:
        raise InputError(f"okänt ord ”{word}” här", place=place)
    return found
