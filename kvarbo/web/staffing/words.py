# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of giving and handing over say. Nobody is ranked; why somebody is away is never asked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from kvarbo.casework.assigning import Outcome, Refused
from kvarbo.web.formrenderer.widgets import CardLabel
from kvarbo.web.ui.dates import short_day
from kvarbo.web.unit.desk import Colleague, Desk
from kvarbo.web.unit.words import away_words, households

Choices = list[tuple[str, str]]


def by_presence(desk: Desk) -> list[Colleague]:
    """Who can be given a household, those who are away last."""
    return sorted(desk.staff, key=lambda one: one.absent)


def receivers(desk: Desk, *, but: str = "") -> Choices:
    """Each colleague with how many households the reader sees that they have."""
    return [(one.user_id, option(desk, one)) for one in by_presence(desk) if one.user_id != but]


def cards(desk: Desk) -> Choices:
    """The same as large surfaces."""
    found: Choices = []
    for one in by_presence(desk):
        away = away_words(one, today=desk.today)
        count = households(desk.has_households(one.user_id))
        found.append((one.user_id, CardLabel(one.name, f"{count}. {away}." if away else count)))
    return found


def option(desk: Desk, one: Colleague) -> str:
    away = away_words(one, today=desk.today)
    count = households(desk.has_households(one.user_id))
    return f"{one.name}, {count}{f', {away[:1].lower()}{away[1:]}' if away else ''}"


def who_got(outcome: Outcome, names: Mapping[str, str]) -> str:
    """Linus fick 5 hushåll och Tove 2."""
    counts = Counter(one.user_id for one in outcome.done if one.user_id)
    parts = [f"{names.get(user_id, 'En medarbetare')} fick {households(count)}" for user_id, count in counts.items()]
    nobody = sum(not one.user_id for one in outcome.done)
    if nobody:
        parts.append(f"{households(nobody)} har ingen handläggare")
    return f"{listed(parts)}." if parts else ""


def refusals(refused: Iterable[Refused], names: Mapping[str, str]) -> str:
    """What was not done and why, household by household."""
    rows = [f"{names.get(one.case_id) or one.number}: {one.why}" if one.number else one.why for one in refused]
    return " ".join(dict.fromkeys(rows))


def listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} och {parts[-1]}"


def back_words(until: dt.date | None, *, today: dt.date) -> str:
    return f"tillbaka {short_day(until, today=today)}" if until else "tills vidare"
