# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.common.phone import BadPhone, dialled, normalise


@pytest.mark.parametrize(
    "text",
    ["070-174 06 05", "0701740605", " 070 174 06 05 ", "070–174 06 05", "+46 70 174 06 05", "+46 (0)70-1740605",
     "0046701740605"],
)  # fmt: skip
def test_a_number_has_one_form_however_it_is_written(text):
    assert normalise(text) == "070-174 06 05"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("08123456", "08-12 34 56"),
        ("0812345678", "08-123 456 78"),
        ("031/12345", "031-123 45"),
        ("0910 123 45", "0910-123 45"),
        ("000120038", "000-12 00 38"),
        ("+47 12 34 56 78", "+4712345678"),
        ("004712345678", "+4712345678"),
    ],
)
def test_the_area_code_stands_first_and_a_foreign_number_keeps_its_country(text, written):
    assert normalise(text) == written
    assert normalise(written) == written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fråga Bo", "med siffror"),
        ("070-174 06 05 dotter", "med siffror"),
        ("+", "med siffror"),
        ("０７０１７４０６０５", "med siffror"),
        ("701740605", "riktnumret"),
        ("070-17", "för få"),
        ("070-174 06 05 070-174 06 06", "för många"),
        ("+47123", "för få"),
    ],
)
def test_what_is_no_number_is_told_why(text, message):
    with pytest.raises(BadPhone, match=message):
        normalise(text)


def test_a_telephone_takes_it_without_signs():
    assert dialled("070-174 06 05") == "0701740605"
    assert dialled("+4712345678") == "+4712345678"
