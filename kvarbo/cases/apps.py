# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "kvarbo.cases"
    label = "cases"
    verbose_name = "Ärenden"
    default_auto_field = "django.db.models.BigAutoField"
