# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts by unit and month. They hold no case and no person, and can be shown to whoever leads."""

from django.db import models
from django.db.models import F, Q

from kvarbo.measures.enums import Measure


class UnitMonth(models.Model):
    """Of so many in a unit and a month, in how many it was so. `definition` says how it was counted then."""

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+", verbose_name="enhet")
    month = models.DateField("månadens första dag")
    measure = models.CharField("mått", max_length=20, choices=Measure)
    part = models.PositiveIntegerField("antal")
    of = models.PositiveIntegerField("av")
    computed_at = models.DateTimeField("räknat")
    definition = models.CharField("räknesätt", max_length=80)

    class Meta:
        verbose_name = "enhetens månad"
        verbose_name_plural = "enheternas månader"
        constraints = [
            models.UniqueConstraint(fields=["unit", "month", "measure"], name="unit_month_once"),
            models.CheckConstraint(condition=Q(part__lte=F("of")), name="unit_month_part_of_whole"),
            models.CheckConstraint(condition=Q(month__day=1), name="unit_month_is_a_month"),
            models.CheckConstraint(condition=Q(measure__in=Measure.values), name="unit_month_measure_known"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m} {self.measure}"
