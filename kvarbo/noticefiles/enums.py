# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class FileState(models.TextChoices):
    RECEIVED = "received", "Väntar på granskning"
    READING = "reading", "Inläsningen är inte klar"
    DONE = "done", "Inläst"
    DISCARDED = "discarded", "Kastad"


class Verdict(models.TextChoices):
    """What a row comes to."""

    GOOD = "good", "Godtas"
    BAD = "bad", "Fel"
    KNOWN = "known", "Redan inläst"
    LIKELY = "likely", "Möjlig dubblett"
