# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The municipality's profile as it was loaded, the organisation it describes, and the staff."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.common.models import AppendOnly
from kvarbo.organisation.enums import DocumentKind, DocumentStatus, RoleCode
from kvarbo.organisation.querysets import AbsenceQuerySet, MembershipQuerySet


class ProfileDocument(AppendOnly):
    """One version of one file of a profile, byte for byte. Source: the profile folder.

    The active rows of a profile are the profile that holds; a file that changes or goes leaves its row superseded, so
    a case that has pinned a routine by its sha-256 still finds it. Only the status may change.
    """

    profile = models.CharField(max_length=60)
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=DocumentKind)
    slug = models.CharField(max_length=100)
    version = models.CharField(max_length=40, blank=True)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=DocumentStatus)
    author = models.CharField(max_length=64)
    approver = models.CharField(max_length=64, blank=True)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "path"],
                condition=Q(status=DocumentStatus.ACTIVE),
                name="profile_document_one_active",
                violation_error_message="Profilen har redan en gällande version av filen.",
            ),
            models.UniqueConstraint(
                fields=["profile", "path", "sha256"],
                name="profile_document_stored_once",
                violation_error_message="Just den här versionen av filen finns redan.",
            ),
            models.CheckConstraint(condition=Q(status__in=DocumentStatus.values), name="profile_document_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.profile}/{self.path} {self.sha256[:8]}"


class Board(models.Model):
    """A nämnd (or förvaltning) that answers for its own cases. Source: organisation.yaml."""

    profile = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "slug"], name="board_once_per_profile")]

    def __str__(self) -> str:
        return f"{self.profile}/{self.slug}"


class Area(models.Model):
    """A stadsområde or district of one board. Source: organisation.yaml."""

    profile = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="areas")
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "slug"], name="area_once_per_profile")]

    def __str__(self) -> str:
        return f"{self.profile}/{self.slug}"


class Unit(models.Model):
    """An enhet that does the work in an area, with the zones that its kind reads. Source: organisation.yaml."""

    profile = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="units")
    zones = models.JSONField(default=list)
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "slug"], name="unit_once_per_profile")]

    def __str__(self) -> str:
        return f"{self.profile}/{self.slug}"


class Role(models.Model):
    """A role as the municipality calls it, with the zone it opens. Source: roller.yaml."""

    profile = models.CharField(max_length=60)
    slug = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    unit_kind = models.CharField(max_length=60, blank=True)
    zone = models.CharField(max_length=12)
    code = models.CharField(max_length=20, choices=RoleCode)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "slug"], name="role_once_per_profile"),
            models.CheckConstraint(condition=Q(code__in=RoleCode.values), name="role_code_known"),
            models.CheckConstraint(
                condition=Q(zone__in=["coordination", "economy", "child", "protected"]), name="role_zone_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.profile}/{self.slug}"


class UserManager(BaseUserManager["User"]):
    """Users by user name, written in small letters."""

    def create_user(self, *, username: str, name: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username.lower(), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=(username or "").lower())


def new_user_id() -> str:
    return new_id("u")


class User(AbstractBaseUser):
    """A member of staff. There is no superuser: what one may see follows from memberships alone.

    A demo user is fictional; `persona` and `presentation` are shown where a role is chosen, and only in demo mode.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_user_id)
    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    persona = models.CharField(max_length=120, blank=True)
    presentation = models.CharField(max_length=400, blank=True)

    # What one request has asked about its own user already, by question; None outside a request. See `asked_once`.
    kept: dict[Any, Any] | None = None

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(persona="") | Q(is_demo=True),
                name="user_persona_only_in_demo",
                violation_error_message="Bara påhittade användare kan väljas som roll.",
            ),
        ]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        return self.name


class Membership(models.Model):
    """A user's place in a unit, in one role, for a time.

    `until_day` is the first day it no longer holds; empty means until further notice.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role_slug = models.CharField(max_length=60)
    code = models.CharField(max_length=20, choices=RoleCode)
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__isnull=True) | Q(until_day__gte=F("from_day")),
                name="membership_period_forward",
                violation_error_message="Tjänstgöringen kan inte sluta innan den börjar.",
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role_slug", "from_day"],
                name="membership_once_from_a_day",
                violation_error_message="Personen har redan den rollen i enheten från den dagen.",
            ),
            models.CheckConstraint(condition=Q(code__in=RoleCode.values), name="membership_code_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role_slug} {self.unit_id} {self.from_day}"


class Absence(models.Model):
    """That somebody of the staff is away, and until when. Why is never stored: it may be illness.

    `until_day` is the first day back; empty means that nobody knows yet. One that ended on its first day never was.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__isnull=True) | Q(until_day__gte=F("from_day")),
                name="absence_period_forward",
                violation_error_message="Frånvaron kan inte sluta innan den börjar.",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(until_day__isnull=True),
                name="absence_one_without_end",
                violation_error_message="Personen är redan borta tills vidare.",
            ),
            models.UniqueConstraint(
                fields=["user", "from_day"],
                condition=Q(until_day__isnull=True) | Q(until_day__gt=F("from_day")),
                name="absence_once_from_a_day",
                violation_error_message="Personen är redan borta från den dagen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.from_day}"
