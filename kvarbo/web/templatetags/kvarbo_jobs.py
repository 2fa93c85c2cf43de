# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""{% plan_age %}: on a page of lists, says when the plans are older than the day; else nothing.

{% leads_a_unit as leading %}: whether the person leads a unit and may read how its routine is followed.
"""

from __future__ import annotations

from typing import Any

from django import template

from kvarbo.web.jobs.age import lists_are_old
from kvarbo.web.visit import visit_of

register = template.Library()


@register.inclusion_tag("components/plan_age.html", takes_context=True)
def plan_age(context: dict[str, Any]) -> dict[str, bool]:
    return {"old": lists_are_old(today=visit_of(context["request"]).today)}


@register.simple_tag(takes_context=True)
def leads_a_unit(context: dict[str, Any]) -> bool:
    return any(place.code == "team_leader" for place in visit_of(context["request"]).places)
