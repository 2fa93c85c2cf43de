# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kvarbo.notices"
    label = "notices"
    verbose_name = "Underrättelser"
    default_auto_field = "django.db.models.BigAutoField"
