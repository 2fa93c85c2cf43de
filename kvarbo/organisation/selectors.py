# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the organisation: the profile that holds, and who belongs where."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from django.conf import settings
from django.db.models import BooleanField, Case, Exists, OuterRef, QuerySet, Subquery, When

from kvarbo.common.collation import swedish
from kvarbo.common.prepared import Prepared
from kvarbo.organisation.demo import DemoStaff, parse_demo
from kvarbo.organisation.enums import DocumentKind, DocumentStatus, RoleCode
from kvarbo.organisation.exceptions import NoProfile
from kvarbo.organisation.models import Absence, Board, Membership, ProfileDocument, Role, Unit, User
from kvarbo.rules.profile import Profile

Fingerprint = tuple[tuple[str, str], ...]
Answer = TypeVar("Answer")
# Whose work is households.
CASE_CODES = (RoleCode.CASEWORKER, RoleCode.TEAM_LEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A colleague who can be given a household. `households` is for those who count them."""

    user_id: str
    name: str
    households: int = 0
    absent: bool = False
    # The first day back; None when present, or when nobody knows.
    absent_until: dt.date | None = None


def current_profile() -> Profile:
    """The profile this installation works by. Raises NoProfile."""
    rows = DOCUMENTS.rows()
    slug = _chosen(list(dict.fromkeys(profile for profile, *_ in rows)))
    return _parsed(slug, tuple(sorted((path, sha) for of, path, sha, active in rows if active and of == slug)))


def _chosen(loaded: list[str]) -> str:
    """KVARBO_PROFILE, else the first that was loaded: a look at another changes nothing. Raises NoProfile."""
    chosen = settings.KVARBO_PROFILE or next(iter(loaded), "")
    if not chosen:
        raise NoProfile("Ingen profil är inläst. Läs in kommunens profil med kvarbo profile load.")
    if chosen not in loaded:
        raise NoProfile(f"KVARBO_PROFILE är ”{chosen}”, men den profilen är inte inläst.")
    return str(chosen)


def profile_by_slug(*, slug: str) -> Profile:
    """A loaded profile; parsed once for each set of files. Raises NoProfile."""
    fingerprint: Fingerprint = tuple(sorted(_active().filter(profile=slug).values_list("path", "sha256")))
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


def asked_once(*, user: User, question: tuple[object, ...], ask: Callable[[], Answer]) -> Answer:
    """The answer, asked for once in a request about its own user. Any other user's is asked for each time."""
    if user.kept is None:
        return ask()
    if question not in user.kept:
        user.kept[question] = ask()
    found: Answer = user.kept[question]
    return found


def zones_of(*, user: User, on: dt.date) -> frozenset[str]:
    """The zones that a user's units read on a day, and those of the user's own roles."""
    places = places_of(user=user, on=on)
    by_unit = {zone for place in places for zone in place.unit.zones}
    by_role = {place.__dict__["role_zone"] for place in places}
    return frozenset(by_unit | by_role - {None})


def places_of(*, user: User, on: dt.date) -> tuple[Membership, ...]:
    """A user's places in the organisation on a day, with unit, area, board and the zone of the role there."""
    return asked_once(user=user, question=("places", on), ask=lambda: _places_of(user, on))


def _places_of(user: User, on: dt.date) -> tuple[Membership, ...]:
    role = Role.objects.filter(profile=OuterRef("unit__profile"), slug=OuterRef("role_slug"), is_active=True)
    return tuple(memberships_of(user=user, on=on).annotate(role_zone=Subquery(role.values("zone")[:1])))


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


def absent(*, user_ids: Iterable[str], on: dt.date) -> dict[str, Absence]:
    """Who of these is away on a day, by user id."""
    return {row.user_id: row for row in Absence.objects.on_day(on).filter(user__in=set(user_ids))}


def absences(*, unit: Unit, on: dt.date) -> list[Absence]:
    """The times away of those who work at the unit, those that hold today or later, the first to begin first."""
    here = Membership.objects.on_day(on).filter(unit=unit).values("user_id")
    rows = Absence.objects.from_on(on).filter(user__in=here).select_related("user")
    return list(rows.order_by("from_day", swedish("user__name"), "pk"))


def assignable(*, unit: Unit, role_slug: str | None = None, on: dt.date) -> list[Staff]:
    """Who at the unit can be given a household: works with households there, and no last day is set.

    Someone away is told of, not left out. With `role_slug` only those who have that role.
    """
    places = Membership.objects.on_day(on).filter(unit=unit, code__in=CASE_CODES, until_day__isnull=True)
    if role_slug is not None:
        places = places.filter(role_slug=role_slug)
    away = Absence.objects.on_day(on).filter(user=OuterRef("user"))
    told = places.annotate(away=Exists(away), back=Subquery(away.values("until_day")[:1]))
    rows = told.order_by(swedish("user__name"), "user_id").values_list("user_id", "user__name", "away", "back")
    return [
        Staff(user_id=user_id, name=name, absent=is_away, absent_until=back)
        for user_id, name, is_away, back in dict.fromkeys(rows)
    ]


def leads(*, user: User, unit: Unit, on: dt.date) -> bool:
    """Whether somebody leads the work of a unit."""
    return Membership.objects.on_day(on).filter(user=user, unit=unit, code=RoleCode.TEAM_LEADER).exists()


def working(*, user_ids: Iterable[str], unit: Unit, on: dt.date) -> set[str]:
    """Who of these still works at the unit on a day."""
    here = Membership.objects.on_day(on).filter(unit=unit, user__in=set(user_ids))
    return set(here.values_list("user_id", flat=True))


def last_days(*, unit: Unit, on: dt.date) -> dict[str, dt.date]:
    """The first day without a place at the unit, by user id, of those who are about to leave it."""
    places = Membership.objects.on_day(on).filter(unit=unit)
    staying = set(places.filter(until_day__isnull=True).values_list("user_id", flat=True))
    found: dict[str, dt.date] = {}
    for user_id, until_day in places.filter(until_day__isnull=False).values_list("user_id", "until_day"):
        if user_id not in staying and until_day is not None:
            found[user_id] = max(until_day, found.get(user_id, until_day))
    return found


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


def _documents() -> QuerySet[ProfileDocument, tuple[str, str, str, bool]]:
    """Every file there has been, the first loaded first."""
    active = Case(When(status=DocumentStatus.ACTIVE, then=True), default=False, output_field=BooleanField())
    return ProfileDocument.objects.order_by("pk").values_list("profile", "path", "sha256", active)


DOCUMENTS = Prepared(_documents)
