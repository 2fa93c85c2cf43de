# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime as dt

import pytest

from kvarbo.common import personnummer
from kvarbo.common.personnummer import BadPersonnummer, normalise
from tests.numbers import number

TODAY = dt.date(2026, 11, 20)
ANNA = number("19880412")
SHORT = ANNA[2:]


@pytest.mark.parametrize(
    "text",
    [
        ANNA,
        f"{ANNA[:8]}-{ANNA[8:]}",
        SHORT,
        f"{SHORT[:6]}-{SHORT[6:]}",
        f" {ANNA[:8]} {ANNA[8:]} ",
        f"{ANNA[:8]}–{ANNA[8:]}",
    ],
)
def test_ten_or_twelve_digits_with_or_without_a_sign_give_the_same(text: str) -> None:
    assert normalise(text, today=TODAY) == ANNA


def test_plus_means_a_hundred_years() -> None:
    old = number("19200412")
    assert normalise(f"{old[2:8]}+{old[8:]}", today=TODAY) == old


def test_ten_digits_mean_the_latest_birthday_not_to_come() -> None:
    assert normalise(number("20261120")[2:], today=TODAY) == number("20261120")
    assert normalise(number("19261121")[2:], today=TODAY) == number("19261121")


def test_a_coordination_number_is_accepted() -> None:
    found = normalise(number("19880472"), today=TODAY)
    assert personnummer.is_coordination_number(found)
    assert personnummer.birth_date(found) == dt.date(1988, 4, 12)


def test_a_leap_day_is_a_day_only_in_a_leap_year() -> None:
    assert normalise(number("19880229"), today=TODAY)
    with pytest.raises(BadPersonnummer, match="Datumet"):
        normalise(number("19890229"), today=TODAY)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Skriv ett personnummer"),
        ("8804129805a", "bara ha siffror"),
        ("٨٨٠٤١٢٩٨٠٥", "bara ha siffror"),
        ("880412980", "tio eller tolv siffror; här är det 9"),
        ("8804-129805", "före de fyra sista"),
        (f"{ANNA[:-1]}{(int(ANNA[-1]) + 1) % 10}", "Kontrollsiffran"),
        (number("19881301"), "Datumet"),
        (number("19880400"), "Datumet"),
        (number("19880492"), "Datumet"),
        (number("20261121"), "framtiden"),
        ("00000000-0000", "Datumet"),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    with pytest.raises(BadPersonnummer, match=message):
        normalise(text, today=TODAY)


def test_only_skatteverkets_series_is_for_tests() -> None:
    assert personnummer.is_test_number(ANNA)
    assert not personnummer.is_test_number("198804129797")


def test_the_last_four_are_hidden() -> None:
    assert personnummer.masked(ANNA) == "19880412-••••"
    assert personnummer.written(ANNA) == f"19880412-{ANNA[8:]}"
