# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages. Every one is in tests/web/test_access_table.py."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from kvarbo.web.entry import views as entry
from kvarbo.web.search.views import search

urlpatterns: list[URLPattern | URLResolver] = [
    path("", entry.start, name="start"),
    path("logga-in/", entry.SignIn.as_view(), name="log-in"),
    path("logga-ut/", entry.SignOut.as_view(), name="log-out"),
    path("om-kvarbo/", entry.about, name="about"),
    path("halsa/live", entry.alive, name="alive"),
    path("halsa/redo", entry.ready, name="ready"),
    path("", include("kvarbo.web.paper.urls")),
    path("", include("kvarbo.web.myday.urls")),
    path("arenden/", include("kvarbo.web.cases.urls")),
    path("enheten/", include("kvarbo.web.routine.urls")),
    path("enheten/", include("kvarbo.web.unit.urls")),
    path("enheten/", include("kvarbo.web.staffing.urls")),
    path("underrattelser/", include("kvarbo.web.notices.urls")),
    path("regler/", include("kvarbo.web.rules.urls")),
    path("drift/", include("kvarbo.web.jobs.urls")),
    path("", include("kvarbo.web.workplace.urls")),
    path("sok/", search, name="search"),
]

if settings.KVARBO_DEMO:
    urlpatterns += [
        path("valj-roll/", entry.choose_role, name="choose-role"),
        path("fyll-pa-nytt/", entry.refill, name="refill"),
        path("formsprak/", entry.style_page, name="style-page"),
    ]
