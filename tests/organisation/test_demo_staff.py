# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.organisation import selectors
from kvarbo.organisation.exceptions import NotInDemo, UserExists
from kvarbo.organisation.models import Membership, User
from kvarbo.organisation.services import load_profile
from kvarbo.organisation.staff import sync_demo_staff
from kvarbo.rules.errors import InputError
from tests.organisation.profile_files import DEMO, profile_files
from tests.personas import NOW, SINCE, TODAY

pytestmark = pytest.mark.django_db


def sync(demo: str = DEMO) -> list[User]:
    load_profile(files=profile_files(demo=demo), now=NOW, author="u_author")
    staff = selectors.demo_staff(slug="provkommun")
    assert staff is not None
    return sync_demo_staff(profile="provkommun", staff=staff, now=NOW, author="u_author")


def test_the_staff_follow_the_file() -> None:
    hilma, _ = sync()
    assert (hilma.username, hilma.is_demo, hilma.has_usable_password()) == ("hilma.ostman", True, False)
    place = Membership.objects.get(user=hilma)
    assert (place.unit.slug, place.role_slug, place.code, place.from_day) == (
        "vux-ost",
        "vuxenhandläggare",
        "caseworker",
        SINCE,
    )


def test_only_those_with_a_persona_can_be_chosen() -> None:
    sync()
    assert [user.username for user in selectors.personas(on=TODAY)] == ["hilma.ostman"]


def test_syncing_again_changes_nothing() -> None:
    before = [user.pk for user in sync()]
    assert [user.pk for user in sync()] == before
    assert Membership.objects.count() == 2


def test_whoever_leaves_the_file_leaves_the_demo() -> None:
    sync()
    sync(DEMO[: DEMO.index("  - användare: folke")])
    assert dict(User.objects.values_list("username", "is_active")) == {"hilma.ostman": True, "folke.ostman": False}


def test_outside_demo_mode_nobody_is_made_and_nobody_can_be_chosen(settings) -> None:
    sync()
    settings.KVARBO_DEMO = False
    assert not selectors.personas(on=TODAY)
    with pytest.raises(NotInDemo):
        sync()


def test_a_real_user_is_never_made_fictional() -> None:
    User.objects.create_user(username="hilma.ostman", name="Hilma Verklig")
    with pytest.raises(UserExists, match=r"hilma\.ostman"):
        sync()
    assert not User.objects.filter(is_demo=True).exists()


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("folke.ostman", "hilma.ostman", "två gånger"),
        ("folke.ostman", "Folke Ö", "användarnamn"),
        ("enhet: vux-ost", "enhet: vux-x", "vux-x"),
        ("presentation:", "beskrivning:", "okänd nyckel"),
        ("2024-01-01", "2024-13-01", "ingen dag"),
    ],
)
def test_a_bad_file_is_refused_by_name(was: str, becomes: str, message: str) -> None:
    with pytest.raises(InputError, match=f"demo.yaml.*{message}"):
        sync(DEMO.replace(was, becomes))
    assert not User.objects.exists()
