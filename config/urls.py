# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address of the site."""

from django.urls import include, path

urlpatterns = [path("", include("kvarbo.web.urls"))]
