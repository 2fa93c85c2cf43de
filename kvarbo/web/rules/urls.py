# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.rules import views

urlpatterns = [
    path("", views.rule_list, name="rule-list"),
    path("fragor/", views.question_list, name="rule-questions"),
    path("skriv-ut/", views.manual, name="rule-manual"),
    path("<slug:rule_id>/", views.rule_page, name="rule"),
]
