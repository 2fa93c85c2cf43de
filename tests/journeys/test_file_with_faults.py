# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A landlord's list of 200 rows: understood, looked through row by row, taken in once; the faulty rows come back."""

import csv

from playwright.sync_api import Download

from kvarbo.notices.models import Notice
from tests.journeys.walking import Walk
from tests.noticefiles.sheets import EXAMPLE, SENDER

FILES = "/underrattelser/filer/"


def hand_in(walk: Walk) -> None:
    walk.to(FILES)
    walk.type_in(sender=SENDER)
    walk.page.locator("#id_file").set_input_files(EXAMPLE)
    walk.press("Granska filen")


def row(walk: Walk, number: int) -> str:
    """What the page says of a row in the file."""
    found = walk.page.locator("tr", has=walk.page.get_by_role("cell", name=str(number), exact=True))
    return " ".join(found.inner_text().split())


def faulty_rows(walk: Walk) -> list[list[str]]:
    with walk.page.expect_download() as waited:
        walk.page.get_by_role("link", name="Ladda ner raderna med fel").click()
    got: Download = waited.value
    with open(got.path(), encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened, delimiter=";"))


def look_through(walk: Walk) -> None:
    walk.says(
        "Granska filen", f"200 rader från {SENDER}.", "170 rader kan läsas in", "26 rader har fel", "Var felen sitter"
    )
    walk.follow(walk.page.get_by_role("link", name="Fel", exact=False).filter(has_text="26"))
    assert walk.page.get_by_role("row").count() == 1 + 26
    assert "Personnummer: Kontrollsiffran" in row(walk, 62)
    assert "Skriv hela kronor, utan ören." in row(walk, 41)
    assert "Ange gatuadressen" in row(walk, 189)
    assert "inget belopp" in row(walk, 189)
    header, *rows = faulty_rows(walk)
    assert (header[0], header[-1], len(rows)) == ("Rad", "Vad som är fel", 26)
    walk.follow(walk.page.get_by_role("link", name="Redan inlästa"))
    assert "rad 20" in row(walk, 196)


def test_a_file_with_faults(walk: Walk) -> None:
    walk.choose_role("Maj Postberg")
    walk.to(FILES)
    walk.press("Granska filen")
    walk.is_told_of("Välj en fil.", "Ange vem filen kommer från.")
    hand_in(walk)
    walk.says("Vad betyder kolumnerna?", "Ingenting läses in ännu.")
    walk.press("Spara och granska raderna")
    look_through(walk)
    walk.press("Läs in")
    walk.says(
        "Sparat kl.", "170 underrättelser väntar nu på beslut.", "Filen är inläst", "Raderna i filen är borttagna."
    )
    assert Notice.objects.count() == 170
    walk.click("Till nya underrättelser")
    walk.says("170")


def test_the_same_file_again_gives_nothing_new(walk: Walk) -> None:
    walk.choose_role("Maj Postberg")
    hand_in(walk)
    walk.press("Spara och granska raderna")
    walk.press("Läs in")
    hand_in(walk)
    # What the columns mean is remembered.
    walk.says("Granska filen", "Samma fil har lästs in förut", "Bara möjliga dubbletter är kvar")
    walk.press("Läs in kryssade och avsluta")
    walk.says("0 underrättelser väntar nu på beslut.", "Filen är inläst")
    assert Notice.objects.count() == 170
