# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.unit.views import unit_list, unit_page, unit_reasons

urlpatterns = [
    path("", unit_page, name="unit"),
    path("hushall/", unit_list, name="unit-list"),
    path("skal/", unit_reasons, name="unit-reasons"),
]
