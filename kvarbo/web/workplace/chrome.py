# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What surrounds every page: operations messages, the session's end, help, news, and what was begun here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kvarbo.organisation.enums import RoleCode
from kvarbo.web import clock
from kvarbo.web.tally import tally
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.visit import Visit
from kvarbo.web.workplace.drafts import Begun, as_begun
from kvarbo.web.workplace.helptexts import slug_of_view
from kvarbo.web.workplace.lock import limit
from kvarbo.workplace.enums import MessageLevel
from kvarbo.workplace.models import FormDraft
from kvarbo.workplace.news import newest
from kvarbo.workplace.selectors import messages_now, news_seen

DISMISSED, NEWS_SEEN = "dismissed", "news_seen"
# Before the end, at most: long enough to come back to the desk.
WARN_BEFORE, WARN_LEAST = 5 * 60, 2 * 60


@dataclass(frozen=True)
class Told:
    """An operations message as a page shows it."""

    pk: int
    text: str
    level: str
    label: str
    dismissible: bool


@dataclass(frozen=True)
class SessionEnd:
    """How long the page's session lives without a sign of life. Seconds, for the script; a clock time, for people."""

    left: int
    warn: int
    minutes: int
    ends: str


def chrome(request: HttpRequest, visit: Visit | None) -> dict[str, Any]:
    match = getattr(request, "resolver_match", None)
    slug = slug_of_view().get(match.view_name, "") if match else ""
    found: dict[str, Any] = {
        "operations": _told(request) if visit is None or tally(visit).messages else [],
        "help_url": reverse("help-page", args=[slug]) if slug else reverse("help"),
        "help_here": bool(slug),
    }
    if visit is None:
        return found
    found |= {"session_end": _session_end(), "news_fresh": _news_fresh(request, visit)}
    found["may_announce"] = any(place.code == RoleCode.PROCESS_LEADER for place in visit.places)
    return found | {"begun_here": _begun(request, visit)}


def _told(request: HttpRequest) -> list[Told]:
    session = getattr(request, "session", None)
    hidden = session.get(DISMISSED, []) if session is not None else []
    return [
        Told(
            pk=one.pk,
            text=one.text,
            level=one.level,
            label=MessageLevel(one.level).label,
            dismissible=one.level != MessageLevel.OUTAGE,
        )
        for one in messages_now(now=clock.now())
        if one.pk not in hidden
    ]


def _session_end() -> SessionEnd:
    # The page itself was a sign of life.
    left = limit()
    warn = max(WARN_LEAST, min(WARN_BEFORE, limit() // 4))
    ends = clock_time(clock.now() + dt.timedelta(seconds=left))
    return SessionEnd(left=left, warn=warn, minutes=limit() // 60, ends=ends)


def _news_fresh(request: HttpRequest, visit: Visit) -> bool:
    """Asked of the database once in a session."""
    if NEWS_SEEN not in request.session:
        request.session[NEWS_SEEN] = news_seen(user=visit.user)
    return bool(request.session[NEWS_SEEN] < newest())


def _begun(request: HttpRequest, visit: Visit) -> Begun | None:
    draft: FormDraft | None = getattr(request, "kvarbo_begun", None)
    return as_begun(draft, visit) if draft else None
