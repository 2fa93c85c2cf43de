# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.cases.event_views import correct_event, new_event, withdraw_event
from kvarbo.web.cases.views import case_list, case_page

urlpatterns = [
    path("", case_list, name="case-list"),
    path("<slug:number>/", case_page, name="case"),
    path("<slug:number>/handelse/<slug:slug>/", new_event, name="event-new"),
    path("<slug:number>/handelse/<slug:event_id>/ratta/", correct_event, name="event-correct"),
    path("<slug:number>/handelse/<slug:event_id>/ta-tillbaka/", withdraw_event, name="event-withdraw"),
]
