# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the header and footer of every page need."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kvarbo.demo.filling import may_refill, seed_day
from kvarbo.notices.selectors import need_to_know
from kvarbo.organisation.exceptions import NoProfile
from kvarbo.organisation.selectors import current_profile
from kvarbo.web.tally import tally
from kvarbo.web.ui.shapes import UserChip
from kvarbo.web.ui.words import initials
from kvarbo.web.visit import Visit, visit_of
from kvarbo.web.workplace.chrome import chrome

NavItem = tuple[str, str, bool, int | None]


def page(request: HttpRequest) -> dict[str, Any]:
    visit = visit_of(request) if getattr(request, "user", None) and request.user.is_authenticated else None
    name = _municipality(visit)
    found: dict[str, Any] = {"is_demo": settings.KVARBO_DEMO, "municipality_name": name, "home_url": "/"}
    found |= chrome(request, visit)
    if settings.KVARBO_DEMO:
        found |= {"demo_filled_on": seed_day(), "may_refill": may_refill()}
    if visit is None:
        return found
    shown = {"nav_items": _nav(visit, path=request.path), "user_chip": _chip(visit)}
    return found | shown | {"may_search": visit.works_with_cases}


def home_of(visit: Visit) -> str:
    """Where this person's day begins: one who only leads has no households of one's own."""
    if visit.works_with_cases:
        return reverse("unit" if visit.only_leads else "my-day")
    return reverse("notice-list") if visit.takes_in_notices else reverse("rule-list")


def _municipality(visit: Visit | None) -> str:
    try:
        return (visit.profile if visit else current_profile()).name
    except NoProfile:
        return ""


def _nav(visit: Visit, *, path: str) -> list[NavItem]:
    items: list[tuple[str, str, int | None]] = []
    if visit.works_with_cases:
        items.append(("Min dag", reverse("my-day"), None))
        items.append(("Enheten", reverse("unit"), None))
    if visit.takes_in_notices:
        items.append(("Nya underrättelser", reverse("notice-list"), tally(visit).notices))
    if visit.works_with_cases and (hidden := _hits(visit)):
        items.append(("Behöver veta", reverse("need-to-know"), hidden))
    if any(place.code == "process_leader" for place in visit.places):
        items.append(("Följs rutinen?", reverse("unit-routine"), None))
    items.append(("Regler", reverse("rule-list"), None))
    here = max((url for _, url, _ in items if path.startswith(url)), key=len, default="")
    return [(label, url, url == here, count) for label, url, count in items]


def _hits(visit: Visit) -> int:
    """Hits that the visitor needs to know of. That anyone has one is asked first: mostly nobody has."""
    return need_to_know(user=visit.user, on=visit.today).count() if tally(visit).hits else 0


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
