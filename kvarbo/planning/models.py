# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stored plans. All of it can be thrown away and computed again from the logs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kvarbo.cases.enums import Zone
from kvarbo.cases.models import Case
from kvarbo.planning.enums import DeadlineState, HappeningKind, Required, StepState
from kvarbo.planning.querysets import DeadlineQuerySet, HappeningQuerySet, PlanQuerySet, StepQuerySet


class CasePlan(models.Model):
    """The plan of a case as planned for one day with what was known at one moment."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="plan")
    planned_for = models.DateField("gäller dagen")
    known_at = models.DateTimeField("känt till och med")
    next_change_on = models.DateField("ändras nästa gång", null=True, blank=True, db_index=True)
    section = models.CharField("avsnitt", max_length=60, blank=True)
    routine_version = models.CharField("rutinens version", max_length=80)
    law_sha = models.CharField(max_length=64)
    profile_sha = models.CharField(max_length=64)
    engine = models.CharField(max_length=20)
    plan = models.JSONField("plan")
    # The edition of the list rows made with the plan; 0 for a plan from before there were lists.
    lists = models.PositiveSmallIntegerField("listradernas utgåva", default=0, db_index=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "planer"

    def __str__(self) -> str:
        return f"plan för {self.case_id} {self.planned_for}"


class PlanStep(models.Model):
    """One step, to list and order by. Dates, never moods: whether it is late is asked of today."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    key = models.CharField(max_length=160)
    step_id = models.CharField(max_length=80)
    subject = models.CharField(max_length=60)
    title = models.CharField("rubrik", max_length=300)
    outside_title = models.CharField("rubrik utåt", max_length=300)
    zone = models.CharField("zon", max_length=12, choices=Zone.choices)
    role = models.CharField("roll", max_length=60, blank=True)
    unit = models.CharField("enhet", max_length=60, blank=True)
    person = models.CharField("person", max_length=32, blank=True)
    required = models.CharField("krav", max_length=8, choices=Required.choices)
    state = models.CharField("läge", max_length=10, choices=StepState.choices)
    opens_on = models.DateField("öppnar", null=True, blank=True)
    due = models.DateField("senast", null=True, blank=True)
    latest_start = models.DateField("börja senast", null=True, blank=True)
    until = models.DateField("uppskjutet till", null=True, blank=True)
    moved_by = models.CharField("flyttat av", max_length=32, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "steg i plan"
        verbose_name_plural = "steg i planer"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"],
                name="planstep_key_once_per_case",
                violation_error_message="Steget finns redan i planen.",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values),
                name="planstep_zone_known",
                violation_error_message="Raden har en okänd zon.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due"], name="planstep_unit_state_due"),
            models.Index(fields=["case", "state"], name="planstep_case_state"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"


class PlanDeadline(models.Model):
    """One legal deadline, to list and order by."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    key = models.CharField(max_length=160)
    rule = models.CharField("regel", max_length=80)
    subject = models.CharField(max_length=60)
    zone = models.CharField("zon", max_length=12, choices=Zone.choices)
    kind = models.CharField("slag", max_length=12)
    state = models.CharField("läge", max_length=8, choices=DeadlineState.choices)
    nominal = models.DateField("sista dag", null=True, blank=True)
    due = models.DateField("senast", null=True, blank=True)
    earliest = models.DateField("tidigast", null=True, blank=True)
    preliminary = models.BooleanField("preliminär")

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "frist i plan"
        verbose_name_plural = "frister i planer"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"],
                name="plandeadline_key_once_per_case",
                violation_error_message="Fristen finns redan i planen.",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values),
                name="plandeadline_zone_known",
                violation_error_message="Raden har en okänd zon.",
            ),
        ]
        indexes = [models.Index(fields=["state", "nominal"], name="plandeadline_state_nominal")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.key}"


class CaseLine(models.Model):
    """What a list tells of a case to whoever holds the zones: one row for each set of zones that tells it otherwise.

    `zones` are the zones in their order with a comma between; a reader is shown the row of the most zones of those
    held. Made of those zones' events alone, so it is the row of a log where the others never were.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="lines")
    zones = models.CharField("zoner", max_length=40)
    changes_on = models.DateField("ändras nästa gång", null=True, blank=True, db_index=True)
    arrived_on = models.DateField("kom in", null=True, blank=True)
    clock_rule = models.CharField("klockans regel", max_length=80, blank=True)
    clock_subject = models.CharField(max_length=60, blank=True)
    clock_nominal = models.DateField("klockans sista dag", null=True, blank=True)
    clock_due = models.DateField(null=True, blank=True)
    clock_preliminary = models.BooleanField("preliminär", default=False)
    served_on = models.DateField("delgiven", null=True, blank=True)
    eviction_at = models.CharField("avhysning", max_length=16, blank=True)
    children = models.PositiveSmallIntegerField("barn", default=0)
    older = models.BooleanField("äldre", default=False)
    violence = models.BooleanField("våld", default=False)
    unasked = models.BooleanField("frågan om våld är inte ställd", default=False)
    attempts = models.PositiveSmallIntegerField("kontaktförsök", default=0)
    first_reached_on = models.DateField("första kontakt", null=True, blank=True)
    reached_on = models.DateField("senaste kontakt", null=True, blank=True)
    last_try_on = models.DateField("senaste försök", null=True, blank=True)
    notices = models.PositiveSmallIntegerField("underrättelser", default=0)
    debt_percent = models.PositiveIntegerField("skuld i procent av hyran", null=True, blank=True)
    regime = models.CharField(max_length=8, blank=True)
    tenancy = models.CharField("avtal", max_length=60, blank=True)
    household = models.TextField("hushåll", blank=True)
    assigned = models.TextField("utsedda", blank=True)
    ahead = models.TextField("kommande dagar", blank=True)

    class Meta:
        verbose_name = "rad i dagens listor"
        verbose_name_plural = "rader i dagens listor"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "zones"],
                name="caseline_once_per_zones",
                violation_error_message="Raden finns redan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.zones}"


class CaseHappening(models.Model):
    """Something that happened on a day and that a unit counts by week: a contact, or a step that somebody moved."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="happenings")
    on = models.DateField("dag")
    zone = models.CharField("zon", max_length=12, choices=Zone.choices)
    kind = models.CharField("slag", max_length=10, choices=HappeningKind.choices)
    event_id = models.CharField(max_length=40)

    objects = HappeningQuerySet.as_manager()

    class Meta:
        verbose_name = "hänt i ärende"
        verbose_name_plural = "hänt i ärenden"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "event_id"],
                name="casehappening_once_per_event",
                violation_error_message="Händelsen är redan räknad.",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values, kind__in=HappeningKind.values),
                name="casehappening_words_known",
                violation_error_message="Raden har en okänd zon eller ett okänt slag.",
            ),
        ]
        indexes = [models.Index(fields=["case", "on"], name="casehappening_case_on")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.on}"
