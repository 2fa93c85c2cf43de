# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files as senders make them. All of it is invented."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

HEADER = ["Hyresgäst", "Adress", "Upplåtelseform", "Förfallodatum", "Hyresskuld"]
ROWS = [
    ["Elen Påhitsson", "Fantasigränd 5", "Hyresrätt", "2026-10-30", "17 800"],
    ["Åke Övningsson", "Fantasigränd 7", "Hyresrätt", "2026-10-30", "9 100"],
    ["Iris Diktnäs", "Fantasigränd 9", "Bostadsrätt", "2026-10-30", "4 250"],
]
EXAMPLE = Path(__file__).parents[2] / "kvarbo/demo/files/underrattelser-200-rader.csv"
SENDER = "Fantasibostäder AB"


def csv_file(
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    header: Sequence[str] = HEADER,
    encoding: str = "utf-8",
    delimiter: str = ";",
) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue().encode(encoding)


def many_rows(count: int) -> list[list[str]]:
    return [
        [f"Elen Påhitsson {n}", f"Fantasigränd {n}", "Hyresrätt", "2026-10-30", str(4000 + n)] for n in range(count)
    ]


def excel_file(rows: Sequence[Sequence[object]], *, sheets: int = 1) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for _ in range(sheets - 1):
        book.create_sheet().append(["Något annat", "här"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
