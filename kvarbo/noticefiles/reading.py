# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file's bytes as a table of text: CSV or Excel. What cannot be read is refused in one sentence."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kvarbo.common.logs import mask
from kvarbo.noticefiles import workbooks
from kvarbo.noticefiles.exceptions import FileRefused

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 4_000
# Header, titles above it, and one row too many.
TITLES = 12
ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
DELIMITERS = ";\t,|"
BROKEN = re.compile("Ã[¥¤¶…„–\x85\x84\x96]|\ufffd")
FORMULA_SIGNS = "=+-@"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NEITHER = "Filen är varken CSV eller Excel (.xlsx)."


@dataclass(frozen=True, slots=True)
class Table:
    """The header, and each row with its number in the file. `note` is something that the reader should know."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    note: str = ""

    def to_json(self) -> str:
        return json.dumps({"header": self.header, "rows": self.rows}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Table:
        read = json.loads(text)
        return cls(tuple(read["header"]), tuple((number, tuple(cells)) for number, cells in read["rows"]))


def read_table(*, content: bytes) -> Table:
    """The table in a file, told by its content and never by its name. Raises FileRefused."""
    if not content.strip(b"\0 \t\r\n"):
        raise FileRefused("Filen är tom.")
    if len(content) > MAX_BYTES:
        raise FileRefused(f"Filen är för stor. Den får vara högst {MAX_BYTES // 1_000_000} MB; dela den i flera.")
    if content.startswith(OLE):
        raise FileRefused("Filen är låst med lösenord eller i gammalt Excelformat. Spara den som .xlsx utan lösenord.")
    if content.startswith(ZIP):
        note, rows = workbooks.rows_of(content, width=MAX_COLUMNS + 1, limit=MAX_ROWS + TITLES)
        return _table(rows, note)
    if content.startswith(PDF):
        raise FileRefused("Filen är en PDF. Be avsändaren om listan som CSV eller Excel (.xlsx).")
    return _table(_csv_rows(_decoded(content)))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in content:
        raise FileRefused(NEITHER)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise FileRefused(NEITHER)
        if BROKEN.search(text):
            raise FileRefused("Å, ä och ö har gått sönder i filen. Spara den på nytt som ”CSV UTF-8”.")
        return text
    raise FileRefused("Tecknen i filen går inte att läsa. Spara den på nytt som ”CSV UTF-8”.")


def _csv_rows(text: str) -> Iterable[tuple[int, list[str]]]:
    first, _, rest = text.partition("\n")
    start = 0
    if told := re.fullmatch(r"sep=(.)\r?", first, re.IGNORECASE):
        delimiter, text, start = told[1], rest, 1
    else:
        delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        line = 1
        for cells in reader:
            yield line + start, [_unguarded(cell.strip()) for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise FileRefused(
            f"Rad {reader.line_num + start} går inte att dela i kolumner. Kontrollera citattecknen."
        ) from None


def _delimiter(text: str) -> str:
    """The sign that the first line with any of them has most of."""
    for line in text.splitlines():
        outside = re.sub(r'"[^"]*"', "", line)
        counts = {sign: outside.count(sign) for sign in DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda sign: counts[sign])
    return DELIMITERS[0]


def _unguarded(cell: str) -> str:
    """Our own list of faults puts an apostrophe before what a spreadsheet would take for a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in FORMULA_SIGNS else cell


def _table(rows: Iterable[tuple[int, Sequence[str]]], note: str = "") -> Table:
    header: tuple[str, ...] = ()
    found: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in rows:
        filled = sum(1 for cell in cells if cell)
        if not filled:
            continue
        if any(len(cell) > MAX_CELL for cell in cells):
            raise FileRefused(f"Rad {number} har en cell med mer än {MAX_CELL} tecken.")
        if not header:
            # A title above the table stands alone on its line.
            if filled > 1:
                header = _header(cells)
            continue
        found.append((number, tuple(cells)))
        if len(found) > MAX_ROWS:
            raise FileRefused(f"Filen har för många rader. Den får ha högst {MAX_ROWS}; dela den i flera.")
    if not header:
        raise FileRefused("Filen har ingen rubrikrad med kolumner. Är det rätt fil?")
    if not found:
        raise FileRefused("Filen har en rubrikrad men inga rader under den.")
    return Table(header, tuple((number, _fitted(cells, len(header))) for number, cells in found), note)


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > MAX_COLUMNS:
        raise FileRefused(f"Filen har för många kolumner. Den får ha högst {MAX_COLUMNS}.")
    # Headings are remembered in plain text, so what stands in them must be nobody's.
    if any(DAY.fullmatch(cell) or mask(cell) != cell for cell in cells):
        raise FileRefused("Filen har ingen rubrikrad överst. Lägg till rubriker, eller ta bort raderna ovanför dem.")
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:120] or f"Kolumn {place}"
        names.append(name if name not in names else f"{name} ({place})")
    return tuple(names)


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """As wide as the header. What stands outside it is kept, so that the row can be told to be wrong."""
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    return cells + ("",) * (width - len(cells))
