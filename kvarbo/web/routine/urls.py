# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.routine import views

urlpatterns = [path("rutinen/", views.unit_routine, name="unit-routine")]
