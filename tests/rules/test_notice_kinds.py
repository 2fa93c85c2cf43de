# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a paper is follows from its sender and cause, by a dated table with its sources."""

import datetime as dt

import pytest

from kvarbo.rules.errors import InputError
from kvarbo.rules.law import REGELVERK, load_law
from kvarbo.rules.noticekinds import kind_of, read_kinds

TODAY = dt.date(2026, 11, 21)
ROW = """rader:
  - rad: en
    avsändare: [hyresvärd]
    orsaker: [obetald_hyra]
    slag: underrättelse
    från: 2020-01-01
    därför: Så är det.
    källor: [{hänvisning: "12 kap. 44 § jordabalken", länk: "https://lagen.nu/1970:994#K12P44"}]
    kontrollerad: {dag: 2026-11-21, säkerhet: ordagrant, av: Kvarbos redaktion}
"""


@pytest.mark.parametrize(
    ("sender", "cause", "paper", "kind"),
    [
        ("landlord", "rent_arrears", "hyra", "notice"),
        ("landlord", "disturbance", "storning", "notice"),
        ("grid_company", "electricity_debt", "elskuld", "notice"),
        ("other", "electricity_debt", "elskuld", "notice"),
        ("kfm", "eviction", "kronofogden-tid", "notice"),
        ("rent_tribunal", "rent_arrears", "hyresnamnden", "notice"),
        ("person", "rent_arrears", "ansokan", "application"),
        ("other", "rent_arrears", "ansokan", "application"),
        ("person", "rent_arrears", "anmalan", "report"),
        ("person", "unlawful_sublet", "", "report"),
        ("landlord", "rent_arrears", "tidig-signal", "early_signal"),
    ],
)
def test_the_kind_follows_from_sender_and_cause(sender: str, cause: str, paper: str, kind: str) -> None:
    row = kind_of(law=load_law(), sender=sender, cause=cause, on=TODAY, paper=paper)
    assert row.kind == kind
    assert row.reason
    assert row.legal_basis


def test_the_table_is_dated() -> None:
    def basis(on: dt.date) -> str:
        return kind_of(law=load_law(), sender="landlord", cause="disturbance", on=on).legal_basis

    assert "25 a §" in basis(dt.date(2024, 7, 1))
    assert "25 a §" not in basis(dt.date(2024, 6, 30)).replace("till 25 a §", "")


def test_what_the_table_does_not_say_is_refused() -> None:
    with pytest.raises(InputError, match="ingen rad"):
        kind_of(law=load_law(), sender="kfm", cause="disturbance", on=TODAY)


def test_what_is_our_reading_says_so() -> None:
    rows = read_kinds(REGELVERK / "slag.yaml")
    assert all(row.reading for row in rows if row.certainty in ("tolkning", "ur_minnet"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("slag: underrättelse", "slag: brev", "okänt"),
        ("slag: underrättelse", "slag: hyresvärd", "okänt ord"),
        ("[hyresvärd]", "[]", "tom"),
        ("därför: Så är det.", "därför: Så är det.\n    humör: glad", "okänd nyckel"),
        ("säkerhet: ordagrant", "säkerhet: tolkning", "hur den är läst"),
        ("https://lagen.nu", "http://lagen.nu", "https"),
        ("från: 2020-01-01", "från: i går", "ingen dag"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(tmp_path, old: str, new: str, message: str) -> None:
    path = tmp_path / "slag.yaml"
    path.write_text(ROW.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_kinds(path)


def test_two_rows_for_the_same_thing_from_the_same_day_are_refused(tmp_path) -> None:
    path = tmp_path / "slag.yaml"
    path.write_text(ROW + ROW.removeprefix("rader:\n").replace("rad: en", "rad: två"), encoding="utf-8")
    with pytest.raises(InputError, match="säger samma sak"):
        read_kinds(path)
