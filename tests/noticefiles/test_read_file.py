# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file becomes a table of text, or is refused in one sentence."""

import datetime as dt
import io
import zipfile

import pytest

from kvarbo.noticefiles import reading, workbooks
from kvarbo.noticefiles.exceptions import FileRefused
from kvarbo.noticefiles.reading import read_table
from tests.noticefiles.sheets import EXAMPLE, HEADER, ROWS, csv_file, excel_file, many_rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_is_read_whatever_program_wrote_it(encoding, delimiter):
    table = read_table(content=csv_file(encoding=encoding, delimiter=delimiter))
    assert table.header == tuple(HEADER)
    assert [cells for _, cells in table.rows] == [tuple(row) for row in ROWS]


def test_rows_have_the_numbers_that_a_spreadsheet_shows():
    content = b'Lista 2026\r\n\r\nNamn;Adress\r\nElen;"Gr\xc3\xa4nd 1\nport 2"\r\n;\r\nTure;Stig 2\r\n'
    table = read_table(content=content)
    assert [number for number, _ in table.rows] == [4, 7]


def test_the_line_that_names_the_delimiter_is_no_header():
    assert read_table(content=b"sep=;\r\nNamn;Adress\r\nElen;Stig 1\r\n").rows == ((3, ("Elen", "Stig 1")),)


def test_excel_reads_the_same_as_csv():
    # A cell that begins with = is text in CSV and a formula in Excel; the file has one, as a fault.
    table = read_table(content=EXAMPLE.read_bytes().replace(b";=2+2;", b";;"))
    excel = read_table(content=excel_file([table.header, *(cells for _, cells in table.rows)]))
    assert (excel.header, excel.rows) == (table.header, table.rows)


def test_excels_days_and_numbers_are_read_as_they_would_be_typed():
    row = [dt.date(2026, 10, 30), dt.datetime.fromisoformat("2026-12-09T09:30"), 17800.0, 74.5, True, 199103079804]
    table = read_table(content=excel_file([["a", "b", "c", "d", "e", "f"], row]))
    assert table.rows[0][1] == ("2026-10-30", "2026-12-09T09:30", "17800", "74,5", "ja", "199103079804")


def test_a_formula_is_never_read_as_text():
    assert "=" not in str(read_table(content=excel_file([["Namn", "Skuld"], ["Elen", "=2+2"]])).rows)


def test_only_the_first_sheet_is_read_and_that_is_said():
    table = read_table(content=excel_file([["Namn", "Adress"], ["Elen", "Stig 1"]], sheets=2))
    assert len(table.rows) == 1
    assert "flera blad" in table.note


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), body)
    return out.getvalue()


def damaged() -> bytes:
    """A workbook whose sheet does not unpack though its list of contents is whole."""
    content = bytearray(excel_file([["a", "b"], ["c", "d"]]))
    sheet = zipfile.ZipFile(io.BytesIO(content)).getinfo("xl/worksheets/sheet1.xml")
    begins = sheet.header_offset + 30 + len(sheet.filename)
    content[begins : begins + 20] = b"\xff" * 20
    return bytes(content)


REFUSED = {
    "empty": (b"", "tom"),
    "only spaces": (b" \r\n \r\n", "tom"),
    "no rows": (csv_file([]), "inga rader"),
    "no table": (b"Hej!\r\nHur mar du?\r\n", "ingen rubrikrad"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "old or locked Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "lösenord"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "varken CSV eller Excel"),
    "another archive": (archive(brev_txt=b"hej"), "varken CSV eller Excel"),
    "a broken workbook": (excel_file([["a", "b"]])[:400], "går inte att öppna"),
    "a damaged workbook": (damaged(), "går inte att öppna"),
    "half a workbook": (archive(xl__workbook_xml=b"<workbook/>"), "går inte att öppna"),
    "macros": (archive(xl__workbook_xml=b"<a/>", xl__vbaProject_bin=b"x"), "makron"),
    "entities": (archive(xl__workbook_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "går inte att öppna"),
    "letters broken before": (csv_file(encoding="utf-8").decode("cp1252", "replace").encode(), "Å, ä och ö"),
    "bytes of no encoding": (b"Namn;Adress\r\n\x81\x8d;Stig\r\n", "Tecknen"),
    "a sign that no database keeps": ("Namn;Adr\0ess\r\nElen;Stig\r\n".encode("utf-16"), "varken CSV eller Excel"),
    "a household where the headings should be": (csv_file(header=["Elen", "990101-9804", "a", "b", "c"]), "rubrikrad"),
    "a day where a heading should be": (csv_file(header=["Elen", "Stig 1", "2026-10-30", "b", "c"]), "rubrikrad"),
    "a quote that never ends": (b'Namn;Adress\r\n"Elen;Stig\r\n', "citattecknen"),
    "a cell of a book": (csv_file([["x" * 5000, "", "", "", ""]]), "Rad 2"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(name):
    content, said = REFUSED[name]
    with pytest.raises(FileRefused) as fault:
        read_table(content=content)
    assert said in fault.value.message
    assert len(fault.value.message) < 140


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(FileRefused, match="orimligt stor"):
        read_table(content=archive(xl__workbook_xml=b"<a/>", xl__sheet_xml=b"0" * 2_000_000))


def test_a_row_number_beyond_all_sheets_does_not_make_the_reader_count_there(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_SHEET_ROWS", 50)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(excel_file([HEADER, *ROWS]))) as made, zipfile.ZipFile(out, "w") as bent:
        for name in made.namelist():
            bent.writestr(name, made.read(name).replace(b'<row r="4"', b'<row r="90000000"'))
    assert len(read_table(content=out.getvalue()).rows) == 2


@pytest.mark.parametrize("content", [csv_file(many_rows(30)), excel_file([HEADER, *many_rows(30)])])
def test_too_many_rows_are_refused(content, monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 20)
    with pytest.raises(FileRefused, match="för många rader"):
        read_table(content=content)


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(FileRefused, match="för stor"):
        read_table(content=csv_file())
