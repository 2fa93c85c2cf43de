# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a session has been idle, and whose it was when it was locked. Measured by the server alone."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from kvarbo.organisation.models import User
from kvarbo.web import clock

ALIVE, LOCKED = "alive", "locked"
# A page that is opened does not write the session each time, so the last sign of life may be this much younger.
STAMP_EVERY = 30


def limit() -> int:
    """Seconds without a sign of life before a session is locked."""
    return 60 * int(settings.KVARBO_SESSION_MINUTES)


def seconds_left(request: HttpRequest) -> int:
    """How long the session lives without another sign of life; 0 when it has run out."""
    since = request.session.get(ALIVE)
    if since is None:
        return limit()
    idle = clock.beat() - int(since)
    return max(0, min(limit(), limit() + STAMP_EVERY - idle))


def sign_of_life(request: HttpRequest) -> bool:
    """Note that the person is here. Whether it was time to."""
    now, since = clock.beat(), request.session.get(ALIVE)
    due = since is None or now - int(since) >= STAMP_EVERY
    if due:
        request.session[ALIVE] = now
    return due


def lock(request: HttpRequest) -> None:
    """End the session, and keep of it only whose it was."""
    user_id = request.user.pk
    request.session.flush()
    request.session[LOCKED] = user_id
    request.user = AnonymousUser()


def locked_user(request: HttpRequest) -> User | None:
    """Whose session it was that was locked in this browser."""
    user_id = request.session.get(LOCKED)
    return User.objects.filter(pk=user_id, is_active=True).first() if user_id else None


def unlock(request: HttpRequest) -> None:
    """Someone has signed in: the browser no longer knows who was here before."""
    request.session.pop(LOCKED, None)
    request.session[ALIVE] = clock.beat()


def signed_in(request: HttpRequest) -> bool:
    return BACKEND_SESSION_KEY in request.session and request.user.is_authenticated
