# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said of a notice's clock before there is a case."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kvarbo.notices.models import Notice
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.answers import answer
from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.plan import clock_for
from kvarbo.web.ui.shapes import Reason

RECOVERY = {
    "JB12": "jb-12-44-atervinningsfrist",
    "PRIV2012": "jb-12-44-atervinningsfrist",
    "BRL": "brl-7-23-atervinningsfrist",
}


def reckon(notice: Notice) -> dict[str, Any]:
    """The rule's answer with what the paper says."""
    by_letter = notice.channel == "recommended_letter" and notice.posted_on is not None
    notified = notice.posted_on if by_letter and notice.posted_on else notice.received_on
    given = {"board_notified": notified.isoformat()}
    if notice.served_on:
        given["tenant_served"] = notice.served_on.isoformat()
    found = answer(law=current_law(), rule_id=RECOVERY[notice.regime], given=given, regime=notice.regime)
    # The day a recommended letter was posted is the day that counts; without it the answer is a guess.
    unposted = notice.channel == "recommended_letter" and notice.posted_on is None
    return {**found, "state": "running", "preliminary": found["preliminary"] or unposted}


def unknown_of(notice: Notice) -> str:
    """What makes the clock preliminary, in two or three words."""
    unknown = [] if notice.served_on else ["delgivningsdag"]
    if notice.channel == "recommended_letter" and notice.posted_on is None:
        unknown.append("postdag")
    return f"{' och '.join(unknown)} okänd" if unknown else ""


def notice_clock(notice: Notice, *, today: dt.date) -> Clock:
    return clock_for(reckon(notice), today=today, unknown=unknown_of(notice))


def notice_reasons(notice: Notice) -> list[Reason]:
    return [Reason(part["text"], part["legal_basis"]) for part in reckon(notice)["because"]]
