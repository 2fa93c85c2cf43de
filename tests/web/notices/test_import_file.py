# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list from a landlord: handed in, understood, looked through, taken in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kvarbo.audit.models import Entry
from kvarbo.noticefiles.models import ImportFile
from kvarbo.notices.models import Notice
from tests.noticefiles.sheets import EXAMPLE, ROWS, SENDER, csv_file, excel_file
from tests.web.pages import errors, filled, words

FILES = "/underrattelser/filer/"


@pytest.fixture
def majs(sign_in, profile, maj):
    return sign_in(maj)


@pytest.fixture
def hand_in(majs):
    """Uploads a file as a browser would, and gives the answer."""

    def hand_in(content: bytes, *, name="lista.csv", client=majs, **changes):
        form = filled(client.get(FILES), sender=SENDER, **changes)
        return client.post(FILES, {**form, "file": SimpleUploadedFile(name, content)})

    return hand_in


@pytest.fixture
def looked_through(majs, hand_in):
    """A file whose columns have been confirmed; gives the address of its verdicts."""

    def looked_through(content: bytes) -> str:
        address = hand_in(content).url
        if address.endswith("/kolumner/"):
            address = majs.post(address, filled(majs.get(address))).url
        return address

    return looked_through


def test_the_columns_are_proposed_with_what_stands_in_them(majs, hand_in):
    address = hand_in(csv_file()).url
    response = majs.get(address)
    assert response.context["form"]["column_0"].value() == "tenant_name"
    assert "Till exempel Elen Påhitsson" in words(response)


def test_no_whole_personal_number_stands_among_the_samples(majs, hand_in):
    """Skatteverket's test series; what the column is called does not matter."""
    page = words(majs.get(hand_in(EXAMPLE.read_bytes()).url))
    assert "800709-••••" in page
    assert "800709-9925" not in page


def test_a_wrong_guess_can_be_corrected_and_is_remembered(majs, hand_in):
    header = ["Vem", "Var", "Upplåtelseform", "Förfallodatum", "Hyresskuld"]
    address = hand_in(csv_file(header=header)).url
    form = filled(majs.get(address))
    assert "Hyresgästens namn" in str(errors(majs.post(address, form)))
    preview = majs.post(address, {**form, "column_0": "tenant_name", "column_1": "tenant_street"}).url
    assert preview == address.removesuffix("kolumner/")
    again = hand_in(csv_file(ROWS[:1], header=header))
    assert not again.url.endswith("/kolumner/")


def test_one_field_for_two_columns_is_said_at_the_second(majs, hand_in):
    address = hand_in(csv_file()).url
    response = majs.post(address, filled(majs.get(address), column_1="tenant_name"))
    assert "column_1" in errors(response)


def test_every_row_has_its_verdict_and_each_fault_its_field(majs, looked_through):
    address = looked_through(EXAMPLE.read_bytes())
    page = words(majs.get(address))
    assert "Alla 200 Godtas 170 Fel 26 Redan inlästa 2 Möjliga dubbletter 2" in page
    assert "Personnummer: 5 rader" in page
    faulty = words(majs.get(f"{address}?visa=fel"))
    assert (
        "Förfallodag: Förfallodagen ska ligga före dagen då underrättelsen kom in. I filen står ”2099-01-31”." in faulty
    )


def test_many_rows_come_page_by_page(majs, looked_through):
    page = words(majs.get(looked_through(EXAMPLE.read_bytes()) + "?page=4"))
    assert "Sida 4 av 4" in page


def test_the_rows_that_are_accepted_wait_in_the_inbox(majs, looked_through):
    address = looked_through(EXAMPLE.read_bytes())
    assert majs.post(address).url == address
    page = words(majs.get(address))
    assert "Filen är inläst" in page
    assert "Nya underrättelser 170" in page
    assert Notice.objects.filter(status="waiting", channel="file").count() == 170


def test_possible_duplicates_come_along_when_ticked(majs, looked_through):
    majs.post(looked_through(EXAMPLE.read_bytes()), {"with_likely": "yes"})
    assert Notice.objects.count() == 172


def test_the_same_file_again_says_so_and_makes_nothing(majs, looked_through, hand_in):
    majs.post(looked_through(csv_file()))
    address = hand_in(csv_file(), name="nytt namn.csv").url
    assert "Samma fil har lästs in förut" in words(majs.get(address))
    majs.post(address)
    assert Notice.objects.count() == 3


def test_a_double_click_takes_in_once(majs, looked_through):
    address = looked_through(csv_file())
    majs.post(address)
    assert majs.post(address).url == address
    assert "redan inläst eller kastad" in words(majs.get(address))
    assert Notice.objects.count() == 3


def test_the_rows_with_faults_can_be_taken_home(majs, looked_through):
    address = looked_through(EXAMPLE.read_bytes())
    response = majs.get(f"{address}fel.csv")
    assert response["Content-Disposition"] == 'attachment; filename="rader-med-fel.csv"'
    assert len(response.content.decode("utf-8-sig").splitlines()) == 27
    majs.post(address)
    assert majs.get(f"{address}fel.csv").status_code == 404


def test_a_file_can_be_thrown_away(majs, looked_through):
    address = looked_through(csv_file())
    assert majs.post(f"{address}kasta/").url == FILES
    assert "Filen är kastad" in words(majs.get(address))
    assert not Notice.objects.exists()


def test_one_that_stopped_in_the_middle_can_go_on(majs, looked_through):
    address = looked_through(csv_file())
    ImportFile.objects.update(state="reading", good=0, next_row=0)
    assert "Inläsningen blev inte klar" in words(majs.get(address))
    assert "Väntar på någon" in words(majs.get(FILES))
    majs.post(address)
    assert Notice.objects.count() == 3


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", excel_file([["a", "b"]])[:300]]
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(hand_in, content):
    response = hand_in(content)
    assert response.status_code == 200
    assert len(errors(response)["file"]) == 1
    assert not ImportFile.objects.exists()


def test_a_file_that_the_server_does_not_take_is_said_to_be_too_large(hand_in, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    response = hand_in(b"x" * 10_100_000)
    assert "för stor" in errors(response)["file"][0]


def test_no_file_and_no_sender_are_said_at_once(majs):
    assert {"file", "sender"} <= set(errors(majs.post(FILES, {})))


def test_a_file_from_tomorrow_has_not_come(hand_in):
    assert "received_on" in errors(hand_in(csv_file(), received_on="2026-12-24"))


def test_another_board_finds_nothing(looked_through, sign_in, cilla):
    address = looked_through(csv_file())
    client = sign_in(cilla)
    for path in (address, f"{address}kolumner/", f"{address}fel.csv"):
        assert client.get(path).status_code == 404
    assert client.post(address).status_code == client.post(f"{address}kasta/").status_code == 404
    assert "lista.csv" not in words(client.get(FILES))
    assert not Notice.objects.exists()


def test_a_colleague_at_the_board_can_go_on(looked_through, sign_in, hanna):
    assert "kan läsas in" in words(sign_in(hanna).get(looked_through(csv_file())))


def test_reading_the_rows_is_noted(majs, looked_through, maj):
    address = looked_through(csv_file())
    majs.get(address)
    read = Entry.objects.filter(action="read", object_kind="import_file", actor_id=maj.pk)
    assert read.filter(object_id=ImportFile.objects.get().pk).exists()


def test_the_fictional_file_can_be_fetched_from_the_page(majs):
    assert "Prova med en påhittad fil" in words(majs.get(FILES))
    assert majs.get(f"{FILES}exempel.csv").content == EXAMPLE.read_bytes()
