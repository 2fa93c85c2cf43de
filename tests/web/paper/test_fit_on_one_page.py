# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What gives way when a sheet is full: room first, then what was done, then what is for later; never unsaid."""

from kvarbo.web.paper.fitting import FEWEST_CONTACTS, fit
from kvarbo.web.paper.rows import PaperRow, UnitRows

ABOVE = 110.0


def row(number: int, *, waiting: bool = False, law: bool = False) -> PaperRow:
    fold = None if law else (waiting, f"2026-12-{number:02d}", f"steg/{number}")
    return PaperRow(title=f"Steg {number}", who="Hanna", when="Tis 24 nov", law=law, fold=fold)


def unit(*rows: PaperRow, done: int = 0) -> UnitRows:
    ticked = tuple(PaperRow(title=f"Klart {n}", who="Hanna", when="Klart", done="20 nov") for n in range(done))
    return UnitRows(name="Vuxenenheten", note="", rows=rows, done=ticked)


def fitted(*rows: PaperRow, done: int = 0):
    return fit(units=[unit(*rows, done=done)], used=ABOVE)


def test_a_short_plan_stands_roomily_with_many_rows_for_contacts():
    found = fitted(*(row(n) for n in range(1, 4)))
    assert (found.density, found.fits) == ("roomy", True)
    assert found.contacts > FEWEST_CONTACTS


def test_a_longer_plan_stands_closer_and_folds_nothing():
    found = fitted(*(row(n) for n in range(1, 18)))
    assert found.density == "normal"
    assert found.units[0].later == ""


def test_what_was_done_gives_way_before_what_is_to_be_done():
    found = fitted(*(row(n) for n in range(1, 16)), done=6)
    assert found.units[0].already.startswith("Klart: Klart 0 20 nov")
    assert len(found.units[0].rows) == 15


def test_of_a_long_plan_what_waits_is_folded_the_farthest_first_and_told():
    found = fitted(*(row(n) for n in range(1, 15)), *(row(n, waiting=True) for n in range(15, 30)))
    [only] = found.units
    assert found.fits
    assert only.later.startswith("Senare: ")
    assert "Steg 29" in only.later
    assert {one.title for one in only.rows} >= {f"Steg {n}" for n in range(1, 15)}


def test_no_step_goes_without_being_told():
    rows = [row(n) for n in range(1, 20)] + [row(n, waiting=True) for n in range(20, 31)]
    found = fit(units=[unit(*rows), unit(*(row(n, waiting=True) for n in range(1, 30)))], used=ABOVE)
    told = sum(len(one.rows) for one in found.units)
    folded = [one.later for one in found.units if one.later]
    named = sum(words.count("Steg ") for words in folded)
    more = sum(int(words.partition(", och ")[2].split()[0]) for words in folded if ", och " in words)
    assert told + named + more == 59


def test_what_the_law_demands_always_has_its_own_row():
    found = fitted(*(row(n, law=True) for n in range(1, 13)), *(row(n, waiting=True) for n in range(13, 31)))
    assert sum(one.law for one in found.units[0].rows) == 12
    assert found.fits


def test_what_can_never_fit_says_so():
    assert not fitted(*(row(n, law=True) for n in range(1, 61))).fits
