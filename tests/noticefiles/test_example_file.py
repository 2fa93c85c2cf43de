# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fictional file that ships with the demo: exactly which rows are wrong, and why."""

import pytest

from kvarbo.noticefiles.enums import Verdict
from kvarbo.noticefiles.reading import read_table
from kvarbo.noticefiles.selectors import faulty_rows_csv, findings_of
from tests.noticefiles.sheets import EXAMPLE

FAULTS = {
    12: {"tenant_name": "Ange hyresgästens namn"},
    19: {"tenant_street": "Ange gatuadressen"},
    27: {"amount": "Ange beloppet"},
    33: {"amount": "inget belopp"},
    41: {"amount": "utan ören"},
    48: {"amount": "mer än noll"},
    55: {"amount": "orimligt stort"},
    62: {"tenant_personnummer": "Kontrollsiffran"},
    70: {"tenant_personnummer": "Datumet i personnumret"},
    77: {"tenant_personnummer": "här är det 6"},
    84: {"tenant_personnummer": "bara ha siffror"},
    91: {"due_on": "ingen dag"},
    98: {"due_on": "ingen dag"},
    105: {"due_on": "före dagen då"},
    112: {"regime": "känner vi inte igen"},
    119: {"regime": "Välj vilken lag"},
    126: {"tenant_postal": "postnummer och ort"},
    133: {"rooms": "inget antal rum"},
    140: {"size_m2": "ingen storlek"},
    147: {"rent_month": "ingen månad"},
    154: {"posted_on": "postats efter"},
    161: {"served_on": "i framtiden"},
    168: {"flat_number": "högst 20 tecken"},
    175: {"tenant_personnummer": "i framtiden"},
    182: {"tenant_name": "bokstäver"},
    189: {"tenant_street": "Ange gatuadressen", "amount": "inget belopp"},
}
KNOWN = {196: "rad 20", 197: "rad 150"}
LIKELY = {198: "rad 30", 199: "rad 60"}


@pytest.fixture
def example(received):
    return received(EXAMPLE.read_bytes())


def test_the_file_has_two_hundred_rows_and_a_score_of_different_faults(example):
    assert example.row_count == 200
    assert len({message for faults in FAULTS.values() for message in faults.values()}) >= 20


def test_exactly_these_rows_are_wrong_and_for_these_reasons(example):
    wrong = {one.number: one.faults for one in findings_of(file=example) if one.verdict == Verdict.BAD}
    assert set(wrong) == set(FAULTS)
    for number, said in FAULTS.items():
        assert {fault.field for fault in wrong[number]} == set(said)
        for fault in wrong[number]:
            assert said[fault.field] in fault.message


def test_what_stood_there_is_told(example):
    told = {one.number: one.faults[0].given for one in findings_of(file=example) if one.faults}
    assert (told[33], told[105], told[112]) == ("cirka nio tusen", "2099-01-31", "Lokal")


@pytest.mark.parametrize(("verdict", "rows"), [(Verdict.KNOWN, KNOWN), (Verdict.LIKELY, LIKELY)])
def test_exactly_these_rows_have_been_seen_before(example, verdict, rows):
    found = {one.number: one.note for one in findings_of(file=example) if one.verdict == verdict}
    assert set(found) == set(rows)
    assert all(where in found[number] for number, where in rows.items())


def test_the_counts_are_the_rows(example):
    assert (example.good, example.bad, example.known, example.likely) == (170, 26, 2, 2)


def test_the_faulty_rows_come_back_as_a_file_that_runs_no_formula(example):
    text = faulty_rows_csv(file=example).decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0].startswith("Rad;Hyresgäst;")
    assert lines[0].endswith(";Vad som är fel")
    assert len(lines) == 1 + len(FAULTS)
    assert ";'=2+2;" in text
    assert ";=2+2" not in text


def test_mended_rows_are_read_again_as_they_stood(example):
    table = read_table(content=faulty_rows_csv(file=example))
    amount = table.header.index("Hyresskuld")
    assert next(cells for number, cells in table.rows if cells[0] == "189")[amount] == "=2+2"
