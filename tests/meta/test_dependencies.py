# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every dependency that we name has its reasons written down, and is pinned by hash."""

import re

import pytest

from tests.meta.sources import ROOT, listing

REASONS = (ROOT / "docs" / "adr" / "0100-beroenden.md").read_text(encoding="utf-8")


def named_in(*inputs: str) -> set[str]:
    lines = [line for name in inputs for line in (ROOT / "requirements" / name).read_text().splitlines()]
    return {re.split(r"[\[<>=]", line)[0].lower() for line in lines if line and line[0].isalpha()}


def test_every_dependency_has_its_reasons():
    headings = " ".join(re.findall(r"(?m)^\*\*(.+)\*\*$", REASONS)).lower().replace(",", "").split()
    unexplained = named_in("base.in", "build.in", "dev.in") - set(headings)
    assert not unexplained, listing(unexplained)


@pytest.mark.parametrize(("inputs", "pins"), [(("base.in", "build.in"), "base.txt"), (("dev.in",), "dev.txt")])
def test_every_dependency_is_pinned_by_hash(inputs, pins):
    pinned = dict(
        re.findall(r"(?m)^([\w.-]+)(?:\[\w+\])?==(\S+.*(?:\n .*)*)", (ROOT / "requirements" / pins).read_text())
    )
    assert named_in(*inputs) <= set(pinned)
    assert [name for name, rest in pinned.items() if "--hash=sha256:" not in rest] == []
