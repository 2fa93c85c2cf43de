# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dwellings and tenancies."""

from django.db import models
from django.db.models import Q

from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.dwellings.enums import Hand, Regime


def new_dwelling_id() -> str:
    return new_id("d")


def new_tenancy_id() -> str:
    return new_id("t")


class Dwelling(models.Model):
    """A home at an address. Source: the notice. Who lives there stands only in a case's log."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_dwelling_id)
    street = models.CharField(max_length=200)
    flat_number = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=100, blank=True)
    area = models.ForeignKey("organisation.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    size_m2 = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(street=""), name="dwelling_has_street", violation_error_message="Ange gatuadressen."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.flat_number} ({self.id})"


class Tenancy(models.Model):
    """An agreement by which someone holds a dwelling. Its regime decides which time limits run. Source: the notice.

    Whole kronor a month in `rent`. The holder is in the case's log, not here.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_tenancy_id)
    dwelling = models.ForeignKey(Dwelling, on_delete=models.PROTECT, related_name="tenancies")
    landlord = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="tenancies")
    regime = models.CharField(max_length=8, choices=Regime)
    hand = models.CharField(max_length=8, choices=Hand)
    rent = models.PositiveIntegerField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(regime__in=Regime.values), name="tenancy_regime_known"),
            models.CheckConstraint(condition=Q(hand__in=Hand.values), name="tenancy_hand_known"),
        ]

    def __str__(self) -> str:
        return f"{self.regime} {self.dwelling_id} ({self.id})"
