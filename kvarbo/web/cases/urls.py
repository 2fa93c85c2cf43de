# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.cases import event_views, views

urlpatterns = [
    path("", views.case_list, name="case-list"),
    path("<slug:number>/", views.case_page, name="case"),
    path("<slug:number>/handelse/<slug:slug>/", event_views.new_event, name="event-new"),
    path("<slug:number>/handelse/<slug:event_id>/ratta/", event_views.correct_event, name="event-correct"),
    path("<slug:number>/handelse/<slug:event_id>/ta-tillbaka/", event_views.withdraw_event, name="event-withdraw"),
]
