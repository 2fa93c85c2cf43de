# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.paper.after_views import case_from_paper
from kvarbo.web.paper.case_views import case_paper
from kvarbo.web.paper.unit_views import unit_paper

urlpatterns = [
    path("arenden/<slug:number>/papper/", case_paper, name="case-paper"),
    path("arenden/<slug:number>/fran-papper/", case_from_paper, name="case-from-paper"),
    path("enheten/papper/", unit_paper, name="unit-paper"),
]
