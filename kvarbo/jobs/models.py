# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The runs of the jobs. Nothing in them tells of a person."""

from django.db import models
from django.db.models import F, Q

from kvarbo.jobs.enums import JobOutcome


class JobRun(models.Model):
    """One run of one job. `beat_at` is when it was last heard of: one that has fallen silent has died.

    `fault` is the kind of the exception and words of our own. `faulty` holds the opaque ids of cases that could not
    be worked on, each with the kind of fault; it is for operators and never shown on a page.
    """

    name = models.CharField("jobb", max_length=40)
    started_at = models.DateTimeField("började")
    beat_at = models.DateTimeField("hördes senast")
    ended_at = models.DateTimeField("slutade", null=True, blank=True)
    outcome = models.CharField("utfall", max_length=12, choices=JobOutcome)
    count = models.PositiveIntegerField("antal", default=0)
    fault = models.CharField("fel", max_length=200, blank=True)
    faulty = models.JSONField("ärenden som inte gick", default=list)

    class Meta:
        verbose_name = "körning"
        verbose_name_plural = "körningar"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(outcome=JobOutcome.RUNNING),
                name="job_runs_one_at_a_time",
                violation_error_message="Jobbet pågår redan.",
            ),
            models.CheckConstraint(condition=Q(outcome__in=JobOutcome.values), name="job_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome=JobOutcome.RUNNING, ended_at__isnull=True)
                | ~Q(outcome=JobOutcome.RUNNING) & Q(ended_at__isnull=False),
                name="job_has_ended_or_runs",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")), name="job_ends_after_it_began"
            ),
            models.CheckConstraint(condition=~Q(outcome=JobOutcome.FAILED) | ~Q(fault=""), name="job_failed_says_why"),
        ]
        indexes = [models.Index(fields=["name", "-started_at"], name="job_latest_first")]

    def __str__(self) -> str:
        return f"{self.name} {self.started_at:%Y-%m-%d %H:%M} {self.outcome}"
