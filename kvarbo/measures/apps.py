# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "kvarbo.measures"
    label = "measures"
    verbose_name = "Mått"
    default_auto_field = "django.db.models.BigAutoField"
