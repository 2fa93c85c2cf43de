# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Excel's .xlsx as rows of text. An archive from outside is not trusted: size, macros and locks are looked at first."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from kvarbo.noticefiles.exceptions import FileRefused

MAX_UNPACKED = 60_000_000
MAX_MEMBERS = 1_000
# What Excel has. The library counts up to whatever row number a file claims, empty row by empty row.
MAX_SHEET_ROWS = 1_048_576
MACROS = ("vbaproject.bin", "xl/macrosheets/")
LOCKED = 0x1
UNREADABLE = "Excelfilen går inte att öppna. Öppna den i Excel och spara den på nytt som .xlsx."

Row = tuple[int, list[str]]


def rows_of(content: bytes, *, width: int, limit: int) -> tuple[str, list[Row]]:
    """A note to the reader, and the rows of the first sheet that has any. Raises FileRefused."""
    _look_inside(content)
    try:
        with warnings.catch_warnings():
            # Styles and extensions that openpyxl leaves out do not matter to us.
            warnings.simplefilter("ignore")
            # data_only: what a formula came to when the file was saved, never the formula.
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return _first_sheet(book, width, limit)
            finally:
                book.close()
    except FileRefused:
        raise
    except Exception:
        # The library answers a damaged file with almost any exception.
        raise FileRefused(UNREADABLE) from None


def _look_inside(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if any(one.flag_bits & LOCKED for one in members):
                raise FileRefused("Filen är låst med lösenord. Spara den utan.")
            names = [one.filename.lower() for one in members]
            if any(mark in name for name in names for mark in MACROS):
                raise FileRefused("Filen innehåller makron. Spara den som vanlig Excelfil (.xlsx) utan makron.")
            # zipfile never unpacks more than a member says it holds, so what they say can be counted on.
            if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_UNPACKED:
                raise FileRefused("Excelfilen är orimligt stor när den packas upp. Spara listan som CSV.")
            if "xl/workbook.xml" not in names:
                raise FileRefused("Filen är varken CSV eller Excel (.xlsx).")
            for one in members:
                if one.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(one):
                    raise FileRefused(UNREADABLE)
    except FileRefused:
        raise
    except Exception:
        # So does each way of packing: zlib, bzip2 and lzma have faults of their own.
        raise FileRefused(UNREADABLE) from None


def _first_sheet(book: Any, width: int, limit: int) -> tuple[str, list[Row]]:
    chosen: tuple[str, list[Row]] | None = None
    more = False
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        # Some programs write a sheet's extent wrong, and a reader that trusts it sees one cell.
        sheet.reset_dimensions()
        rows = (
            (number, [_text(cell) for cell in cells])
            for number, cells in enumerate(islice(sheet.iter_rows(max_col=width, values_only=True), MAX_SHEET_ROWS), 1)
            if any(cell not in (None, "") for cell in cells)
        )
        if chosen is None:
            taken = list(islice(rows, limit))
            chosen = (sheet.title, taken) if taken else None
        elif next(rows, None) is not None:
            more = True
            break
    if chosen is None:
        raise FileRefused("Excelfilen har inget blad med innehåll.")
    note = f"Filen har flera blad. Bara bladet ”{chosen[0]}” läses." if more else ""
    return note, chosen[1]


def _text(cell: Any) -> str:
    """A cell as somebody would have typed it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time()
        return cell.date().isoformat() if midnight else cell.isoformat(timespec="minutes")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="minutes")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(round(cell, 2)).replace(".", ",")
    return str(cell).strip()
