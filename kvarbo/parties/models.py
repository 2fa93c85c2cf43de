# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Landlords, associations and other parties."""

from django.db import models
from django.db.models import Q

from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.parties.enums import PartyKind


def new_party_id() -> str:
    return new_id("l")


class Party(models.Model):
    """A landlord or another organisation that cases meet. Source: the notices that arrive, checked by the registrar.

    Shared by all boards, so it holds nothing about a household. An organisation number is never a personnummer: a
    landlord who is a private person has none here.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_party_id)
    kind = models.CharField(max_length=16, choices=PartyKind)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    organisation_number = models.CharField(max_length=11, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PartyKind.values), name="party_kind_known"),
            models.CheckConstraint(
                condition=~Q(name=""), name="party_has_name", violation_error_message="Ange vad parten heter."
            ),
            models.UniqueConstraint(
                fields=["organisation_number"],
                condition=~Q(organisation_number=""),
                name="party_organisation_number_once",
                violation_error_message="Det finns redan en part med det organisationsnumret.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.id})"
