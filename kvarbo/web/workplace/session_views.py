# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a session has left, and what was typed before it ran out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kvarbo.cases.models import Submission
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.visit import Visit, visit_of
from kvarbo.web.workplace.addresses import (
    MARKS,
    NEVER_KEPT,
    case_number_of,
    page_before,
    place_of,
    safe_next,
    title_of,
    worth_keeping,
)
from kvarbo.web.workplace.drafts import as_begun, in_sight
from kvarbo.web.workplace.lock import seconds_left
from kvarbo.workplace import services
from kvarbo.workplace.models import FormDraft


@require_http_methods(["GET", "HEAD", "POST"])
def session_left(request: HttpRequest) -> HttpResponse:
    """Asked with GET, nothing changes; a POST is a sign of life. Without JavaScript it leads back."""
    if request.method == "POST" and "text/html" in request.headers.get("Accept", ""):
        return redirect(next_of(request))
    return JsonResponse({"left": seconds_left(request)})


@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """What a form's script sends while someone types. Says when it was kept."""
    visit, address = visit_of(request), request.GET.get("sida", "")
    match = place_of(address)
    values = {key: [str(one) for one in told] for key, told in request.POST.lists()}
    if match is None or match.view_name in NEVER_KEPT or not worth_keeping(match.view_name, values):
        return JsonResponse({"saved": ""}, status=400)
    number = case_number_of(address)
    draft = FormDraft(user=visit.user, path=address)
    if number and not in_sight(draft, visit):
        raise Http404
    if _is_saved(number, request.POST.get("key", "")):
        return JsonResponse({"saved": ""}, status=400)
    if not services.keep_draft(user=visit.user, path=address, values=values, now=visit.now):
        return JsonResponse({"saved": ""}, status=400)
    return JsonResponse({"saved": f"Sparat {clock_time(visit.now)}"})


@require_safe
def draft_page(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The text of a form that does not put it back by itself."""
    visit = visit_of(request)
    draft = _mine(visit, draft_id)
    words = [text for name, texts in draft.values.items() if name not in MARKS for text in texts if text.strip()]
    told = [text for text in words if len(text.split()) > 1]
    rest = [text for text in words if len(text.split()) == 1]
    context = {
        "draft": as_begun(draft, visit),
        "told": told,
        "rest": rest,
        "title": title_of(draft.path),
        "path": draft.path,
    }
    return render(request, "workplace/draft.html", context)


@require_POST
def discard_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    visit = visit_of(request)
    draft = _mine(visit, draft_id)
    services.drop_draft(user=visit.user, path=draft.path)
    messages.success(request, f"Utkastet är borta kl. {clock_time(visit.now)}. Inget annat ändrades.")
    return redirect(next_of(request))


def _mine(visit: Visit, draft_id: int) -> FormDraft:
    """One of the visitor's own, where it may still be seen. Raises Http404, the same for none and for another's."""
    found = FormDraft.objects.filter(user=visit.user, pk=draft_id).first()
    if found is None or not in_sight(found, visit):
        raise Http404
    return found


def _is_saved(number: str, key: str) -> bool:
    """A script's last word may come after the form itself was saved."""
    return (
        bool(number and key and key.isprintable()) and Submission.objects.filter(case__number=number, key=key).exists()
    )


def next_of(request: HttpRequest) -> str:
    return safe_next(request.POST.get("next", "")) or page_before(request) or "/"
