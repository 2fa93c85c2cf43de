# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""News and help: pages about the program, with nothing of anyone's case."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.web.visit import visit_of
from kvarbo.web.workplace.chrome import NEWS_SEEN
from kvarbo.web.workplace.helptexts import all_help
from kvarbo.workplace import services
from kvarbo.workplace.news import all_news, newest
from kvarbo.workplace.selectors import news_seen


@require_safe
def news_page(request: HttpRequest) -> HttpResponse:
    """Opening it is having seen it: the mark in the header goes."""
    visit = visit_of(request)
    before = news_seen(user=visit.user)
    if before != newest():
        services.note_news(user=visit.user, newest=newest(), now=visit.now)
    request.session[NEWS_SEEN] = newest()
    told = [(one, bool(before) and one.mark > before) for one in all_news()]
    return render(request, "workplace/news.html", {"told": told})


@login_not_required
@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    names = dict.fromkeys(one.group for one in all_help())
    groups = [(name, [one for one in all_help() if one.group == name]) for name in names]
    return render(request, "workplace/help_index.html", {"groups": groups})


@login_not_required
@require_safe
def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    text = next((one for one in all_help() if one.slug == slug), None)
    if text is None:
        raise Http404
    crumbs = [("Hjälp", reverse("help")), (text.title, "")]
    return render(request, "workplace/help_page.html", {"text": text, "crumbs": crumbs})
