# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personal numbers that can belong to nobody: the birth numbers 980-999 that Skatteverket keeps for tests."""

import datetime as dt


def invented_number(*, born_on: dt.date, birth_number: int = 980) -> str:
    """Twelve digits with the right check digit."""
    if not 980 <= birth_number <= 999:
        raise ValueError("only birth numbers 980-999 can belong to nobody")
    nine = f"{born_on:%y%m%d}{birth_number}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(nine))
    return f"{born_on:%Y%m%d}{birth_number}{-total % 10}"
