# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading files: those of one's boards, one of them, and what became of its rows."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter

from kvarbo.noticefiles.checking import Finding, unpacked
from kvarbo.noticefiles.columns import dictionary
from kvarbo.noticefiles.enums import FileState, Verdict
from kvarbo.noticefiles.exceptions import ImportFileNotFound
from kvarbo.noticefiles.models import ImportFile
from kvarbo.noticefiles.querysets import ImportFileQuerySet
from kvarbo.noticefiles.reading import FORMULA_SIGNS, Table
from kvarbo.noticefiles.rows import ROW
from kvarbo.organisation.models import User


def get_file(*, user: User, file_id: str, on: dt.date) -> ImportFile:
    """The file if the user may see it. Raises ImportFileNotFound."""
    try:
        return ImportFile.objects.visible_to(user=user, on=on).select_related("board").get(pk=file_id)
    except ImportFile.DoesNotExist:
        raise ImportFileNotFound from None


def open_files(*, user: User, on: dt.date) -> ImportFileQuerySet:
    """Files that wait for someone, the oldest first."""
    states = (FileState.RECEIVED, FileState.READING)
    return (
        ImportFile.objects.visible_to(user=user, on=on).without_rows().filter(state__in=states).order_by("uploaded_at")
    )


def ended_files(*, user: User, on: dt.date) -> ImportFileQuerySet:
    """Files that are taken in or thrown away, the newest first."""
    states = (FileState.DONE, FileState.DISCARDED)
    return (
        ImportFile.objects.visible_to(user=user, on=on).without_rows().filter(state__in=states).order_by("-finished_at")
    )


def earlier_import(*, file: ImportFile) -> ImportFile | None:
    """The newest time that the very same file was taken in before."""
    same = ImportFile.objects.without_rows().filter(board=file.board_id, digest=file.digest, state=FileState.DONE)
    return same.exclude(pk=file.pk).order_by("-finished_at").first()


def findings_of(*, file: ImportFile) -> list[Finding]:
    """Every row with its verdict, in the file's order. Nothing once the file is closed."""
    return unpacked(file.findings)


def table_of(*, file: ImportFile) -> Table:
    """The file's rows as they stood."""
    return Table.from_json(file.rows) if file.rows else Table((), ())


def label_of_field(name: str) -> str:
    return "Raden" if name == ROW else dictionary().labels.get(name, name)


def fault_counts(findings: list[Finding]) -> list[tuple[str, int]]:
    """Field by field how many rows are wrong there, the most common first."""
    counted = Counter(label_of_field(fault.field) for one in findings for fault in one.faults)
    return counted.most_common()


def faulty_rows_csv(*, file: ImportFile) -> bytes:
    """The rows that are wrong, as they stood, with what is wrong: to mend and hand in again, or send back."""
    table = table_of(file=file)
    cells = dict(table.rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Rad", *map(_guarded, table.header), "Vad som är fel"])
    for one in findings_of(file=file):
        if one.verdict == Verdict.BAD:
            said = " ".join(f"{label_of_field(fault.field)}: {fault.message}" for fault in one.faults)
            stood = cells[one.number][: len(table.header)]
            writer.writerow([one.number, *map(_guarded, stood), _guarded(said)])
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    """Text that a spreadsheet would run as a formula is made plain text."""
    return f"'{cell}" if cell.startswith((*FORMULA_SIGNS, "\t", "\r", "|")) else cell
