# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the paper does not say but somebody may know, and the clock needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kvarbo.notices.models import Notice

POSTED, SERVED = "posted_on", "served_on"
LETTER, RENT_PAPER = "recommended_letter", "hyra"


def days_to_ask(*, notice: Notice) -> dict[str, tuple[str, str]]:
    """By the day that is missing the question and how to answer it. Asked, never demanded."""
    asked: dict[str, tuple[str, str]] = {}
    if notice.channel == LETTER and not notice.posted_on:
        asked[POSTED] = (
            "När postades brevet?",
            "Läs poststämpeln: ett rekommenderat brev räknas som lämnat när det postades."
            " Utan dagen är fristen preliminär.",
        )
    if notice.paper == RENT_PAPER and not notice.served_on:
        asked[SERVED] = (
            "När delgavs hyresgästen?",
            "Fråga hyresvärden när hyresgästen delgavs. Fristen räknas om när svaret kommer.",
        )
    return asked
