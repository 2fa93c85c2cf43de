# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""`kvarbo demo` where real people are: refused before anything at all has been done."""

import argparse

import pytest

from kvarbo.cli import operator_commands, serving
from kvarbo.organisation.exceptions import NotInDemo


@pytest.mark.parametrize("refill", [False, True])
def test_nothing_is_migrated_emptied_or_filled(settings, monkeypatch, refill):
    settings.KVARBO_DEMO = False
    touched = []
    monkeypatch.setattr(serving, "migrate", lambda: touched.append("migrate"))
    given = argparse.Namespace(refill=refill, only_fill=True, port=0, workers=1)
    with pytest.raises(NotInDemo, match="aldrig i drift"):
        operator_commands._demo(given)
    assert touched == []
