# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Verdicts: which rows can become notices, which are wrong, which have been here before."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kvarbo.common.crypto import blind_index
from kvarbo.noticefiles.enums import Verdict
from kvarbo.noticefiles.models import ImportedRow, ImportFile
from kvarbo.noticefiles.reading import Table
from kvarbo.noticefiles.rows import Fault, JudgedRow, Reader, plain_value
from kvarbo.notices.models import Notice

CHUNK = 500
Sameness = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A row with its verdict. `note` says why it is held to have been here before."""

    number: int
    verdict: str
    name: str = ""
    street: str = ""
    amount: int | None = None
    faults: tuple[Fault, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A judged row and its finding."""

    row: JudgedRow
    finding: Finding


class Checker:
    """Checks chunk after chunk, and remembers what it has seen in the file."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.seen: dict[str, int] = {}
        self.alike: dict[Sameness, int] = {}

    def check(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> list[Checked]:
        judged = [self.reader.judge(number, cells) for number, cells in rows]
        known, alike = self._known(judged), self._alike(judged)
        return [Checked(row, self._finding(row, known, alike)) for row in judged]

    def _finding(self, row: JudgedRow, known: set[str], alike: set[Sameness]) -> Finding:
        told: dict[str, Any] = {"number": row.number, "name": row.given.get("tenant_name", "")}
        told["street"] = row.given.get("tenant_street", "")
        if row.faults:
            return Finding(verdict=Verdict.BAD, faults=row.faults, **told)
        told["amount"] = row.values.get("amount")
        if row.fingerprint in known:
            return Finding(verdict=Verdict.KNOWN, note="Lästes in från en fil tidigare.", **told)
        if first := self.seen.get(row.fingerprint):
            return Finding(verdict=Verdict.KNOWN, note=f"Samma uppgifter som på rad {first}.", **told)
        self.seen[row.fingerprint] = row.number
        keys = _sameness(row.values)
        first = next((self.alike[key] for key in keys if key in self.alike), None)
        for key in keys:
            self.alike.setdefault(key, row.number)
        if any(key in alike for key in keys):
            note = "En registrerad underrättelse har samma hyresgäst, belopp och dag."
            return Finding(verdict=Verdict.LIKELY, note=note, **told)
        if first is not None:
            return Finding(verdict=Verdict.LIKELY, note=f"Samma hyresgäst, belopp och dag som på rad {first}.", **told)
        return Finding(verdict=Verdict.GOOD, **told)

    def _known(self, judged: Sequence[JudgedRow]) -> set[str]:
        marks = [row.fingerprint for row in judged if row.fingerprint]
        found = ImportedRow.objects.filter(board=self.reader.board_id, fingerprint__in=marks)
        return set(found.values_list("fingerprint", flat=True))

    def _alike(self, judged: Sequence[JudgedRow]) -> set[Sameness]:
        """What the board's own notices have in common with the rows."""
        values = [row.values for row in judged if row.values]
        names = {one["tenant_name"] for one in values}
        numbers = {blind_index(one["tenant_personnummer"]) for one in values if one["tenant_personnummer"]}
        same = Notice.objects.filter(board=self.reader.board_id)
        same = same.filter(Q(tenant_name__in=names) | Q(tenant_personnummer_index__in=numbers))
        columns = ("paper", "tenant_name", "tenant_street", "tenant_personnummer_index", "amount", "due_on")
        return {key for one in same.values(*columns) for key in _sameness(one)}


def _sameness(values: dict[str, Any]) -> list[Sameness]:
    """What makes two papers look like one: the same kind, tenant, amount and day."""
    rest: Sameness = (values["paper"], plain_value(values.get("amount")), plain_value(values.get("due_on")))
    keys: list[Sameness] = [(*rest, plain_value(values["tenant_name"]), plain_value(values["tenant_street"]))]
    number = values.get("tenant_personnummer")
    if index := values.get("tenant_personnummer_index") or (blind_index(number) if number else ""):
        keys.append((*rest, index))
    return keys


def reader_of(file: ImportFile, table: Table, *, today: dt.date) -> Reader:
    return Reader(
        columns=file.columns,
        constants=file.constants,
        width=len(table.header),
        board_id=file.board_id,
        received_on=file.received_on,
        today=today,
    )


def check_into(file: ImportFile, table: Table, *, today: dt.date) -> None:
    """Judge every row and put findings and counts on the file, unsaved."""
    checker = Checker(reader_of(file, table, today=today))
    findings = [one.finding for chunk in chunks(table.rows) for one in checker.check(chunk)]
    counts = Counter(finding.verdict for finding in findings)
    file.good, file.bad = counts[Verdict.GOOD], counts[Verdict.BAD]
    file.known, file.likely = counts[Verdict.KNOWN], counts[Verdict.LIKELY]
    file.findings = json.dumps([_packed(one) for one in findings], ensure_ascii=False, separators=(",", ":"))


def chunks(rows: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _packed(one: Finding) -> list[Any]:
    faults = [[fault.field, fault.message, fault.given] for fault in one.faults]
    return [one.number, str(one.verdict), one.name, one.street, one.amount, faults, one.note]


def unpacked(text: str | None) -> list[Finding]:
    return [
        Finding(
            number=number,
            verdict=verdict,
            name=name,
            street=street,
            amount=amount,
            faults=tuple(Fault(field=where, message=message, given=given) for where, message, given in faults),
            note=note,
        )
        for number, verdict, name, street, amount, faults, note in json.loads(text or "[]")
    ]
