# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "kvarbo.casework"
    label = "casework"
    verbose_name = "Handläggning"
    default_auto_field = "django.db.models.BigAutoField"
