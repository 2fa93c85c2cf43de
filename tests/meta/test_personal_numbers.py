# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""No living person's number in the repository: only the tax agency's test series, birth numbers 980–999."""

import calendar
import re
from collections.abc import Iterator

import pytest

from tests.meta.sources import all_files, listing, name_of

# Hashes and vendored files are full of digits that mean nothing.
SKIPPED = ("static/vendor/", "requirements/", "LICENSES/")
TEXT = {".py", ".html", ".md", ".yaml", ".yml", ".json", ".txt", ".toml", ".sh", ".csv", ".css", ".js", ".svg", ""}
NUMBER = re.compile(r"(?<![\w.-])(?:\d{2})?(\d{2})(\d{2})(\d{2})[-+]?(\d{3})(\d)(?![\w-])")


def luhn(digits: str) -> int:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


def is_date(month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day  # a coordination number
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1]


def living_numbers(text: str) -> Iterator[str]:
    """Every valid personal or coordination number outside the test series."""
    for match in NUMBER.finditer(text):
        year, month, day, birth, check = match.groups()
        valid = is_date(int(month), int(day)) and luhn(year + month + day + birth) == int(check)
        if valid and not 980 <= int(birth) <= 999:
            yield match.group()


def test_only_test_numbers_in_the_repository():
    found = [
        f"{name_of(path)}: {number}"
        for path in all_files()
        if path.suffix in TEXT and not name_of(path).startswith(SKIPPED)
        for number in living_numbers(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not found, listing(found)


@pytest.mark.parametrize("separator", ["", "-", "+"])
@pytest.mark.parametrize("century", ["", "19"])
@pytest.mark.parametrize("day", ["12", "72"])
def test_a_number_outside_the_series_is_found(century, day, separator):
    digits = f"8112{day}" + "123"
    number = f"{century}{digits[:6]}{separator}123{luhn(digits)}"
    assert list(living_numbers(f"({number})")) == [number]


def test_a_test_number_is_left_alone():
    digits = "811212" + "980"
    assert list(living_numbers(f"19{digits[:6]}-980{luhn(digits)}")) == []
