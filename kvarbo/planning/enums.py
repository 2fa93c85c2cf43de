# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Required(models.TextChoices):
    """Who demands a step."""

    LAW = "law", "Lag"
    ROUTINE = "routine", "Rutin"
    NO = "no", "Frivilligt"


class StepState(models.TextChoices):
    WAITING = "waiting", "Inte börjat"
    OPEN = "open", "Pågår"
    POSTPONED = "postponed", "Uppskjutet"
    DONE = "done", "Klart"
    SKIPPED = "skipped", "Hoppas över"
    OBSOLETE = "obsolete", "Inte längre aktuellt"


class DeadlineState(models.TextChoices):
    RUNNING = "running", "Löper"
    MET = "met", "Hållen"
    MISSED = "missed", "Missad"
    STOPPED = "stopped", "Stoppad"


class HappeningKind(models.TextChoices):
    """What has happened that a unit counts by week."""

    TRIED = "tried", "Försök till kontakt"
    REACHED = "reached", "Fick kontakt"
    SKIPPED = "skipped", "Steg hoppades över"
    POSTPONED = "postponed", "Steg sköts upp"
    MOVED = "moved", "Ordningen ändrades"


class Cause(models.TextChoices):
    """Why a stored plan differs from the one computed again."""

    MISSING = "missing", "Planen saknas"
    LAW = "law", "Lagens regler har ändrats"
    PROFILE = "profile", "Kommunens profil har ändrats"
    ENGINE = "engine", "Motorn har ändrats"
    LOG = "log", "Loggen eller den sparade planen har ändrats vid sidan av"
    PROJECTION = "projection", "Listornas rader skiljer sig från planen"
    OVERDUE = "overdue", "Planen skulle ha räknats om"
    DAYS = "days", "Planen ändras en dag som den inte har sagt"
    ACCESS = "access", "Tillgång eller deltagande skiljer sig från loggen"
    UNREADABLE = "unreadable", "Loggen går inte att läsa"
