# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking in a file: receive, say what the columns mean, accept chunk by chunk, or throw away."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from kvarbo.audit.services import record
from kvarbo.casework.permissions import may_register
from kvarbo.common.bulk import insert_all
from kvarbo.common.crypto import blind_index
from kvarbo.noticefiles import columns as meanings
from kvarbo.noticefiles.checking import CHUNK, Checked, Checker, check_into, reader_of
from kvarbo.noticefiles.enums import FileState, Verdict
from kvarbo.noticefiles.exceptions import ColumnsMissing, FileBegun, FileClosed
from kvarbo.noticefiles.models import ColumnMapping, ImportedRow, ImportFile
from kvarbo.noticefiles.reading import Table, read_table
from kvarbo.notices.bulk import register_many
from kvarbo.notices.services import Actor
from kvarbo.organisation.models import Board

OPEN = (FileState.RECEIVED, FileState.READING)
PROGRESS = ("state", "next_row", "good", "bad", "known", "likely")
ENDED = ("state", "rows", "findings", "finished_by", "finished_at")


@transaction.atomic
def receive(
    *,
    actor: Actor,
    board: Board,
    name: str,
    content: bytes,
    sender: str,
    received_on: dt.date,
    today: dt.date,
    now: dt.datetime,
) -> ImportFile:
    """Keep a file's rows until someone decides on them. The same file that waits already is given back.

    Raises FileRefused, and then nothing is kept.
    """
    may_register(actor=actor, board=board, on=today)
    digest = blind_index(f"notice file {board.pk} {hashlib.sha256(content).hexdigest()}")
    same = ImportFile.objects.filter(board=board, digest=digest)
    if waiting := same.filter(state__in=OPEN).first():
        return waiting
    table = read_table(content=content)
    earlier = same.filter(state=FileState.DONE).order_by("uploaded_at").first()
    file = ImportFile(board=board, digest=digest, uploaded_by=actor.user_id, uploaded_at=now)
    file.name, file.sender = _file_name(name), " ".join(sender.split())[:200]
    # The same file on another day is still the file that came then.
    file.received_on = earlier.received_on if earlier else received_on
    _fill(file, table, today)
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError:
        return ImportFile.objects.get(board=board, digest=digest, state__in=OPEN)
    _note(actor, "receive", file, now)
    return file


def _fill(file: ImportFile, table: Table, today: dt.date) -> None:
    file.rows, file.row_count, file.note = table.to_json(), len(table.rows), table.note[:200]
    _mean(file, table)
    if not meanings.missing(file.columns, file.constants):
        check_into(file, table, today=today)


def _file_name(name: str) -> str:
    return "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())[:200] or "fil"


def _mean(file: ImportFile, table: Table) -> None:
    """What the columns meant last time, for the same sender and header row; else what the headers propose."""
    remembered = ColumnMapping.objects.filter(
        board=file.board,
        sender_key=meanings.sender_key(file.sender),
        header_key=meanings.header_key(table.header),
    ).first()
    if remembered:
        file.columns = meanings.from_headings(remembered.columns, table.header)
        file.constants = dict(remembered.constants)
        return
    file.columns = meanings.propose(table.header)
    file.constants = {"paper": meanings.dictionary().papers[0]} if "paper" not in file.columns else {}
    if file.sender and "landlord_name" not in file.columns:
        file.constants["landlord_name"] = file.sender


def is_remembered(*, file: ImportFile, table: Table) -> bool:
    """Whether someone has said what this sender's columns mean."""
    return ColumnMapping.objects.filter(
        board=file.board_id,
        sender_key=meanings.sender_key(file.sender),
        header_key=meanings.header_key(table.header),
    ).exists()


@transaction.atomic
def map_columns(
    *,
    actor: Actor,
    file: ImportFile,
    columns: Mapping[str, int],
    constants: Mapping[str, str],
    today: dt.date,
    now: dt.datetime,
) -> ImportFile:
    """Say what the columns mean, remember it for the sender, and judge the rows anew. Raises ColumnsMissing."""
    file = _held(actor, file, today)
    if file.state != FileState.RECEIVED:
        raise FileBegun
    table = Table.from_json(file.rows or "")
    fields = meanings.dictionary().labels
    file.columns = {name: place for name, place in columns.items() if name in fields and 0 <= place < len(table.header)}
    # Never what is somebody's own: these words are kept in plain text, and longer than the rows.
    same = meanings.dictionary().constant
    file.constants = {name: text.strip() for name, text in constants.items() if name in same and text.strip()}
    if lacking := meanings.missing(file.columns, file.constants):
        raise ColumnsMissing(
            f"Det saknas uppgift om: {', '.join(lacking)}. Välj en kolumn eller fyll i för alla rader."
        )
    check_into(file, table, today=today)
    file.save()
    ColumnMapping.objects.update_or_create(
        board=file.board,
        sender_key=meanings.sender_key(file.sender),
        header_key=meanings.header_key(table.header),
        defaults={
            "columns": meanings.by_heading(file.columns, table.header),
            "constants": file.constants,
            "saved_by": actor.user_id,
            "saved_at": now,
        },
    )
    return file


