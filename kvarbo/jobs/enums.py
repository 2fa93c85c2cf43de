# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class JobOutcome(models.TextChoices):
    """How a run of a job went."""

    RUNNING = "running", "Pågår"
    DONE = "done", "Klart"
    FAILED = "failed", "Gick inte"
    INTERRUPTED = "interrupted", "Avbröts"
