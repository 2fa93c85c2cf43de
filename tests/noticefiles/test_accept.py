# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accepted rows become waiting notices, each exactly once."""

import pytest

from kvarbo.audit.models import Entry
from kvarbo.casework.exceptions import NotAllowed
from kvarbo.noticefiles.exceptions import FileBegun, FileClosed, FileRefused
from kvarbo.noticefiles.models import ImportedRow, ImportFile
from kvarbo.noticefiles.services import discard
from kvarbo.notices.models import Notice
from kvarbo.notices.services import register
from tests.atonce import at_once
from tests.casebook import actor
from tests.noticefiles.sheets import HEADER as HEADINGS
from tests.noticefiles.sheets import ROWS, csv_file, excel_file, many_rows
from tests.notices.paper import PAPER
from tests.personas import NOW, TODAY


def test_each_row_becomes_a_waiting_notice_that_came_in_a_file(received, accepted, maj):
    file = accepted(received())
    assert (file.state, file.good, file.finished_by) == ("done", 3, maj.pk)
    notice = Notice.objects.get(tenant_name="Elen Påhitsson")
    assert (notice.status, notice.channel, notice.paper) == ("waiting", "file", "hyra")
    assert (notice.amount, notice.regime, notice.received_on) == (17800, "JB12", TODAY)
    assert notice.landlord_name == "Fantasibostäder AB"
    assert Entry.objects.filter(action="register", object_id=notice.pk, actor_id=maj.pk).count() == 1


def test_the_same_file_again_makes_nothing_new_whatever_its_name_and_day(received, accepted):
    accepted(received())
    again = accepted(received(name="annat namn.csv"))
    assert (again.good, again.known) == (0, 3)
    assert Notice.objects.count() == 3


def test_the_same_rows_in_another_file_make_nothing_new(received, accepted):
    accepted(received())
    other = received(excel_file([HEADINGS, *reversed(ROWS), ["Ny Person", "Stig 1", "Hyresrätt", "2026-10-30", "99"]]))
    assert (other.good, other.known) == (1, 3)
    accepted(other)
    assert Notice.objects.count() == 4


def test_a_row_without_any_day_is_another_row_in_another_month(received, accepted):
    undated = [["Elen Påhitsson", "Fantasigränd 5", "Hyresrätt", "", "900"]]
    accepted(received(csv_file(undated), on=TODAY.replace(month=10)))
    later = received(csv_file([*undated, ROWS[0]]))
    assert (later.known, later.likely) == (0, 1)


def test_the_same_row_twice_in_a_file_is_one_notice(received, accepted):
    file = received(csv_file([ROWS[0], ROWS[1], ROWS[0]]))
    assert (file.good, file.known) == (2, 1)
    assert "rad 2" in file.findings
    accepted(file, size=1)
    assert Notice.objects.count() == 2


def test_another_board_has_its_own(received, accepted, cilla):
    accepted(received())
    theirs = received(by=cilla, board="soder")
    assert theirs.good == 3
    with pytest.raises(NotAllowed):
        accepted(theirs)


def test_what_was_typed_in_from_paper_may_be_the_same(received, accepted, maj, organisation):
    form = {**PAPER, "tenant_name": "Elen Påhitsson", "due_on": "2026-10-30", "amount": "17800"}
    from kvarbo.notices.drafts import NoticeDraft

    draft = NoticeDraft.from_mapping(form)
    register(actor=actor(maj), board=organisation.boards["norr"], form=draft, today=TODAY, now=NOW)
    file = received()
    assert (file.good, file.likely) == (2, 1)
    accepted(file)
    assert Notice.objects.count() == 3


def test_a_possible_duplicate_is_taken_in_only_when_asked(received, accepted):
    twins = [[*ROWS[0], "1"], [*ROWS[0], "2"]]
    file = received(csv_file(twins, header=[*HEADINGS, "OCR"]))
    assert (file.good, file.likely) == (1, 1)
    accepted(file, with_likely=True)
    assert Notice.objects.count() == 2


def test_rows_are_kept_encrypted_and_only_until_they_are_taken_in(received, accepted):
    from django.db import connection

    file = received()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rows, findings FROM noticefiles_importfile")
        assert "Elen" not in str(cursor.fetchone())
    accepted(file)
    file.refresh_from_db()
    assert (file.rows, file.findings) == (None, None)


def test_a_file_thrown_away_leaves_no_rows_and_no_notices(received, maj):
    file = discard(actor=actor(maj), file=received(), today=TODAY, now=NOW)
    file.refresh_from_db()
    assert (file.state, file.rows) == ("discarded", None)
    assert not Notice.objects.exists()


def test_a_closed_file_stands(received, accepted, maj):
    file = accepted(received())
    with pytest.raises(FileClosed):
        accepted(file)
    with pytest.raises(FileClosed):
        discard(actor=actor(maj), file=file, today=TODAY, now=NOW)


def test_a_refused_file_leaves_nothing(received):
    with pytest.raises(FileRefused):
        received(b"")
    assert not ImportFile.objects.exists()


def test_one_who_waits_is_given_back_instead_of_another(received):
    assert received().pk == received(name="igen.csv").pk


def test_after_a_stop_in_the_middle_only_the_rest_is_read(received, accepted, maj, monkeypatch):
    from kvarbo.noticefiles import services

    file, real, calls = received(csv_file(many_rows(10))), services.register_many, []

    def stops_at_the_third(**given):
        calls.append(1)
        if len(calls) == 3:
            raise RuntimeError("power cut")
        return real(**given)

    monkeypatch.setattr(services, "register_many", stops_at_the_third)
    with pytest.raises(RuntimeError):
        accepted(file, size=3)
    file.refresh_from_db()
    assert (file.state, file.next_row, Notice.objects.count()) == ("reading", 6, 6)
    with pytest.raises(FileBegun):
        discard(actor=actor(maj), file=file, today=TODAY, now=NOW)
    monkeypatch.setattr(services, "register_many", real)
    assert accepted(file, size=3).good == 10
    assert Notice.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_no_doubles(received, accepted):
    file = received(csv_file(many_rows(40)))
    answers = at_once(lambda: accepted(file, size=5), lambda: accepted(file, size=5))
    assert all(isinstance(one, ImportFile | FileClosed) for one in answers), answers
    file.refresh_from_db()
    assert (file.state, file.good, file.known) == ("done", 40, 0)
    assert Notice.objects.count() == ImportedRow.objects.count() == 40


@pytest.mark.django_db(transaction=True)
def test_the_same_rows_in_two_files_at_once_make_no_doubles(received, accepted):
    rows = many_rows(40)
    one, other = received(csv_file(rows)), received(csv_file(rows[::-1]))
    at_once(lambda: accepted(one, size=5), lambda: accepted(other, size=5))
    assert Notice.objects.count() == ImportedRow.objects.count() == 40
