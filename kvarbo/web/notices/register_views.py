# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""From paper: choose which, fill in its form. What is begun is kept on the server, never in the browser."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kvarbo.common.errors import DomainError
from kvarbo.notices import services
from kvarbo.notices.exceptions import BadNotice, UnfinishedNotFound
from kvarbo.notices.models import Notice, UnfinishedNotice
from kvarbo.notices.papers import PAPERS, Paper
from kvarbo.notices.unfinished import get_unfinished
from kvarbo.web.notices.entrance import registering
from kvarbo.web.notices.forms import FORM_3, PaperForm
from kvarbo.web.notices.kinds import kinds_of
from kvarbo.web.notices.listing import proposal_for
from kvarbo.web.ui.dates import clock_time, near_day
from kvarbo.web.visit import Visit
from kvarbo.web.workplace.drafts import begun, done, is_begun

MARKS = {
    "hyra": "money",
    "storning": "sound",
    "elskuld": "bolt",
    "andrahand": "key",
    "kronofogden-ansokan": "doc",
    "kronofogden-tid": "calendar",
    "hyresnamnden": "people",
    "ansokan": "pencil",
    "anmalan": "message",
    "tidig-signal": "info",
}
ORDER = "Fälten står i samma ordning som på papperet."
LONGEST_KEPT = 2000


@require_safe
def choose_paper(request: HttpRequest) -> HttpResponse:
    visit = registering(request)
    papers = [(paper, MARKS.get(paper.slug, "doc"), kinds_of(paper, on=visit.today)) for paper in PAPERS.values()]
    crumbs = [("Nya underrättelser", reverse("notice-list")), ("Från papper", "")]
    return render(request, "notices/choose.html", {"papers": papers, "crumbs": crumbs})


@require_http_methods(["GET", "HEAD", "POST"])
def new_notice(request: HttpRequest, paper: str) -> HttpResponse:
    visit = registering(request)
    chosen = _paper(paper)
    saved: UnfinishedNotice | None = None
    if request.method == "POST":
        form = PaperForm(paper=chosen, boards=visit.boards, today=visit.today, data=request.POST)
        if "keep" in request.POST:
            return _keep_and_return(request, visit, chosen)
        if form.is_valid() and (notice := _register(visit, form)):
            done(request)
            messages.success(request, f"Sparat kl. {clock_time(visit.now)}. Nu är det dags att säga vem den gäller.")
            return redirect("notice", notice_id=notice.pk)
    else:
        saved = None if is_begun(request) else _begun(visit, chosen, request.GET.get("utkast", ""))
        fresh = {"received_on": visit.today.isoformat(), "submission": secrets.token_urlsafe(18)}
        if saved:
            fresh = {**saved.values, "submission": saved.key}
        form = PaperForm(paper=chosen, boards=visit.boards, today=visit.today, initial=fresh)
        begun(request, form)
    return render(request, "notices/new.html", _context(visit, chosen, form, saved))


@require_POST
def keep_unfinished(request: HttpRequest, paper: str) -> HttpResponse:
    """What the page's script sends while someone types. Says when it was kept."""
    visit = registering(request)
    key = request.POST.get("submission", "")
    if not _keep(visit, _paper(paper), request.POST, key):
        return JsonResponse({"saved": ""}, status=400)
    return JsonResponse({"saved": f"Utkast sparat {clock_time(visit.now)}"})


@require_POST
def discard_unfinished(request: HttpRequest, key: str) -> HttpResponse:
    visit = registering(request)
    _mine(visit, key)
    services.discard_unfinished(actor=visit.actor_for_board(visit.boards[0]), key=key)
    messages.success(request, f"Utkastet är borta kl. {clock_time(visit.now)}. Inget annat ändrades.")
    return redirect("notice-list")


def _paper(slug: str) -> Paper:
    if slug not in PAPERS:
        raise Http404
    return PAPERS[slug]


def _begun(visit: Visit, paper: Paper, key: str) -> UnfinishedNotice | None:
    """What this person began, and nobody else's."""
    if not key:
        return None
    found = _mine(visit, key)
    if found.paper != paper.slug:
        raise Http404
    return found


def _mine(visit: Visit, key: str) -> UnfinishedNotice:
    try:
        return get_unfinished(user=visit.user, key=key)
    except UnfinishedNotFound:
        raise Http404 from None


def _keep_and_return(request: HttpRequest, visit: Visit, paper: Paper) -> HttpResponse:
    key = request.POST.get("submission", "") or secrets.token_urlsafe(18)
    if _keep(visit, paper, request.POST, key):
        messages.success(
            request, f"Utkast sparat {clock_time(visit.now)}. Det ligger överst i listan tills du går vidare."
        )
    else:
        messages.info(request, "Inget utkast sparades: alla fält var tomma, eller så är papperet redan registrerat.")
    return redirect("notice-list")


def _keep(visit: Visit, paper: Paper, told: Mapping[str, str], key: str) -> bool:
    """Whether there was something to keep."""
    values = {name: told.get(name, "")[:LONGEST_KEPT] for name in (*sorted(paper.fields), "board") if told.get(name)}
    if not key or not set(values) - {"received_on", "board"}:
        return False
    actor = visit.actor_for_board(visit.boards[0])
    try:
        services.save_unfinished(actor=actor, paper=paper.slug, values=values, key=key, now=visit.now)
    except DomainError:
        return False
    return True


def _register(visit: Visit, form: PaperForm) -> Notice | None:
    """The saved notice, or None with every fault said on the form."""
    board = form.chosen_board
    actor, key = visit.actor_for_board(board), form.cleaned_data["submission"] or None
    try:
        return services.register(actor=actor, board=board, form=form.draft, today=visit.today, now=visit.now, key=key)
    except BadNotice as fault:
        form.blame(fault.errors)
    except DomainError as fault:
        form.add_error(None, fault.message)
    return None


def _context(visit: Visit, paper: Paper, form: PaperForm, saved: UnfinishedNotice | None) -> dict[str, object]:
    lead = f"{paper.lead} {ORDER}" if paper.slug == FORM_3 else paper.lead
    kept = f"Utkast sparat {near_day(saved.saved_at, today=visit.today)} {clock_time(saved.saved_at)}" if saved else ""
    return {
        "paper": paper,
        "lead": lead,
        "form": form,
        "kept": kept,
        "proposal": proposal_for(visit.boards[0]) if len(visit.boards) == 1 else None,
        "kinds": kinds_of(paper, on=visit.today),
        "crumbs": [
            ("Nya underrättelser", reverse("notice-list")),
            ("Från papper", reverse("choose-paper")),
            (paper.title, ""),
        ],
    }
