# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coming in and going out, and the pages that hold no case."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.db import DatabaseError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kvarbo.common.errors import DomainError
from kvarbo.common.stockholm import day_of
from kvarbo.demo import filling
from kvarbo.jobs.services import run_due
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import current_profile, personas
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.errors import InputError
from kvarbo.web import clock
from kvarbo.web.context import home_of
from kvarbo.web.entry.forms import SignInForm
from kvarbo.web.entry.personas import waits_for
from kvarbo.web.jobs.age import lists_are_old
from kvarbo.web.ui.sample import sample_page
from kvarbo.web.visit import visit_of
from kvarbo.web.workplace.addresses import safe_next
from kvarbo.web.workplace.lock import limit, locked_user, unlock

STAFF_BACKEND = "kvarbo.organisation.backends.StaffBackend"


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own first page, else the way in."""
    if request.user.is_authenticated:
        return redirect(home_of(visit_of(request)))
    return render(request, "entry/start.html")


class SignIn(LoginView):
    template_name = "entry/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_initial(self) -> dict[str, Any]:
        owner = locked_user(self.request)
        return {"username": owner.username} if owner else {}

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return super().get_context_data(**given) | locked_words(self.request)

    def form_valid(self, form: Any) -> HttpResponse:
        owner = locked_user(self.request)
        answer = super().form_valid(form)
        unlock(self.request)
        return answer if owner in (None, form.get_user()) else redirect("start")


class SignOut(LogoutView):
    http_method_names = ["post", "options"]
    next_page = "/"


def locked_words(request: HttpRequest) -> dict[str, Any]:
    """Who was here before the session was locked, and after how long it was."""
    owner = locked_user(request)
    return {"locked": owner, "idle_minutes": limit() // 60 if owner else 0}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose_role(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the fictional staff. Refused here as well, should the address ever be let out of a demo."""
    if not settings.KVARBO_DEMO:
        raise Http404
    today = day_of(clock.now())
    chosen = request.POST.get("persona", "")
    if request.method == "POST" and chosen:
        person = next((one for one in personas(on=today) if one.username == chosen), None)
        return _become(request, person, safe_next(request.POST.get("next", "")))
    if request.method == "POST":
        return redirect("choose-role")
    people = [(person, waits_for(user=person, today=today)) for person in personas(on=today)]
    context = {"people": people, "next": safe_next(request.GET.get("next", "")), **locked_words(request)}
    return render(request, "entry/choose_role.html", context)


def _become(request: HttpRequest, user: User | None, back: str = "") -> HttpResponse:
    if user is None:
        messages.warning(request, "Rollen finns inte längre. Välj en annan.")
        return redirect("choose-role")
    # An exercise has no timer at night: what is due runs when the day's first role is chosen.
    now = clock.now()
    run_due(today=day_of(now), now=now)
    owner = locked_user(request)
    login(request, user, backend=STAFF_BACKEND)
    unlock(request)
    return redirect(back if back and owner in (None, user) else "start")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def refill(request: HttpRequest) -> HttpResponse:
    """Begin the exercise again: all that was done in it goes, so the page asks first."""
    if not filling.may_refill():
        raise Http404
    if request.method != "POST":
        return render(request, "entry/refill.html")
    now = clock.now()
    logout(request)
    filling.refill(today=day_of(now), now=now)
    run_due(today=day_of(now), now=now)
    messages.success(request, "Övningen är fylld på nytt. Välj en roll.")
    return redirect("choose-role")


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "entry/about.html")


@login_not_required
@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    if not settings.KVARBO_DEMO:
        raise Http404
    return render(request, "formsprak.html", sample_page(today=day_of(clock.now())))


# Trap: in a transaction of its own the page would need the database before it could say anything.
@transaction.non_atomic_requests
@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("lever\n", content_type="text/plain; charset=utf-8")


@transaction.non_atomic_requests
@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Database, law and profile can be read; which of them cannot is for the operator's log, not for the street.

    The second line says whether the night's planning has been. Without it the pages still work, so it is no fault.
    """
    try:
        connection.ensure_connection()
        current_law()
        current_profile()
        plans = "väntar på omräkning" if lists_are_old(today=day_of(clock.now())) else "gäller i dag"
    except (DatabaseError, DomainError, InputError):
        return HttpResponse("inte redo\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(f"redo\nplaner: {plans}\n", content_type="text/plain; charset=utf-8")
