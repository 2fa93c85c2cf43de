# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the workplace's tables."""

from django.db.models import TextChoices


class MessageLevel(TextChoices):
    """How much an operations message matters to whoever reads it."""

    INFORMATION = "information", "Information"
    DISTURBANCE = "disturbance", "Störning"
    OUTAGE = "outage", "Planerat avbrott"
