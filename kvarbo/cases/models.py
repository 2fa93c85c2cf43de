# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The case, its log in envelopes and payloads, and the projections the log gives."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kvarbo.cases.enums import Zone
from kvarbo.cases.querysets import CaseAccessQuerySet, CaseQuerySet
from kvarbo.common.models import AppendOnly


class Case(models.Model):
    """One household's matter at one board. Everything that has happened in it is in its events."""

    id = models.CharField(primary_key=True, max_length=32)
    number = models.CharField("ärendenummer", max_length=24, unique=True)
    municipality = models.CharField("kommunkod", max_length=4)
    board = models.ForeignKey("organisation.Board", on_delete=models.PROTECT, related_name="+", verbose_name="nämnd")
    opened_on = models.DateField("öppnat")
    closed_on = models.DateField("avslutat", null=True, blank=True)
    seq = models.PositiveIntegerField("senaste händelsens nummer", default=0)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "ärende"
        verbose_name_plural = "ärenden"

    def __str__(self) -> str:
        return self.number


class Event(AppendOnly):
    """The envelope of one event. Never changed, never deleted: triggers refuse it."""

    event_id = models.CharField(primary_key=True, max_length=40)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    type = models.CharField(max_length=40)
    v = models.PositiveSmallIntegerField(default=1)
    on = models.DateField("dag")
    at = models.CharField("klockslag", max_length=5, blank=True)
    recorded_at = models.DateTimeField("infört")
    user_id = models.CharField("infört av", max_length=32)
    role = models.CharField(max_length=20)
    unit = models.CharField(max_length=60)
    about = models.JSONField(default=list)
    zone = models.CharField(max_length=12, choices=Zone.choices)
    corrects = models.CharField(max_length=40, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "seq"],
                name="event_one_per_place_in_log",
                violation_error_message="Någon annan har skrivit i ärendet.",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values),
                name="event_zone_known",
                violation_error_message="Händelsen har en okänd zon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.type} {self.on}"


class EventPayload(AppendOnly):
    """What an event says. Never changed; deleted only when its disposal has been decided."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    data = models.JSONField()
    reason = models.TextField("skäl", blank=True)
    salt = models.CharField(max_length=32)

    class Meta:
        verbose_name = "händelsens innehåll"
        verbose_name_plural = "händelsers innehåll"

    def __str__(self) -> str:
        return f"innehållet i {self.event_id}"


class Disposal(AppendOnly):
    """A decision that one event's payload may be destroyed. Never changed, never deleted."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="disposal")
    decided_on = models.DateField("beslutat")
    decided_by = models.CharField("beslutat av", max_length=32)
    ground = models.TextField("grund")

    class Meta:
        verbose_name = "gallringsbeslut"
        verbose_name_plural = "gallringsbeslut"
        constraints = [
            models.CheckConstraint(
                condition=~Q(ground=""),
                name="disposal_has_ground",
                violation_error_message="Gallringen behöver en grund.",
            ),
        ]

    def __str__(self) -> str:
        return f"gallring av {self.event_id}"


class Submission(AppendOnly):
    """One call that wrote to a case under the client's own key, so that a double click writes once."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="submissions")
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    first_seq = models.PositiveIntegerField()
    last_seq = models.PositiveIntegerField()

    class Meta:
        verbose_name = "inskick"
        verbose_name_plural = "inskick"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"],
                name="submission_key_once_per_case",
                violation_error_message="Uppgiften är redan sparad.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"


class CaseAccess(models.Model):
    """Who may see which zone of a case, from and until which day. Computed from the log."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access")
    unit = models.ForeignKey(
        "organisation.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="enhet"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    zone = models.CharField("zon", max_length=12, choices=Zone.choices)
    from_day = models.DateField("från")
    until_day = models.DateField("till", null=True, blank=True, help_text="Dagen då tillgången har upphört.")
    ground = models.CharField("grund", max_length=20)
    coordinating = models.BooleanField("samordnar", default=False)

    objects = CaseAccessQuerySet.as_manager()

    class Meta:
        verbose_name = "tillgång till ärende"
        verbose_name_plural = "tillgång till ärenden"
        indexes = [
            models.Index(fields=["unit", "zone"], name="caseaccess_unit_zone"),
            models.Index(fields=["user", "zone"], name="caseaccess_user_zone"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=True, unit__isnull=False) | Q(user__isnull=False, unit__isnull=True),
                name="caseaccess_unit_or_user",
                violation_error_message="Tillgången gäller en enhet eller en användare, inte båda.",
            ),
            models.CheckConstraint(
                condition=Q(until_day__isnull=True) | Q(until_day__gte=F("from_day")),
                name="caseaccess_ends_after_start",
                violation_error_message="Tillgången kan inte sluta innan den börjar.",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values),
                name="caseaccess_zone_known",
                violation_error_message="Raden har en okänd zon.",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | ~Q(zone=Zone.PROTECTED),
                name="caseaccess_protected_by_name",
                violation_error_message="Skyddade uppgifter ges bara till en namngiven person.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.unit_id or self.user_id} {self.zone}"


class CasePerson(models.Model):
    """A person's part in a case. Computed from the log."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="persons")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    part = models.CharField("roll i hushållet", max_length=12)
    lives_here = models.CharField("bor här", max_length=12)
    zone = models.CharField("zon", max_length=12, choices=Zone.choices)
    from_day = models.DateField("från")
    until_day = models.DateField("till", null=True, blank=True)

    class Meta:
        verbose_name = "person i ärende"
        verbose_name_plural = "personer i ärenden"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                name="caseperson_once_per_case",
                violation_error_message="Personen finns redan i ärendet.",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values),
                name="caseperson_zone_known",
                violation_error_message="Raden har en okänd zon.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id} {self.part}"
