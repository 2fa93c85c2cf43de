# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may come in to the pages of notices, and to which notice: found and authorised in one call."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from kvarbo.audit.services import record
from kvarbo.notices.exceptions import NoticeNotFound
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import get_notice
from kvarbo.web.visit import Visit, visit_of


def registering(request: HttpRequest) -> Visit:
    """The visit of one who takes in notices. Raises Http404 for others."""
    visit = visit_of(request)
    if not visit.takes_in_notices:
        raise Http404
    return visit


def notice_at(visit: Visit, notice_id: str) -> Notice:
    """The notice, if it lies at one of the visitor's boards. Raises Http404."""
    try:
        return get_notice(user=visit.user, notice_id=notice_id, on=visit.today)
    except NoticeNotFound:
        raise Http404 from None


def note_read(visit: Visit, notice: Notice) -> None:
    record(actor_id=visit.user.pk, action="read", object_kind="notice", object_id=notice.pk, at=visit.now)
