# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Locks a session that has been idle too long, and loses nothing that was typed in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from kvarbo.organisation.models import User
from kvarbo.web import clock
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.workplace.addresses import address_of, page_before, place_of, worth_keeping
from kvarbo.web.workplace.drafts import way_back
from kvarbo.web.workplace.lock import lock, locked_user, seconds_left, sign_of_life, signed_in
from kvarbo.workplace import services
from kvarbo.workplace.models import FormDraft

SAFE = ("GET", "HEAD", "OPTIONS")


class IdleMiddleware:
    """Stands after the check of the form's token, so that only what a page of ours sent is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if signed_in(request):
            if seconds_left(request):
                _note(request)
                return None
            lock(request)
        if not getattr(view, "login_required", True):
            return None
        owner = locked_user(request)
        return _sign_in_again(request, owner) if owner else None


def _note(request: HttpRequest) -> None:
    """Asking how long is left is no sign of life; all else is."""
    asks = request.resolver_match and request.resolver_match.view_name == "session" and request.method in SAFE
    if not asks and sign_of_life(request) and isinstance(request.user, User):
        services.seen(user=request.user, now=clock.now())


def _sign_in_again(request: HttpRequest, owner: User) -> HttpResponse:
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name == "session":
        return JsonResponse({"left": 0})
    if name == "keep-draft":
        return _kept_by_script(request, owner)
    if request.method in SAFE:
        return redirect(sign_in_url(owner, request.get_full_path()))
    draft = _keep(request, owner, name, address_of(request))
    return redirect(sign_in_url(owner, way_back(draft) if draft else page_before(request) or "/"))


def _keep(request: HttpRequest, owner: User, name: str, address: str) -> FormDraft | None:
    values = {key: [str(one) for one in told] for key, told in request.POST.lists()}
    if not worth_keeping(name, values):
        return None
    return services.keep_draft(user=owner, path=address, values=values, now=clock.now())


def _kept_by_script(request: HttpRequest, owner: User) -> HttpResponse:
    address = request.GET.get("sida", "")
    match = place_of(address)
    draft = _keep(request, owner, match.view_name, address) if match and request.method == "POST" else None
    saved = f"Sparat {clock_time(draft.saved_at)}. Du behöver logga in igen för att gå vidare." if draft else ""
    told = {"saved": saved, "locked": True, "url": way_back(draft) if draft else ""}
    return JsonResponse(told, status=200 if draft else 400)


def sign_in_url(owner: User, back: str) -> str:
    """In an exercise one signs in by choosing one's role."""
    way_in = reverse("choose-role") if settings.KVARBO_DEMO and owner.is_demo else reverse("log-in")
    return f"{way_in}?{urlencode({'next': back})}"
