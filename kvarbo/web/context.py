# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the header and footer of every page need."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kvarbo.demo.filling import may_refill, seed_day
from kvarbo.notices.selectors import need_to_know, waiting
from kvarbo.organisation.exceptions import NoProfile
from kvarbo.organisation.selectors import current_profile
from kvarbo.web.ui.shapes import UserChip
from kvarbo.web.ui.words import initials
from kvarbo.web.visit import Visit, visit_of

NavItem = tuple[str, str, bool, int | None]


def page(request: HttpRequest) -> dict[str, Any]:
    visit = visit_of(request) if getattr(request, "user", None) and request.user.is_authenticated else None
    name = _municipality(visit)
    found: dict[str, Any] = {"is_demo": settings.KVARBO_DEMO, "municipality_name": name, "home_url": "/"}
    if settings.KVARBO_DEMO:
        found |= {"demo_filled_on": seed_day(), "may_refill": may_refill()}
    if visit is None:
        return found
    shown = {"nav_items": _nav(visit, path=request.path), "user_chip": _chip(visit)}
    return found | shown | {"may_search": visit.works_with_cases}


def home_of(visit: Visit) -> str:
    """Where this person's day begins."""
    if visit.works_with_cases:
        return reverse("case-list")
    return reverse("notice-list") if visit.takes_in_notices else reverse("rule-list")


def _municipality(visit: Visit | None) -> str:
    try:
        return (visit.profile if visit else current_profile()).name
    except NoProfile:
        return ""


def _nav(visit: Visit, *, path: str) -> list[NavItem]:
    items: list[tuple[str, str, int | None]] = []
    if visit.works_with_cases:
        items.append(("Mina ärenden", reverse("case-list"), None))
    if visit.takes_in_notices:
        count = waiting(user=visit.user, on=visit.today).count()
        items.append(("Nya underrättelser", reverse("notice-list"), count))
    if visit.works_with_cases and (hidden := need_to_know(user=visit.user, on=visit.today).count()):
        items.append(("Behöver veta", reverse("need-to-know"), hidden))
    items.append(("Regler", reverse("rule-list"), None))
    here = max((url for _, url, _ in items if path.startswith(url)), key=len, default="")
    return [(label, url, url == here, count) for label, url, count in items]


def _chip(visit: Visit) -> UserChip:
    unit = visit.places[0].unit.name if visit.places else ""
    if not visit.works_with_cases and visit.takes_in_notices:
        unit = "Registrator"
    return UserChip(
        name=visit.user.name,
        unit=unit,
        initials=initials(visit.user.name),
        switch_url=reverse("choose-role") if settings.KVARBO_DEMO else "",
        logout_url=reverse("log-out"),
    )
