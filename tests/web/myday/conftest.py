# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hanna's day: she is appointed in Ture's case."""

import pytest

from kvarbo.casework.services import Draft
from tests.personas import TODAY


def appointed(user, role="vuxenhandläggare", unit="vux-norr", **given) -> Draft:
    return Draft(type="assigned", data={"unit": unit, "role": role, "user": user.pk}, on=TODAY, **given)


@pytest.fixture
def hers(case, hanna, write):
    """Ture's case, with Hanna appointed."""
    write(appointed(hanna))
    return case


@pytest.fixture
def hannas(sign_in, hanna):
    return sign_in(hanna)
