# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""One whom a notice may be about, side by side with the paper, and what the paper gives us to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kvarbo.notices.asking import SERVED, days_to_ask
from kvarbo.notices.defects import questions_on_paper
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match
from kvarbo.planning.rulebook import current_law
from kvarbo.web.labels import CAUSE_SV
from kvarbo.web.notices.rows import compare_rows
from kvarbo.web.ui.dates import plain_day, short_day
from kvarbo.web.ui.shapes import CompareRow
from kvarbo.web.ui.words import upper_first

ORDINALS = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")
# The question of `regelverk/fragor.yaml` that already asks for the day of service.
SERVICE = "delgivning-inte-visad"


@dataclass(frozen=True)
class MatchView:
    name: str
    about: str
    rows: list[CompareRow]
    notes: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Asked:
    """A question to somebody about what the paper says, with its ground."""

    title: str
    text: str
    source: str = ""


def match_views(matches: Sequence[Match], *, today: dt.date) -> list[MatchView]:
    return [
        MatchView(name=match.person.name, about=_about(match), rows=compare_rows(match), notes=_notes(match, today))
        for match in matches
    ]


def _about(match: Match) -> str:
    ours = {row.label: row.with_us for row in match.rows}
    told = [ours.get("Personnummer", ""), ours.get("Adress", "")]
    return ", ".join(one for one in told if one and one != "saknas")


def _notes(match: Match, today: dt.date) -> list[tuple[str, str, str]]:
    """Icon, bold words, words: what came before, and the open case."""
    found = []
    if match.earlier:
        found.append(("copy", f"Den {_ordinal(len(match.earlier) + 1)} underrättelsen.", _earlier(match, today)))
    if match.cases:
        number = match.cases[0].number
        opened = short_day(match.cases[0].opened_on, today=today)
        found.append(("doc", f"Öppet ärende {number}.", f"Det öppnades {opened}."))
    else:
        found.append(("doc", "Inget öppet ärende.", ""))
    return found


def _earlier(match: Match, today: dt.date) -> str:
    first = min(match.earlier, key=lambda one: one.received_on)
    words = f"Den första kom {plain_day(first.received_on, today=today)} och gällde {CAUSE_SV[first.cause]}"
    return f"{words}. {upper_first(first.outcome)}." if first.outcome else f"{words}."


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}:e"


def questions_of(notice: Notice) -> list[Asked]:
    """What to ask about the paper: first what the law makes worth asking, then what the clock needs."""
    raised = questions_on_paper(law=current_law(), notice=notice)
    asked = [Asked(one.title, f"{one.text} {one.ask}", one.court) for one in raised]
    told = any(one.id == SERVICE for one in raised)
    days = days_to_ask(notice=notice)
    asked += [Asked(title, text) for key, (title, text) in days.items() if not (key == SERVED and told)]
    return asked
