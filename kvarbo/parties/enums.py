# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the parties' table."""

from django.db.models import TextChoices


class PartyKind(TextChoices):
    """What a party is to a household."""

    LANDLORD = "landlord", "Hyresvärd"
    ASSOCIATION = "association", "Bostadsrättsförening"
    ENFORCEMENT = "kfm", "Kronofogden"
    TRIBUNAL = "rent_tribunal", "Hyresnämnden"
    GRID = "grid_company", "Elnätsföretag"
    PROVIDER = "provider", "Utförare"
    OTHER = "other", "Annan"
