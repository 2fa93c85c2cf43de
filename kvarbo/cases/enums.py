# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Zone(models.TextChoices):
    """Zones of secrecy. The order is how narrow they are; holding one gives no other."""

    COORDINATION = "coordination", "Samordning"
    ECONOMY = "economy", "Ekonomi"
    CHILD = "child", "Barn"
    PROTECTED = "protected", "Skyddad"
