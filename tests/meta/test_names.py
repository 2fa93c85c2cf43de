# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""English code, Swedish law: names are whole English words, and no module is a drawer for the rest."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.meta.sources import listing, name_of, our_python, tree_of

DRAWERS = {"utils", "util", "helpers", "helper", "core", "misc", "signals", "admin", "manager", "lib"}

# Swedish domain words without their dots and rings. Each has an English name in docs/ordlista.md.
SWEDISH = set(
    """
    aktualisering anmalan anmalningar anstand ansokan ansvar arbetsdag arbetsdagar arende arendet arenden
    arendenummer atervinning atervinningsfrist atgard atgarder avhysning avhysningar avhysningstid avslag avsnitt
    avtal barn barnhandlaggare belopp beslut besok betalning bevakning bifall bostad bostadsratt brev brukare dag
    dagar datum delgiven delgivning eftersom ekonomi enhet enheter fakta familj fastighet fraga frist frister gallring
    grund handelse handelser handlaggare handling hushall hyra hyresgast hyresratt hyresskuld hyresvard
    inflyttning klagomal klocka kontakt lagenhet lagrum larm lista mal meddelande moten mote namnd namnden
    orosanmalan omrade ordning paminnelse pagaende rattelse regel regler rubrik rutin rutiner
    samordning samtycke sekretess skal skuld skyddad socialnamnd steg stodboende tidsfrist tillsyn tingsratt
    underrattelse underrattelser uppgift uppgifter uppsagning uppskov utredning utskick
    varde varden verkstallighet vrakning vuxen vuxenhandlaggare
    """.split()
)


def words_of(identifier: str) -> list[str]:
    """get_handlaggare and GetHandlaggare have the same words."""
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", identifier).lower().split("_")
    return [part for part in parts if part]


def introduced(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that this module gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def half_compounds(tree: ast.Module) -> list[tuple[int, str]]:
    return [
        (line, name)
        for line, name in introduced(tree)
        if not name.isascii() or any(word in SWEDISH for word in words_of(name))
    ]


def test_no_module_is_a_drawer():
    found = [name_of(path) for path in our_python() if DRAWERS & set(name_of(path.with_suffix("")).split("/"))]
    assert not found, listing(found)


def test_names_in_code_are_english():
    found = [f"{name_of(path)}:{line} {name}" for path in our_python() for line, name in half_compounds(tree_of(path))]
    assert not found, listing(found)


@pytest.mark.parametrize("code", ["def get_handlaggare(): ...", "class NyttArende: ...", "frist = 1", "ärende = 1"])
def test_a_swedish_word_in_a_name_is_recognised(code):
    assert half_compounds(ast.parse(code))


@pytest.mark.parametrize("code", ["personnummer = 1", "text = 'ärende'", "ZONE_SV = {}", "def kfm_confirmed(): ..."])
def test_kept_words_and_swedish_text_are_free(code):
    assert half_compounds(ast.parse(code)) == []
