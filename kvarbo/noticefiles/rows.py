# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row: its cells as a draft, judged as any paper is, and the fingerprint that tells it from other rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kvarbo.common.crypto import blind_index
from kvarbo.noticefiles.columns import Columns, Constants, dictionary, plain
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.exceptions import BadNotice
from kvarbo.notices.judging import judge
from kvarbo.notices.papers import PAPERS
from kvarbo.rules.words import CHANNELS

CHANNEL = CHANNELS[CHANNELS.index("file")]
ROW = "row"
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T]00:00(?::00)?)?", re.ASCII)
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]|\s*kl\.?\s*)(\d{1,2})[.:](\d{2})(?::00)?", re.ASCII)
MONTH = re.compile(r"(\d{4})-?(0[1-9]|1[0-2])(?:-\d{2})?", re.ASCII)
MONTH_NAME = re.compile(r"([a-zåäö]{3})[a-zåäö]*\.?\s+(\d{4})")
NO_PENCE = re.compile(r"[.,]0{1,2}(?=\D*$)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, at which field, and what stood there."""

    field: str
    message: str
    given: str


@dataclass(slots=True, kw_only=True)
class JudgedRow:
    """Either values and a fingerprint, or faults."""

    number: int
    given: Mapping[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How the rows of one file are read."""

    columns: Columns
    constants: Constants
    width: int
    board_id: int
    received_on: dt.date
    today: dt.date

    def judge(self, number: int, cells: Sequence[str]) -> JudgedRow:
        given = self.given(cells)
        row = JudgedRow(number=number, given=given)
        if len(cells) > self.width:
            message = "Raden har fler kolumner än rubrikraden. Kanske finns skiljetecknet i en text."
            row.faults = (Fault(field=ROW, message=message, given=""),)
            return row
        try:
            row.values = judge(draft=self.draft(given), today=self.today)
        except BadNotice as fault:
            row.faults = tuple(self._faults(fault.errors, given))
            return row
        row.fingerprint = self.fingerprint(row.values)
        return row

    def given(self, cells: Sequence[str]) -> dict[str, str]:
        """Field → what stands in its column; a field that is in parts is put together."""
        found = {name: cells[place] for name, place in self.columns.items() if place < len(cells) and cells[place]}
        for whole, parts in dictionary().parts.items():
            held = [found.pop(part) for part in parts if part in found]
            if held and whole not in found:
                found[whole] = " ".join(held)
        return found

    def draft(self, given: Mapping[str, str]) -> NoticeDraft:
        told = {name: value for name, value in self.constants.items() if value}
        told |= {name: tidy(name, value) for name, value in given.items()}
        told.setdefault("paper", dictionary().papers[0])
        told.setdefault("received_on", self.received_on.isoformat())
        told["channel"] = CHANNEL
        if paper := PAPERS.get(told["paper"]):
            told = {name: value for name, value in told.items() if name in paper.fields}
            told["sender"], told["cause"] = paper.senders[0], paper.causes[0]
        return NoticeDraft(**told)

    def fingerprint(self, values: Mapping[str, Any]) -> str:
        """Equal for rows that tell of the same thing, whatever file they stand in. Keyed, so it tells nothing else."""
        words = dictionary()
        marks = [plain_value(values.get(name)) for name in words.marks]
        if not any(values.get(name) for name in words.dated_by):
            marks.append(plain_value(values["received_on"]))
        return blind_index("\x1f".join(["notice row", str(self.board_id), *marks]))

    def _faults(self, errors: Mapping[str, str], given: Mapping[str, str]) -> Iterable[Fault]:
        for name, message in errors.items():
            if name in dictionary().words and given.get(name):
                known = ", ".join(list(dictionary().words[name])[:4])
                message = f"”{given[name]}” känner vi inte igen. Skriv till exempel {known}."
            yield Fault(field=name, message=message, given=given.get(name, ""))


def plain_value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def tidy(name: str, text: str) -> str:
    """A cell as the form would have it: days, months and amounts are written in many ways in files."""
    words = dictionary()
    if name in words.words:
        return words.words[name].get(plain(text), text)
    if name in words.days and (found := DAY.fullmatch(text)):
        return "-".join(found.groups())
    if name in words.moments and (found := MOMENT.fullmatch(text)):
        return f"{found[1]}T{int(found[2]):02d}:{found[3]}"
    if name in words.months:
        return _month(text)
    if name in words.amounts:
        return NO_PENCE.sub("", text)
    return text


def _month(text: str) -> str:
    if found := MONTH.fullmatch(text):
        return f"{found[1]}-{found[2]}"
    found = MONTH_NAME.fullmatch(text.casefold())
    if found and found[1] in MONTHS:
        return f"{found[2]}-{MONTHS.index(found[1]) + 1:02d}"
    return text
