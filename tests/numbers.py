# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personal numbers for tests: only birth numbers 980-999, which Skatteverket keeps for test persons."""


def number(day: str, birth_number: int = 980) -> str:
    """Twelve digits from a day written as eight, with the right check digit."""
    assert 980 <= birth_number <= 999
    nine = day[2:] + str(birth_number)
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    total = sum(value - 9 if value > 9 else value for value in doubled)
    return f"{day}{birth_number}{-total % 10}"
