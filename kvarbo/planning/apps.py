# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "kvarbo.planning"
    label = "planning"
    verbose_name = "Planer"
    default_auto_field = "django.db.models.BigAutoField"
