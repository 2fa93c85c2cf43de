# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the tenancy, as in the log."""

from django.db.models import TextChoices


class Regime(TextChoices):
    """The law that a tenancy follows."""

    JB12 = "JB12", "Hyreslagen (12 kap. jordabalken)"
    BRL = "BRL", "Bostadsrättslagen"
    PRIV2012 = "PRIV2012", "Privatuthyrning, avtal enligt 2012 års lag"
    PRIV2026 = "PRIV2026", "Privatuthyrning, avtal enligt 2026 års lag"
    ANNAT = "ANNAT", "Annat boende"


class Hand(TextChoices):
    """How the household holds the dwelling."""

    FIRST = "first", "Första hand"
    SECOND = "second", "Andra hand"
    LODGER = "lodger", "Inneboende"
