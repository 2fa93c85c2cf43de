# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same order and the same search on SQLite and PostgreSQL."""

import random
from itertools import pairwise

import pytest

from kvarbo.common.collation import compare, sort_key, swedish
from kvarbo.parties.models import Party

IN_ORDER = [
    "25 Provdal",
    "Adamsson",
    "adelsson",
    "Adelsson",
    "Adèlsson",
    "Berg",
    "Berg Exempel",
    "Berg-Exempel",
    "Berga",
    "de Provdal",
    "Eriksson",
    "Érixson",
    "Eriyson",
    "müller",
    "Müllers",
    "Prov",
    "prövad",
    "Vall",
    "Wall",
    "wallin",
    "Yngve",
    "Zetterberg",
    "Åberg",
    "ålund",
    "Ängby",
    "æsir",
    "Öberg",
    "öst",
    "Østby",
]


@pytest.fixture
def names(db: None) -> list[str]:
    mixed = list(IN_ORDER)
    random.Random(7).shuffle(mixed)
    for name in mixed:
        Party.objects.create(kind="other", name=name)
    return mixed


def test_the_comparison_puts_them_in_order() -> None:
    assert all(compare(a, b) < 0 for a, b in pairwise(IN_ORDER))


def test_the_database_puts_them_in_order(names: list[str]) -> None:
    assert list(Party.objects.order_by(swedish("name")).values_list("name", flat=True)) == IN_ORDER


@pytest.mark.parametrize(("text", "found"), [("åB", "Åberg"), ("ÄNG", "Ängby"), ("ÖB", "Öberg"), ("éri", "Érixson")])
def test_search_knows_capital_letters_beyond_ascii(names: list[str], text: str, found: str) -> None:
    assert [party.name for party in Party.objects.filter(name__icontains=text)] == [found]


def test_search_takes_signs_as_they_are(db: None) -> None:
    Party.objects.create(kind="other", name="100 % Prov_bo")
    assert Party.objects.filter(name__icontains="0 % prov_").count() == 1
    assert Party.objects.filter(name__icontains="prov%bo").count() == 0
    assert Party.objects.filter(name__icontains="prov bo").count() == 0


def test_equal_but_for_capitals(names: list[str]) -> None:
    assert Party.objects.get(name__iexact="ÅBERG").name == "Åberg"


def test_the_database_orders_any_words_as_the_comparison_does(db: None) -> None:
    chance = random.Random(11)
    signs = "abdeéèEÉülyYÜvwVWåäöÅÄÖæøœþ -.'&1"
    words = {"x" + "".join(chance.choices(signs, k=chance.randint(1, 4))) for _ in range(400)}
    Party.objects.bulk_create(Party(kind="other", name=word) for word in words)
    in_database = list(Party.objects.order_by(swedish("name")).values_list("name", flat=True))
    assert in_database == sorted(words, key=sort_key)
