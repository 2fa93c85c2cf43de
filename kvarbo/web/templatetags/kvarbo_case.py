# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every page of a case shows: `{% load kvarbo_case %}`."""

from __future__ import annotations

from typing import Any

from django import template

from kvarbo.web.cases import overview
from kvarbo.web.visit import visit_of

register = template.Library()


@register.inclusion_tag("components/person_bar.html", takes_context=True)
def person_bar(context: template.Context) -> dict[str, Any]:
    """Who the case is about that this request has read; nothing when it has read none."""
    reading = visit_of(context["request"]).kept.get("reading")
    return {"bar": overview.person_bar(reading) if reading else None}
