# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class NoticeStatus(models.TextChoices):
    WAITING = "waiting", "Väntar på beslut"
    DECIDED = "decided", "Beslutad"


class NoticeDecision(models.TextChoices):
    OPEN = "open", "Ett nytt ärende öppnades"
    JOIN = "join", "Lades till i ett öppet ärende"
    NONE = "none", "Ingen åtgärd"


class Likeness(models.TextChoices):
    """How what the paper says compares with what the board has."""

    SAME = "same", "lika"
    NEAR = "near", "nästan lika"
    DIFFERENT = "different", "olika"
    UNKNOWN = "unknown", "går inte att jämföra"
