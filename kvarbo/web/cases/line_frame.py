# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rows of every list of households share: where each of their buttons leads."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse

from kvarbo.planning.worklists import Details
from kvarbo.web.cases.line_steps import step_actions
from kvarbo.web.cases.phones import ring_room
from kvarbo.web.cases.quick_contact import ROOM, panel_frame
from kvarbo.web.cases.reading import mark_of
from kvarbo.web.cases.workers import UNIT
from kvarbo.web.ui.line_html import LineFrame
from kvarbo.web.visit import visit_of


def line_frame(request: HttpRequest, *, details: Mapping[str, Details], back: str) -> LineFrame:
    """`back`: where a press on a row's button leads back to."""
    visit = visit_of(request)
    return LineFrame(
        today=visit.today,
        user_id=visit.user.pk,
        case_url=room("case"),
        details=details,
        unit_names={slug: unit.name for slug, unit in visit.profile.units.items()},
        act=step_actions(visit.profile),
        panel=panel_frame(request, back=back),
        move_url=room("move-in-list"),
        remind_url=room("case-remind"),
        reach_url=reverse("case-contact", args=[ROOM, f"{UNIT}-x"]).replace(ROOM, "{}").replace("-x/", "-{}/"),
        ring_url=ring_room(back),
        mark=mark_of,
    )


def room(name: str) -> str:
    """The address of that name, with room for a case number."""
    return reverse(name, args=[ROOM]).replace(ROOM, "{}")
