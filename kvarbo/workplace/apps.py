# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class WorkplaceConfig(AppConfig):
    name = "kvarbo.workplace"
