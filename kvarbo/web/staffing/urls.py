# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.staffing.absence_views import absence_end, absence_page
from kvarbo.web.staffing.assign_views import assign_page, assign_undo
from kvarbo.web.staffing.hand_views import hand_over_page
from kvarbo.web.staffing.leaving_views import leaving_page

urlpatterns = [
    path("tilldela/", assign_page, name="unit-assign"),
    path("tilldela/<slug:key>/angra/", assign_undo, name="unit-assign-undo"),
    path("lamna-over/", hand_over_page, name="unit-hand-over"),
    path("franvaro/", absence_page, name="unit-absence"),
    path("franvaro/<int:absence_id>/avsluta/", absence_end, name="unit-absence-end"),
    path("slutar/", leaving_page, name="unit-leaving"),
]
