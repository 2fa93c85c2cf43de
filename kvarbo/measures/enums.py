# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Measure(models.TextChoices):
    """What is counted for a unit and a month, each as some of all."""

    STEP_IN_TIME = "step_in_time", "Gjort i tid"
    STEP_LATE = "step_late", "Gjort för sent"
    STEP_SKIPPED = "step_skipped", "Hoppades över, med skäl"
    STEP_NOT_DONE = "step_not_done", "Inte gjort"
    CLOSED_ANYWAY = "closed_anyway", "Avslutades trots hinder"
    NO_CONTACT_EARLY = "no_contact_early", "Ingen personlig kontakt de första dagarna"
    NO_CONTACT_LAW = "no_contact_law", "Ingen personlig kontakt före lagens sista dag"
    NOTICE_SLOW = "notice_slow", "Väntade längre än bestämt på beslut"
    NOTICE_WAITING = "notice_waiting", "Väntar ännu"
