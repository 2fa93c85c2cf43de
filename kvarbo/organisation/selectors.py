# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the organisation: the profile that holds, and who belongs where."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.db.models import Min, QuerySet

from kvarbo.common.collation import swedish
from kvarbo.organisation.demo import DemoStaff, parse_demo
from kvarbo.organisation.enums import DocumentKind, DocumentStatus, RoleCode
from kvarbo.organisation.exceptions import NoProfile
from kvarbo.organisation.models import Board, Membership, ProfileDocument, Role, Unit, User
from kvarbo.rules.profile import Profile

Fingerprint = tuple[tuple[str, str], ...]


def current_profile() -> Profile:
    """The profile this installation works by. Raises NoProfile."""
    return profile_by_slug(slug=current_slug())


def current_slug() -> str:
    """KVARBO_PROFILE, else the first that was loaded: a look at another changes nothing. Raises NoProfile."""
    first = ProfileDocument.objects.values("profile").annotate(first=Min("pk")).order_by("first")
    loaded = [row["profile"] for row in first]
    chosen = settings.KVARBO_PROFILE or next(iter(loaded), "")
    if not chosen:
        raise NoProfile("Ingen profil är inläst. Läs in kommunens profil med kvarbo profile load.")
    if chosen not in loaded:
        raise NoProfile(f"KVARBO_PROFILE är ”{chosen}”, men den profilen är inte inläst.")
    return str(chosen)


def profile_by_slug(*, slug: str) -> Profile:
    """A loaded profile; parsed once for each set of files. Raises NoProfile."""
    fingerprint: Fingerprint = tuple(_active().filter(profile=slug).order_by("path").values_list("path", "sha256"))
    if not fingerprint:
        raise NoProfile(f"Profilen ”{slug}” är inte inläst.")
    return _parsed(slug, fingerprint)


def profile_files(*, slug: str) -> dict[str, bytes]:
    """The files of a loaded profile, byte for byte. Raises NoProfile."""
    files = {path: bytes(body) for path, body in _active().filter(profile=slug).values_list("path", "body")}
    if not files:
        raise NoProfile(f"Profilen ”{slug}” är inte inläst.")
    return files


def routine_document(*, profile: str, sha256: str) -> ProfileDocument | None:
    """The routine a case has pinned, also when the profile has a later one."""
    return ProfileDocument.objects.filter(profile=profile, kind=DocumentKind.ROUTINE, sha256=sha256).first()


def demo_staff(*, slug: str) -> DemoStaff | None:
    """The fictional staff of a loaded profile, if it has any. Raises NoProfile."""
    profile = profile_by_slug(slug=slug)
    body = profile_files(slug=slug).get("demo.yaml")
    if body is None:
        return None
    return parse_demo(body.decode("utf-8"), place="demo.yaml", units=profile.units, roles=profile.roles)


def memberships_of(*, user: User, on: dt.date) -> QuerySet[Membership]:
    """A user's places in the organisation on a day, with unit, area and board."""
    found = Membership.objects.on_day(on).filter(user=user)
    return found.select_related("unit__area__board").order_by(swedish("unit__name"), "role_slug", "pk")


def units_of(*, user: User, on: dt.date) -> QuerySet[Unit]:
    """The units a user belongs to on a day."""
    mine = Membership.objects.on_day(on).filter(user=user).values("unit_id")
    return Unit.objects.filter(pk__in=mine).select_related("area__board").order_by(swedish("name"), "pk")


def boards_of(*, user: User, on: dt.date, code: str | None = None) -> QuerySet[Board]:
    """The boards of a user's units on a day; with `code` only where the user has a role of that code."""
    mine = Membership.objects.on_day(on).filter(user=user)
    if code is not None:
        mine = mine.filter(code=code)
    return Board.objects.filter(pk__in=mine.values("unit__area__board_id")).order_by(swedish("name"), "pk")


def board_ids_of(*, user: User, on: dt.date) -> QuerySet[Membership, int]:
    """The same boards for a condition in another question: their ids only."""
    return Membership.objects.on_day(on).filter(user=user).values_list("unit__area__board_id", flat=True)


def may_register(*, user: User, board: Board, on: dt.date) -> bool:
    """Whether a user registers what arrives to a board."""
    return boards_of(user=user, on=on, code=RoleCode.REGISTRAR).filter(pk=board.pk).exists()


def zones_of(*, user: User, on: dt.date) -> frozenset[str]:
    """The zones that a user's units read on a day, and those of the user's own roles."""
    places = Membership.objects.on_day(on).filter(user=user)
    rows = list(places.values_list("unit__profile", "role_slug", "unit__zones"))
    held = {(profile, slug) for profile, slug, _ in rows}
    roles = Role.objects.filter(slug__in={slug for _, slug in held}, is_active=True)
    by_unit = {zone for *_, zones in rows for zone in zones}
    return frozenset(by_unit | {role.zone for role in roles if (role.profile, role.slug) in held})


def unit_by_slug(*, profile: str, slug: str) -> Unit | None:
    """A unit that works, with its area and board."""
    return Unit.objects.filter(profile=profile, slug=slug, is_active=True).select_related("area__board").first()


def staff_of(*, unit: Unit, on: dt.date) -> QuerySet[User]:
    """Those who belong to a unit on a day."""
    here = Membership.objects.on_day(on).filter(unit=unit).values("user_id")
    return User.objects.filter(pk__in=here).order_by(swedish("name"), "pk")


def names_of_staff(*, ids: Iterable[str]) -> dict[str, str]:
    """Names by user id, also of those who have left."""
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def personas(*, on: dt.date) -> QuerySet[User]:
    """The fictional staff one may sign in as: nobody outside demo mode."""
    if not settings.KVARBO_DEMO:
        return User.objects.none()
    working = Membership.objects.on_day(on).values("user_id")
    return (
        User.objects.filter(is_demo=True, is_active=True, pk__in=working)
        .exclude(persona="")
        .order_by(swedish("persona"), "pk")
    )


def _active() -> QuerySet[ProfileDocument]:
    return ProfileDocument.objects.filter(status=DocumentStatus.ACTIVE)


@lru_cache(maxsize=8)
def _parsed(slug: str, fingerprint: Fingerprint) -> Profile:
    files = profile_files(slug=slug)
    return Profile.from_files({path: files[path] for path, _ in fingerprint})
