# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be wrong with a notice, as questions to ask (law: `regelverk/fragor.yaml`). Never a verdict."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kvarbo.cases.models import Case
from kvarbo.notices.models import Notice
from kvarbo.rules.answers import answer
from kvarbo.rules.law import Law
from kvarbo.rules.noticequestions import Asked, notice_questions
from kvarbo.rules.rule import Source
from kvarbo.rules.situation import Situation
from kvarbo.rules.wording import say_amount, say_day

FORFEITURE = "jb-12-42-forverkande"
# Column → how the paper calls it. Form 3, its points 1, 3, 4 and 5.
POINTS = {
    "landlord_address": "hyresvärdens postadress",
    "landlord_phone": "hyresvärdens telefon",
    "rooms": "antal rum",
    "size_m2": "lägenhetens storlek",
    "amount": "beloppet",
    "due_on": "förfallodagen",
    "payment_account": "hur man betalar",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one notice: what we see, whom to ask, and why it matters."""

    id: str
    title: str
    text: str
    ask: str
    because: str
    sources: tuple[Source, ...]
    reading: str
    certainty: str
    received_on: dt.date

    @property
    def court(self) -> str:
        """The first source: the court case, where there is one."""
        return self.sources[0].citation

    @property
    def url(self) -> str:
        return self.sources[0].link


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known beside the paper."""

    rent: int | None = None
    told_amount: int | None = None
    served_on: dt.date | None = None
    same_month: int = 1


def questions_on_paper(*, law: Law, notice: Notice, known: Known | None = None) -> list[Question]:
    """The questions that a notice raises by what stands on it and what else is known."""
    if notice.cause != "rent_arrears" or notice.sender != "landlord":
        return []
    known = known or Known(served_on=notice.served_on)
    facts, words = _facts(law, notice, known)
    return [_question(one, words, notice) for one in notice_questions() if one.holds(facts)]


def questions_in_case(*, law: Law, case: Case, situation: Situation, rent: int | None = None) -> list[Question]:
    """The questions that the case's notices raise as the reader sees the log, the newest notice first."""
    rows = Notice.objects.filter(case=case, pk__in=list(situation.notices)).order_by("-received_on", "pk")
    papers = list(rows)
    months = Counter(paper.rent_month for paper in papers if paper.rent_month)
    found: list[Question] = []
    for paper in papers:
        disputed = situation.last("amount_disputed", "notice", paper.pk)
        served = situation.last("service_confirmed", "notice", paper.pk)
        known = Known(
            rent=rent,
            told_amount=disputed.data["amount"] if disputed else None,
            served_on=served.data["served_on"] if served else situation.notices[paper.pk].data.get("served_on"),
            same_month=months[paper.rent_month] if paper.rent_month else 1,
        )
        found += questions_on_paper(law=law, notice=paper, known=known)
    return found


def _facts(law: Law, notice: Notice, known: Known) -> tuple[dict[str, Any], dict[str, str]]:
    missing = [words for column, words in POINTS.items() if not getattr(notice, column)]
    given = notice.posted_on if notice.posted_on and notice.channel == "recommended_letter" else notice.received_on
    earliest = _earliest(law, notice)
    per_cent = notice.amount * 100 // known.rent if known.rent and notice.amount else None
    facts: dict[str, Any] = {
        "underrättelse.orsak": notice.cause,
        "underrättelse.regim": notice.regime,
        "belopp.ifrågasatt": known.told_amount is not None and known.told_amount != notice.amount,
        "belopp.procent_av_hyran": per_cent,
        "hyresmånad.känd": bool(notice.rent_month),
        "delgivning.känd": known.served_on is not None,
        "uppgifter.saknas": bool(missing),
        "uppsägning.för_tidig": earliest is not None and given < earliest,
        "underrättelser.om_samma_månad": known.same_month,
    }
    words = {
        "amount": say_amount(notice.amount or 0),
        "told": say_amount(known.told_amount or 0),
        "times": f"{(per_cent or 0) / 100:.1f}".replace(".", ","),
        "month": notice.rent_month,
        "missing": ", ".join(missing),
        "due": say_day(notice.due_on) if notice.due_on else "",
        "given": say_day(given),
        "earliest": say_day(earliest) if earliest else "",
        "count": str(known.same_month),
    }
    return facts, words


def _earliest(law: Law, notice: Notice) -> dt.date | None:
    """The first day that the landlord could give notice, by the paper's own due day."""
    if notice.due_on is None or notice.regime not in law.rule(FORFEITURE).regimes:
        return None
    found = answer(law=law, rule_id=FORFEITURE, given={"due_on": notice.due_on.isoformat()}, regime=notice.regime)
    return dt.date.fromisoformat(found["earliest"]) if found.get("earliest") else None


def _question(asked: Asked, words: Mapping[str, str], notice: Notice) -> Question:
    return Question(
        id=asked.id,
        title=asked.title,
        text=asked.says.format_map(words),
        ask=asked.ask,
        because=asked.because,
        sources=asked.sources,
        reading=asked.reading,
        certainty=asked.certainty,
        received_on=notice.received_on,
    )
