# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kvarbo.jobs"
    label = "jobs"
    verbose_name = "Jobb"
    default_auto_field = "django.db.models.BigAutoField"
