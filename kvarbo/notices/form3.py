# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the paper does not say but somebody may know."""

from __future__ import annotations

from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.judging import judge

__all__ = ["NoticeDraft", "judge", "questions"]


def questions(*, draft: NoticeDraft) -> dict[str, str]:
    """Asked, never demanded."""
    asked: dict[str, str] = {}
    if draft.channel == "recommended_letter" and not draft.posted_on:
        asked["posted_on"] = (
            "Läs poststämpeln: ett rekommenderat brev räknas som lämnat när det postades."
            " Utan dagen är fristen preliminär."
        )
    if not draft.served_on:
        asked["served_on"] = "Fråga hyresvärden när hyresgästen delgavs. Fristen räknas om när svaret kommer."
    return asked
