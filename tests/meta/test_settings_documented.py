# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every setting that an operator can make stands in docs/drift.md, and nothing else does."""

import re

from tests.meta.sources import ROOT

NOT_SET_BY_OPERATORS = {"KVARBO_DEMO"}


def test_every_setting_is_in_the_operators_page():
    text = (ROOT / "config/settings.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'"(KVARBO_[A-Z_]+|DATABASE_URL)"', text)) - NOT_SET_BY_OPERATORS
    told = set(re.findall(r"`(KVARBO_[A-Z_]+|DATABASE_URL)`", (ROOT / "docs/drift.md").read_text(encoding="utf-8")))
    assert asked == told
