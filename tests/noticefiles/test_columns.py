# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What headers mean is proposed, corrected and remembered."""

import pytest

from kvarbo.noticefiles.columns import dictionary, header_key, missing, propose
from kvarbo.noticefiles.exceptions import ColumnsMissing, FileBegun
from kvarbo.noticefiles.models import ColumnMapping, ImportFile
from kvarbo.noticefiles.rows import tidy
from kvarbo.noticefiles.services import map_columns
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.papers import PAPERS
from tests.casebook import actor
from tests.noticefiles.sheets import csv_file
from tests.personas import NOW, TODAY

STRANGE = ["Vem", "Var", "Hur", "Hyresskuld"]
ROWS = [["Elen Påhitsson", "Fantasigränd 5", "Hyresrätt", "17 800"]]


def told(file: ImportFile, by, columns: dict[str, int], **constants: str) -> ImportFile:
    everything = file.constants | constants
    return map_columns(actor=actor(by), file=file, columns=columns, constants=everything, today=TODAY, now=NOW)


def test_headers_are_known_whatever_their_case_and_signs():
    assert propose(["HYRESGÄST:", "gatu-adress", "Förf. datum", "Färg"]) == {
        "tenant_name": 0,
        "tenant_street": 1,
        "due_on": 2,
    }


def test_a_name_in_two_columns_is_put_together(received):
    header = ["Efternamn", "Förnamn", "Adress", "Upplåtelseform", "Skuld"]
    file = received(csv_file([["Påhitsson", "Elen", "Stig 1", "HR", "100"]], header=header))
    assert (file.good, file.bad) == (1, 0)
    assert "Elen Påhitsson" in file.findings


def test_every_word_of_the_dictionary_is_a_field_of_the_paper():
    fields = set(NoticeDraft.__dataclass_fields__)
    words = dictionary()
    parts = {part for whole in words.parts.values() for part in whole}
    assert set(words.labels) - parts <= fields
    assert set(words.marks) | set(words.dated_by) | set(words.constant) | words.given <= fields
    assert set(words.papers) <= set(PAPERS)
    assert set(words.words["paper"].values()) <= set(PAPERS)


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("due_on", "20261030", "2026-10-30"),
        ("due_on", "2026/10/30", "2026-10-30"),
        ("due_on", "2026-10-30 00:00:00", "2026-10-30"),
        ("amount", "17 800,00 kr", "17 800 kr"),
        ("amount", "17800.50", "17800.50"),
        ("rent_month", "november 2026", "2026-11"),
        ("rent_month", "202611", "2026-11"),
        ("eviction_at", "2026-12-09 kl. 9.30", "2026-12-09T09:30"),
        ("regime", "Bostadsrätt", "BRL"),
        ("tenant_name", "2026/10/30", "2026/10/30"),
    ],
)
def test_days_months_and_amounts_are_read_as_senders_write_them(name, text, read):
    assert tidy(name, text) == read


def test_what_no_header_tells_is_asked_for(received, maj):
    file = received(csv_file(ROWS, header=STRANGE))
    assert missing(file.columns, file.constants) == ["Hyresgästens namn", "Gatuadress", "Hur hushållet bor"]
    with pytest.raises(ColumnsMissing, match="Gatuadress"):
        told(file, maj, {"tenant_name": 0})


def test_the_answer_is_remembered_for_the_sender_and_its_header_row(received, maj):
    columns = {"tenant_name": 0, "tenant_street": 1, "regime": 2, "amount": 3}
    told(received(csv_file(ROWS, header=STRANGE)), maj, columns)
    moved = received(csv_file([["Ture Exempelsson", "Stig 2", "Hyresrätt", "900"]], header=STRANGE))
    assert moved.columns == columns
    assert moved.good == 1
    assert ColumnMapping.objects.count() == 1


def test_our_own_columns_of_faults_do_not_make_another_header_row():
    assert header_key(STRANGE) == header_key(["Rad", *STRANGE, "Vad som är fel"])


def test_a_value_for_all_rows_stands_in_for_a_column(received, maj):
    file = told(
        received(csv_file(ROWS, header=STRANGE)), maj, {"tenant_name": 0, "tenant_street": 1, "amount": 3}, regime="BRL"
    )
    assert file.good == 1


def test_columns_stand_once_the_reading_has_begun(received, maj):
    file = received()
    ImportFile.objects.filter(pk=file.pk).update(state="reading")
    with pytest.raises(FileBegun):
        told(file, maj, file.columns)
