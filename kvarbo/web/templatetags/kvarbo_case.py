# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every page of a case shows: `{% load kvarbo_case %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from kvarbo.web.back import safe_back
from kvarbo.web.cases import overview
from kvarbo.web.cases.quick_contact import panel_frame, quick_contact_for
from kvarbo.web.ui.contact_html import panel_html
from kvarbo.web.visit import visit_of

register = template.Library()


@register.inclusion_tag("components/person_bar.html", takes_context=True)
def person_bar(context: template.Context) -> dict[str, Any]:
    """Who the case is about that this request has read; nothing when it has read none.

    A page that has the contact panel itself, as `quick_contact`, needs no second one in the bar.
    """
    reading = visit_of(context["request"]).kept.get("reading")
    bar, who = (overview.person_bar(reading), quick_contact_for(reading)) if reading else (None, "")
    who = "" if context.get("quick_contact") else who
    return {"bar": bar, "who": who, "request": context["request"]}


@register.simple_tag(takes_context=True)
def contact_panel(context: template.Context, number: str, who: str = "") -> str:
    """Contact in two clicks with one household; back to the page, to where one came from, or to the case."""
    request = context["request"]
    back = safe_back(request.get_full_path()) or safe_back(request.GET.get("till", ""))
    frame = panel_frame(request, back=back or reverse("case", args=[number]))
    return panel_html(frame, number=number, who=who)
