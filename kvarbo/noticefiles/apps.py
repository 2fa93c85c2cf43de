# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class NoticeFilesConfig(AppConfig):
    name = "kvarbo.noticefiles"
    label = "noticefiles"
    verbose_name = "Filer med underrättelser"
    default_auto_field = "django.db.models.BigAutoField"
