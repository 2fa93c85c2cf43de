# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said of a notice's clock before there is a case."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kvarbo.notices.models import Notice
from kvarbo.planning.rulebook import current_law
from kvarbo.rules.answers import answer
from kvarbo.rules.clocks import ARREARS_RULES, notified_day
from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.plan import clock_for
from kvarbo.web.ui.shapes import Reason


def reckon(notice: Notice) -> dict[str, Any]:
    """The rule's answer with what the paper says."""
    notified, lower_bound = _notified(notice)
    given = {"board_notified": notified.isoformat()}
    if notice.served_on:
        given["tenant_served"] = notice.served_on.isoformat()
    rule_id, *_ = ARREARS_RULES[notice.regime]
    found = answer(law=current_law(), rule_id=rule_id, given=given, regime=notice.regime)
    return {**found, "state": "running", "preliminary": found["preliminary"] or lower_bound}


def _notified(notice: Notice) -> tuple[dt.date, bool]:
    return notified_day(channel=notice.channel, posted_on=notice.posted_on, received_on=notice.received_on)


def unknown_of(notice: Notice) -> str:
    """What makes the clock preliminary, in two or three words."""
    unknown = [] if notice.served_on else ["delgivningsdag"]
    if _notified(notice)[1]:
        unknown.append("postdag")
    return f"{' och '.join(unknown)} okänd" if unknown else ""


def notice_clock(notice: Notice, *, today: dt.date) -> Clock:
    return clock_for(reckon(notice), today=today, unknown=unknown_of(notice))


def notice_reasons(notice: Notice) -> list[Reason]:
    return [Reason(part["text"], part["legal_basis"]) for part in reckon(notice)["because"]]
