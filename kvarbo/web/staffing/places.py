# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which unit a page is about, and the way back from it."""

from __future__ import annotations

import re
import secrets
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from kvarbo.cases.querysets import CODES_WITH_CASES
from kvarbo.casework.services import Actor
from kvarbo.organisation.models import Membership, User
from kvarbo.web.back import safe_back
from kvarbo.web.unit.desk import Desk
from kvarbo.web.visit import actor_at

KEY = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)


def actor_of(desk: Desk) -> Actor:
    """The place at the unit to act from: the one that leads, when there are several."""
    places = [place for place in desk.visit.places if place.unit_id == desk.unit.pk]
    places.sort(key=lambda place: place.code != "team_leader")
    return actor_at(places[0])


def key_of(request: HttpRequest) -> str:
    """The form's own key, so that a double click saves once; a new one when there is none to trust."""
    sent = request.POST.get("key", "")
    return sent if KEY.fullmatch(sent) else secrets.token_urlsafe(18)


def address(name: str, desk: Desk, *args: object, **query: str) -> str:
    """An address of the unit's pages, with the unit in it where there are several to choose from."""
    told = {**query, **({"enhet": desk.slug} if desk.slug else {})}
    told = {key: value for key, value in told.items() if value}
    return reverse(name, args=args) + (f"?{urlencode(told)}" if told else "")


def way_back(request: HttpRequest, desk: Desk) -> str:
    """Where one came from, if it is a page of ours; else the unit."""
    sent = request.POST.get("till") or request.GET.get("till", "")
    return safe_back(sent) or address("unit", desk)


def colleague_or_404(desk: Desk, user_id: str) -> User:
    """One who works at the unit, or has households there. Raises Http404."""
    here = Membership.objects.on_day(desk.today).filter(unit=desk.unit, code__in=CODES_WITH_CASES)
    # Compared here, not asked for: what was sent may be anything, and a database takes no NUL.
    known = user_id in desk.people or user_id in set(here.values_list("user_id", flat=True))
    found = User.objects.filter(pk=user_id).first() if known else None
    if found is None:
        raise Http404
    return found
