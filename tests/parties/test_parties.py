# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.parties.exceptions import BadParty, PartyExists
from kvarbo.parties.models import Party
from kvarbo.parties.selectors import find_parties
from kvarbo.parties.services import create_party, ensure_party, plain_organisation_number
from tests.numbers import number
from tests.personas import NOW

pytestmark = pytest.mark.django_db


def create(**changes: str) -> Party:
    given = {"actor_id": "u_1", "kind": "landlord", "name": "Åbostäder Provdal"} | changes
    return create_party(now=NOW, **given)


def test_every_word_finds_a_party() -> None:
    party = create(organisation_number="559999-0001")
    assert find_parties(text="provdal åb") == [party]
    assert find_parties(text="559999-0001", kind="landlord") == [party]
    assert find_parties(text="provdal", kind="association") == []
    assert find_parties(text=" ") == []


def test_the_known_party_is_taken() -> None:
    numbered, unnumbered = create(organisation_number="559999-0001"), create(name="Hem i Exempelby")
    given = {"actor_id": "u_1", "kind": "landlord", "now": NOW}
    assert ensure_party(name="Annat namn", organisation_number="16559999-0001", **given) == numbered
    assert ensure_party(name="hem i EXEMPELBY", **given) == unnumbered
    assert ensure_party(name="Hem i Exempelby", organisation_number="559999-0002", **given) not in (
        numbered,
        unnumbered,
    )


def test_an_organisation_number_is_there_once() -> None:
    create(organisation_number="5599990001")
    with pytest.raises(PartyExists):
        create(organisation_number="559999-0001")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "vän"}, "Okänt slag"),
        ({"name": " "}, "Ange vad parten heter"),
        ({"organisation_number": "55-99"}, "tio siffror"),
        ({"organisation_number": number("19880412")[2:]}, "personnummer"),
    ],
)
def test_what_cannot_be_right_is_refused(changes: dict[str, str], message: str) -> None:
    with pytest.raises(BadParty, match=message):
        create(**changes)
    assert not Party.objects.exists()


def test_no_number_is_no_number() -> None:
    assert plain_organisation_number("  ") == ""
