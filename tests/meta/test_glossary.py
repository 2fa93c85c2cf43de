# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every model, enum and rule stands in docs/ordlista.md: a word that is not there has no agreed meaning."""

import ast
import re
from collections import Counter

from django.apps import apps

from tests.meta.sources import ROOT, listing, our_python, tree_of

GLOSSARY = ROOT / "docs" / "ordlista.md"
ENUM_BASES = {"Enum", "StrEnum", "IntEnum", "Flag", "TextChoices", "IntegerChoices"}


def explained() -> set[str]:
    """What stands in code marks in the glossary."""
    return set(re.findall(r"`([^`]+)`", GLOSSARY.read_text(encoding="utf-8")))


def table_rows() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in rows if not set("".join(row)) <= set("-: ")]


def test_every_model_is_explained():
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("kvarbo.")}
    assert models <= explained(), listing(models - explained())


def test_every_enum_is_explained():
    enums = {
        node.name
        for path in our_python("kvarbo")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        and any(getattr(base, "attr", getattr(base, "id", "")) in ENUM_BASES for base in node.bases)
    }
    assert enums <= explained(), listing(enums - explained())


def test_every_rule_is_explained():
    files = (ROOT / "regelverk").glob("*/*.yaml")
    rules = {rule for path in files for rule in re.findall(r"(?m)^regel: *(\S+)", path.read_text(encoding="utf-8"))}
    assert rules, "no rule was found in regelverk/"
    assert rules <= explained(), listing(rules - explained())


def test_every_row_has_a_meaning_and_a_known_kind():
    wrong = [row for row in table_rows() if len(row) != 4 or not all(row)]
    assert not wrong, listing(map(str, wrong))
    kinds = {row[2] for row in table_rows()} - {"Slag"}
    assert kinds <= {"översatt", "behållet", "kortnamn"}


def test_no_word_is_translated_twice():
    swedish = Counter(row[0] for row in table_rows() if row[0] != "Svenska")
    assert [word for word, times in swedish.items() if times > 1] == []
