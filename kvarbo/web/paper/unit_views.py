# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit's day on paper."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kvarbo.web.context import NavItem
from kvarbo.web.paper.unit_day import unit_day
from kvarbo.web.unit.desk import Desk, desk_of

MINE, ALL = "min-dag", "allt"


@require_safe
def unit_paper(request: HttpRequest) -> HttpResponse:
    """For one who works with cases in the unit; anything else in the address is the usual choice."""
    desk = desk_of(request)
    mine, everything = request.GET.get("visa") == MINE, request.GET.get("omfang") == ALL
    context = {
        "day": unit_day(desk, mine=mine, everything=everything),
        "choices": _choices(desk, mine=mine, everything=everything),
        "mine": mine,
    }
    return render(request, "paper/unit.html", context)


def _choices(desk: Desk, *, mine: bool, everything: bool) -> list[NavItem]:
    """Whose day, and how much of it."""
    return [
        ("Enhetens dag", _address(desk, mine=False, everything=False), not mine and not everything, None),
        ("Enhetens alla hushåll", _address(desk, mine=False, everything=True), not mine and everything, None),
        ("Min dag", _address(desk, mine=True, everything=False), mine and not everything, None),
        ("Alla mina hushåll", _address(desk, mine=True, everything=True), mine and everything, None),
    ]


def _address(desk: Desk, *, mine: bool, everything: bool) -> str:
    told = ({"enhet": desk.unit.slug} if desk.several else {}) | ({"visa": MINE} if mine else {})
    told |= {"omfang": ALL} if everything else {}
    return reverse("unit-paper") + (f"?{urlencode(told)}" if told else "")
