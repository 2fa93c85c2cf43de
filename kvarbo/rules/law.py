# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Legal rules as data: one statement, one file in `regelverk/<lag>/`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kvarbo.rules.documents import REGELVERK as REGELVERK
from kvarbo.rules.documents import Reader, read_yaml
from kvarbo.rules.errors import InputError
from kvarbo.rules.noticekinds import KindRow, read_kinds
from kvarbo.rules.rule import Rule, Source
from kvarbo.rules.rulefile import read_rule, read_source


@dataclass(frozen=True, slots=True)
class Law:
    """All rules and the ways of counting, with the fingerprint of their files."""

    rules: Mapping[str, Rule]
    counting: Mapping[str, Source]
    sha: str
    # What papers are: no clock counts with it, so it is no part of the fingerprint.
    kinds: tuple[KindRow, ...] = ()
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def rule(self, rule_id: str) -> Rule:
        """The rule. Raises InputError that names it."""
        found = self.rules.get(rule_id)
        if found is None:
            raise InputError(f"okänd regel ”{rule_id}”")
        return found


def load_law(folder: Path | None = None) -> Law:
    """Read every rule below the folder (default: the one that ships with the program). Raises InputError."""
    folder = folder or REGELVERK
    rules: dict[str, Rule] = {}
    print_ = hashlib.sha256()
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name == "profiler":
            continue
        text = path.read_text(encoding="utf-8")
        print_.update(f"{path.relative_to(folder).as_posix()}\0{text}\0".encode())
        rule = read_rule(text, place=f"{path.parent.name}/{path.name}", folder=path.parent.name)
        if rule.id != path.stem:
            raise InputError(f"filen heter inte som sin regel ”{rule.id}”", place=f"{path.parent.name}/{path.name}")
        if rule.id in rules:
            raise InputError(f"regeln ”{rule.id}” står i två filer", place=path.name)
        rules[rule.id] = rule
    for rule in rules.values():
        if rule.start_kind == "regel" and rule.start not in rules:
            raise InputError(f"räknar från en okänd regel ”{rule.start}”", place=rule.id)
    counting = _read_counting(folder / "rakning.yaml", print_)
    return Law(rules=rules, counting=counting, sha=print_.hexdigest(), kinds=read_kinds(folder / "slag.yaml"))


def _read_counting(path: Path, print_: Any) -> dict[str, Source]:
    text = path.read_text(encoding="utf-8")
    print_.update(text.encode())
    reader = Reader(read_yaml(text, place=path.name), path.name)
    found = {key: read_source(reader.raw(key), reader.at(key)) for key in ("tid", "rullning", "helgdagar", "vardag")}
    reader.done()
    return found
