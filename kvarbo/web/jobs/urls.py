# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.jobs import views

urlpatterns = [path("jobb/", views.job_runs, name="job-runs")]
