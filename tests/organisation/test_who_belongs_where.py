# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kvarbo.organisation import selectors
from kvarbo.organisation.backends import StaffBackend
from kvarbo.organisation.checks import no_personas_in_production
from kvarbo.organisation.models import Membership, User
from tests.personas import SINCE, TODAY


def test_units_boards_and_zones_follow_the_membership(hanna: User) -> None:
    assert [unit.slug for unit in selectors.units_of(user=hanna, on=TODAY)] == ["vux-norr"]
    assert [board.slug for board in selectors.boards_of(user=hanna, on=TODAY)] == ["socialnamnden-norr"]
    assert selectors.zones_of(user=hanna, on=TODAY) == {"coordination", "economy"}


def test_no_role_opens_anothers_zone(omar: User, petra: User, tove: User) -> None:
    assert selectors.zones_of(user=omar, on=TODAY) == {"coordination", "economy"}
    assert selectors.zones_of(user=petra, on=TODAY) == {"coordination", "child"}
    assert "protected" in selectors.zones_of(user=tove, on=TODAY)


@pytest.mark.parametrize(("until", "holds"), [(TODAY, False), (TODAY + dt.timedelta(1), True), (None, True)])
def test_the_last_day_of_a_membership_is_the_day_before_until(hanna: User, until: dt.date | None, holds: bool) -> None:
    Membership.objects.filter(user=hanna).update(until_day=until)
    assert bool(selectors.units_of(user=hanna, on=TODAY)) is holds
    assert bool(selectors.zones_of(user=hanna, on=TODAY)) is holds


def test_nothing_holds_before_the_first_day(hanna: User) -> None:
    assert not selectors.boards_of(user=hanna, on=SINCE - dt.timedelta(1))
    assert selectors.boards_of(user=hanna, on=SINCE)


def test_an_inactive_user_or_unit_holds_nothing(hanna: User, omar: User, organisation) -> None:
    User.objects.filter(pk=omar.pk).update(is_active=False)
    type(organisation.units["vux-norr"]).objects.filter(slug="vux-norr").update(is_active=False)
    assert not selectors.boards_of(user=hanna, on=TODAY)
    assert not selectors.boards_of(user=omar, on=TODAY)


def test_a_registrar_registers_for_her_own_board_only(maj: User, hanna: User, organisation) -> None:
    norr, soder = organisation.boards["norr"], organisation.boards["soder"]
    assert selectors.may_register(user=maj, board=norr, on=TODAY)
    assert not selectors.may_register(user=maj, board=soder, on=TODAY)
    assert not selectors.may_register(user=hanna, board=norr, on=TODAY)


def test_a_membership_cannot_end_before_it_begins(hanna: User) -> None:
    place = Membership.objects.get(user=hanna)
    place.until_day = SINCE - dt.timedelta(1)
    with pytest.raises(ValidationError, match="kan inte sluta innan den börjar"):
        place.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.save()


def test_a_persona_is_always_fictional(hanna: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=hanna.pk).update(is_demo=False)


def test_user_names_are_in_small_letters(db: None) -> None:
    user = User.objects.create_user(username="Siv.Provare", name="Siv Provare", password="ett långt lösenord")
    assert user.username == "siv.provare"
    assert authenticate(username="SIV.PROVARE", password="ett långt lösenord") == user


def test_a_fictional_user_is_nobody_in_production(hanna: User, settings) -> None:
    hanna.set_password("ett långt lösenord")
    hanna.save()
    assert StaffBackend().get_user(hanna.pk) == hanna
    settings.KVARBO_DEMO = False
    assert StaffBackend().get_user(hanna.pk) is None
    assert authenticate(username=hanna.username, password="ett långt lösenord") is None


def test_personas_in_production_stop_the_program(settings) -> None:
    assert no_personas_in_production() == []
    settings.KVARBO_MODE = "production"
    assert [fault.id for fault in no_personas_in_production()] == ["organisation.E001"]
