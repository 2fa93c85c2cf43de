# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case with a past, as tests need it: Ture Exempelsson's, in Norr, with a child and one notice of unpaid rent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from kvarbo.cases.models import Case, Event
from kvarbo.casework.services import Actor, Draft, append, open_case
from kvarbo.dwellings.models import Dwelling, Tenancy
from kvarbo.organisation.models import Membership, User
from kvarbo.organisation.services import load_profile
from kvarbo.parties.models import Party
from kvarbo.people.services import create_person
from kvarbo.rules.profile import Profile
from tests.personas import NOW, TODAY
from tests.smallprofile import FILES

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def profile(organisation: SimpleNamespace) -> Profile:
    """The small profile, loaded over the organisation that the personas belong to."""
    return load_profile(files=FILES, now=NOW, author="u_test")


def actor(user: User) -> Actor:
    place = Membership.objects.select_related("unit").get(user=user)
    return Actor(user_id=user.pk, role_code=place.code, unit_slug=place.unit.slug)


def joined(person_id: str, part: str = "tenant", on: dt.date = TODAY, **data: Any) -> Draft:
    told = {"person": person_id, "part": part, "lives_here": "permanent", **data}
    return Draft(type="person_joined", data=told, on=on)


def notice(notice_id: str, tenancy_id: str, on: dt.date = TODAY, **data: Any) -> Draft:
    told = {
        "notice": notice_id,
        "kind": "notice",
        "cause": "rent_arrears",
        "sender": "landlord",
        "tenancy": tenancy_id,
        "channel": "recommended_letter",
        "posted_on": (on - dt.timedelta(days=1)).isoformat(),
        "received_on": on.isoformat(),
        "amount": 17800,
        **data,
    }
    return Draft(type="notice_joined", data=told, on=on, about=(notice_id,))


def contact(person_id: str, result: str = "reached", on: dt.date = TODAY, **more: Any) -> Draft:
    return Draft(type="contact", data={"channel": "phone", "with": person_id, "result": result}, on=on, **more)


def payment(amount: int = 17800, on: dt.date = TODAY, notice_id: str = "n_ett") -> Draft:
    return Draft(type="payment", data={"notice": notice_id, "amount": amount, "paid_on": on.isoformat()}, on=on)


def joins(unit: str, part: str = "participating", on: dt.date = TODAY) -> Draft:
    return Draft(type="unit_joined", data={"unit": unit, "part": part, "ground": "routine"}, on=on)


def overruled(leader: User, outcome: str = "unknown", on: dt.date = TODAY) -> Draft:
    """The leader of the unit closes the case in spite of what is left."""
    told = {"outcome": outcome, "override": leader.pk}
    return Draft(type="case_closed", data=told, on=on, reason="Hushållet har flyttat till en annan kommun.")


@pytest.fixture
def household(organisation: SimpleNamespace, profile: Profile) -> SimpleNamespace:
    """Persons, a home and a landlord of the board in Norr, in no case yet."""
    board = organisation.boards["norr"]
    people = {
        name: create_person(actor_id="u_test", board=board, name=full, now=NOW)
        for name, full in (("ture", "Ture Exempelsson"), ("lova", "Lova Exempelsson"))
    }
    landlord = Party.objects.create(kind="landlord", name="Exempelbostäder AB")
    home = Dwelling.objects.create(street="Fantasigränd 5", area=organisation.areas["norr"])
    tenancy = Tenancy.objects.create(dwelling=home, landlord=landlord, regime="JB12", hand="first")
    return SimpleNamespace(board=board, landlord=landlord, home=home, tenancy=tenancy, **people)


def opening(household: SimpleNamespace, on: dt.date = TODAY) -> list[Draft]:
    tenancy = {
        "tenancy": household.tenancy.pk,
        "regime": "JB12",
        "hand": "first",
        "holder": household.ture.pk,
        "landlord": household.landlord.pk,
        "area": "norr",
    }
    return [
        joined(household.ture.pk, on=on),
        joined(household.lova.pk, "child", on=on, born_on="2018-05-01"),
        Draft(type="tenancy_recorded", data=tenancy, on=on),
        notice("n_ett", household.tenancy.pk, on=on),
    ]


@pytest.fixture
def case(household: SimpleNamespace, organisation: SimpleNamespace, hanna: User) -> Case:
    """Hanna has opened it today: the adult unit in Norr coordinates."""
    return open_case(
        actor=actor(hanna),
        board=household.board,
        unit="vux-norr",
        area=organisation.areas["norr"],
        today=TODAY,
        now=NOW,
        drafts=opening(household),
    )


Write = Callable[..., list[Event]]


@pytest.fixture
def write(case: Case, hanna: User) -> Write:
    """Writes drafts in the case, as Hanna an hour later unless told otherwise."""

    def write(*drafts: Draft, by: User = hanna, **given: Any) -> list[Event]:
        told: Sequence[Draft] = drafts
        moment = {"expected_seq": Case.objects.get(pk=case.pk).seq, "today": TODAY, "now": NOW + HOUR} | given
        return append(actor=actor(by), case=case, drafts=told, **moment)

    return write
