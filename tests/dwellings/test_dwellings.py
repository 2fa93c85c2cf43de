# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal

import pytest

from kvarbo.dwellings.enums import Hand, Regime
from kvarbo.dwellings.exceptions import BadDwelling, BadTenancy
from kvarbo.dwellings.models import Dwelling, Tenancy
from kvarbo.dwellings.selectors import find_dwellings, get_tenancy
from kvarbo.dwellings.services import create_tenancy, ensure_dwelling
from kvarbo.parties.services import create_party
from kvarbo.rules.words import HANDS, REGIMES
from tests.personas import NOW

pytestmark = pytest.mark.django_db


def ensure(**changes: object) -> Dwelling:
    given = {"actor_id": "u_1", "street": "Åkervägen 3", "flat_number": "1102", "postcode": "123 45"} | changes
    return ensure_dwelling(now=NOW, **given)


def let(**changes: object) -> Tenancy:
    landlord = create_party(actor_id="u_1", kind="landlord", name="Åbostäder Provdal", now=NOW)
    given = {"actor_id": "u_1", "landlord_id": landlord.pk, "regime": "JB12", "hand": "first", "rent": 7450} | changes
    return create_tenancy(dwelling=ensure(), now=NOW, **given)


def test_the_words_are_the_logs() -> None:
    assert tuple(Regime.values) == REGIMES
    assert tuple(Hand.values) == HANDS


def test_the_same_flat_is_the_same_dwelling() -> None:
    assert ensure() == ensure(street=" åkervägen  3")
    assert ensure() != ensure(flat_number="1103")
    assert find_dwellings(street="ÅKERVÄGEN 3", postcode="12345", flat_number="1102") == [ensure()]
    assert find_dwellings(street=" ") == []


def test_a_street_without_flat_number_is_never_taken_for_the_same() -> None:
    assert ensure(flat_number="") != ensure(flat_number="")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"street": " "}, "gatuadressen"),
        ({"postcode": "1234"}, "fem siffror"),
        ({"rooms": 0}, "storlek"),
        ({"size_m2": Decimal("10000")}, "storlek"),
    ],
)
def test_a_dwelling_that_cannot_be_is_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(BadDwelling, match=message):
        ensure(**changes)


def test_a_tenancy_is_found_again() -> None:
    found = get_tenancy(tenancy_id=let().pk)
    assert found is not None
    assert (found.regime, found.dwelling.street, found.landlord.name) == ("JB12", "Åkervägen 3", "Åbostäder Provdal")


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"regime": "JB13"}, "regim: JB13"), ({"hand": "third"}, "upplåtelse: third"), ({"rent": -1}, "negativ")],
)
def test_an_unknown_word_is_refused_by_name(changes: dict[str, object], message: str) -> None:
    with pytest.raises(BadTenancy, match=message):
        let(**changes)
    assert not Tenancy.objects.exists()
