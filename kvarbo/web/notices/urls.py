# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.notices import views

urlpatterns = [
    path("", views.notice_list, name="notice-list"),
    path("ny/", views.new_notice, name="new-notice"),
    path("<slug:notice_id>/", views.notice_page, name="notice"),
]