def accept(
    *, actor: Actor, file: ImportFile, with_likely: bool, today: dt.date, now: dt.datetime, size: int = CHUNK
) -> ImportFile:
    """Make a waiting notice of each good row, exactly once.

    Each chunk is a transaction of its own that holds its notices, their marks and how far the file has come. So whoever
    calls again after a stop goes on where it stopped. Must not run inside a transaction of a request.
    """
    file, table = _begin(actor, file, with_likely, today)
    while file.state == FileState.READING:
        file = _take_chunk(actor, file, table, today, now, size)
    return file


@transaction.atomic
def _begin(actor: Actor, file: ImportFile, with_likely: bool, today: dt.date) -> tuple[ImportFile, Table]:
    file = _held(actor, file, today)
    table = Table.from_json(file.rows or "")
    if file.state == FileState.RECEIVED:
        if lacking := meanings.missing(file.columns, file.constants):
            raise ColumnsMissing(f"Det saknas uppgift om: {', '.join(lacking)}.")
        # From here the counts say what became of the rows.
        file.good = file.bad = file.known = file.likely = 0
        file.state, file.with_likely = FileState.READING, with_likely
        file.save(update_fields=[*PROGRESS, "with_likely"])
    return file, table


@transaction.atomic
def _take_chunk(
    actor: Actor, file: ImportFile, table: Table, today: dt.date, now: dt.datetime, size: int
) -> ImportFile:
    # One at a time for each board: two files with the same row then meet at its mark, not at each other's lock.
    Board.objects.select_for_update(no_key=True).get(pk=file.board_id)
    file = ImportFile.objects.select_for_update(of=("self",)).without_rows().select_related("board").get(pk=file.pk)
    if file.state != FileState.READING:
        return file
    rows = table.rows[file.next_row : file.next_row + size]
    checked = Checker(reader_of(file, table, today=today)).check(rows)
    wanted = {Verdict.GOOD, Verdict.LIKELY} if file.with_likely else {Verdict.GOOD}
    _register(actor, file, [one for one in checked if one.finding.verdict in wanted], now)
    counts = Counter(one.finding.verdict for one in checked)
    file.good += counts[Verdict.GOOD]
    file.bad += counts[Verdict.BAD]
    file.known += counts[Verdict.KNOWN]
    file.likely += counts[Verdict.LIKELY]
    file.next_row += len(rows)
    if file.next_row >= len(table.rows):
        _end(actor, file, FileState.DONE, now)
    file.save(update_fields=[*PROGRESS, *(ENDED if not file.is_open else ())])
    return file


def _register(actor: Actor, file: ImportFile, taken: list[Checked], now: dt.datetime) -> None:
    notices = register_many(actor=actor, board=file.board, judged=[one.row.values for one in taken], now=now)
    marks = [
        ImportedRow(
            board_id=file.board_id,
            fingerprint=one.row.fingerprint,
            notice_id=notice.pk,
            file_id=file.pk,
            row_number=one.row.number,
        )
        for one, notice in zip(taken, notices, strict=True)
    ]
    insert_all(rows=marks)


@transaction.atomic
def discard(*, actor: Actor, file: ImportFile, today: dt.date, now: dt.datetime) -> ImportFile:
    """Throw the rows away. Raises FileBegun when some of them are notices."""
    file = _held(actor, file, today)
    if file.state != FileState.RECEIVED:
        raise FileBegun
    _end(actor, file, FileState.DISCARDED, now)
    file.save(update_fields=list(ENDED))
    return file


def _end(actor: Actor, file: ImportFile, state: FileState, now: dt.datetime) -> None:
    file.state, file.rows, file.findings = state, None, None
    file.finished_by, file.finished_at = actor.user_id, now
    _note(actor, "import" if state == FileState.DONE else "discard", file, now)


def _held(actor: Actor, file: ImportFile, today: dt.date) -> ImportFile:
    """The file's row, held until the transaction ends. Raises FileClosed."""
    held = ImportFile.objects.select_for_update(of=("self",)).select_related("board").get(pk=file.pk)
    may_register(actor=actor, board=held.board, on=today)
    if not held.is_open:
        raise FileClosed
    return held


def _note(actor: Actor, action: str, file: ImportFile, now: dt.datetime) -> None:
    record(actor_id=actor.user_id, action=action, object_kind="import_file", object_id=file.pk, at=now)
