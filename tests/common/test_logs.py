# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import logging
import sys

import pytest

from kvarbo.common.logs import MaskingFormatter, mask
from tests.numbers import number

ANNA = number("19880412")


@pytest.mark.parametrize(
    "written",
    [
        ANNA,
        ANNA[2:],
        f"{ANNA[:8]}-{ANNA[8:]}",
        f"{ANNA[2:8]}+{ANNA[8:]}",
        f"{ANNA[:8]}%2D{ANNA[8:]}",
        f"{ANNA[:8]} {ANNA[8:]}",
    ],
)
def test_what_looks_like_a_personnummer_is_hidden(written: str) -> None:
    assert mask(f"GET /sok?q={written}&sida=2") == "GET /sok?q=[personnummer]&sida=2"


@pytest.mark.parametrize("text", ["EX-2026-0412", "2026-11-20T10:00:00", "200 5316", "0.123 s"])
def test_other_digits_stay(text: str) -> None:
    assert mask(text) == text


def test_arguments_and_tracebacks_are_masked_too() -> None:
    try:
        raise ValueError(f"bad {ANNA}")
    except ValueError:
        record = logging.LogRecord("kvarbo", logging.ERROR, __file__, 1, "No %s", (ANNA,), sys.exc_info())
    line = MaskingFormatter().format(record)
    assert ANNA not in line
    assert json.loads(line)["message"] == "No [personnummer]"
