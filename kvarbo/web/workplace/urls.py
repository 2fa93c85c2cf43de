# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.workplace import help_views, message_views, session_views

urlpatterns = [
    path("session/", session_views.session_left, name="session"),
    path("utkast/spara/", session_views.keep_draft, name="keep-draft"),
    path("utkast/<int:draft_id>/", session_views.draft_page, name="draft"),
    path("utkast/<int:draft_id>/kasta/", session_views.discard_draft, name="discard-draft"),
    path("nytt/", help_views.news_page, name="news"),
    path("hjalp/", help_views.help_index, name="help"),
    path("hjalp/<slug:slug>/", help_views.help_page, name="help-page"),
    path("driftmeddelanden/", message_views.message_list, name="operations"),
    path("driftmeddelanden/<int:message_id>/avsluta/", message_views.message_end, name="operations-end"),
    path("driftmeddelanden/<int:message_id>/dolj/", message_views.message_dismiss, name="operations-dismiss"),
]
