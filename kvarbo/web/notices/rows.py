# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices as rows of a list: what waits and what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kvarbo.notices.enums import Likeness, NoticeDecision
from kvarbo.notices.models import Notice
from kvarbo.notices.selectors import Match, Proposal
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.rules.profile import Profile
from kvarbo.web.labels import CAUSE_SV, label_of
from kvarbo.web.notices.reckoning import notice_clock
from kvarbo.web.ui.clock import Clock
from kvarbo.web.ui.dates import as_moment, clock_time, days_to, near_day
from kvarbo.web.ui.shapes import CompareRow
from kvarbo.web.ui.words import count_of, in_words, upper_first

OUTCOME = {
    Likeness.SAME: "same",
    Likeness.NEAR: "almost",
    Likeness.DIFFERENT: "different",
    Likeness.UNKNOWN: "missing",
}
HOUR = 60
AUTHORITIES = ("kfm", "rent_tribunal")


@dataclass(frozen=True)
class Guess:
    """Whom we take a notice to be about, in a few words. `tone`: sure, likely or none."""

    tone: str
    text: str

    @property
    def icon(self) -> str:
        return {"sure": "check", "likely": "question"}.get(self.tone, "cross")


@dataclass(frozen=True)
class WaitingRow:
    notice: Notice
    waited: str
    days: int
    came: str
    sender: str
    what: str
    guess: Guess
    clock: Clock
    proposal: Proposal | None
    looked: str = ""

    @property
    def old(self) -> bool:
        return self.days > 0


@dataclass(frozen=True)
class DecidedRow:
    notice: Notice
    when: str
    what: str


def waiting_row(
    notice: Notice,
    *,
    matches: Sequence[Match],
    proposal: Proposal | None,
    profile: Profile,
    today: dt.date,
    now: dt.datetime,
    looked: str = "",
) -> WaitingRow:
    return WaitingRow(
        notice=notice,
        waited=_waited(notice, today, now),
        days=max(-days_to(notice.received_on, today=today), 0),
        came=f"kom {near_day(notice.received_on, today=today)}",
        sender=sender_words(notice, profile=profile),
        what=f"{label_of('kind', notice.kind, profile=profile)}: {CAUSE_SV[notice.cause]}",
        guess=guess_of(matches),
        clock=notice_clock(notice, today=today),
        proposal=proposal,
        looked=looked,
    )


def sender_words(notice: Notice, *, profile: Profile) -> str:
    """Kronofogden, för Exempelbostäder AB. An authority's paper may name the landlord, who did not send it."""
    if notice.sender == "landlord":
        who = "Bostadsrättsförening" if notice.regime == "BRL" else "Hyresvärd"
    else:
        who = label_of("sender", notice.sender, profile=profile)
    if not notice.landlord_name:
        return who
    return f"{who}, för {notice.landlord_name}" if notice.sender in AUTHORITIES else f"{who}, {notice.landlord_name}"


def looked_words(notices: Iterable[Notice], *, today: dt.date) -> dict[str, str]:
    """By the notice's id who has looked without knowing, and when."""
    rows = [notice for notice in notices if notice.looked_at]
    names = names_of_staff(ids=[notice.looked_by for notice in rows]) if rows else {}
    return {
        notice.pk: f"{names.get(notice.looked_by, 'Någon')} tittade {_looked_when(notice, today)} och vet inte ännu."
        for notice in rows
    }


def _looked_when(notice: Notice, today: dt.date) -> str:
    assert notice.looked_at is not None
    return f"{near_day(notice.looked_at, today=today)} kl. {clock_time(notice.looked_at)}"


def guess_of(matches: Sequence[Match]) -> Guess:
    sure = [match for match in matches if match.sure]
    if not matches:
        return Guess("none", "Ingen träff.")
    if len(sure) == 1:
        return Guess("sure", f"Säker träff: {_alike(sure[0])}. {_open_case(sure[0])}")
    if len(matches) > 1:
        return Guess("likely", f"{upper_first(in_words(len(matches)))} möjliga personer. Välj eller fråga.")
    return Guess("likely", f"Trolig träff: {matches[0].person.name}, {_alike(matches[0])}. {_open_case(matches[0])}")


def _alike(match: Match) -> str:
    same = [row.label.lower() for row in match.rows if row.likeness == Likeness.SAME][:2]
    near = [f"nästan lika {row.label.lower()}" for row in match.rows if row.likeness == Likeness.NEAR][:1]
    words = [*same, *near]
    return " och ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _open_case(match: Match) -> str:
    return f"Öppet ärende {match.cases[0].number}." if match.cases else "Inget öppet ärende."


def decided_rows(notices: Iterable[Notice], *, today: dt.date) -> list[DecidedRow]:
    rows = list(notices)
    names = names_of_staff(ids=[notice.decided_by for notice in rows])
    return [
        DecidedRow(notice, _decided_when(notice, today), decided_words(notice, by=names.get(notice.decided_by, "")))
        for notice in rows
    ]


def decided_words(notice: Notice, *, by: str) -> str:
    who = f" {by}." if by else ""
    if notice.decision == NoticeDecision.NONE:
        return f"Ingen åtgärd: {notice.decision_reason.rstrip('.')}.{who}"
    number = notice.case.number if notice.case else ""
    if notice.decision == NoticeDecision.JOIN:
        return f"Lades till i ärende {number}.{who}"
    why = f" Enheten valdes: {notice.decision_reason.rstrip('.')}." if notice.decision_reason else ""
    return f"Nytt ärende {number}.{why}{who}"


def compare_rows(match: Match) -> list[CompareRow]:
    return [CompareRow(row.label, row.on_paper, row.with_us, OUTCOME[row.likeness]) for row in match.rows]


def _waited(notice: Notice, today: dt.date, now: dt.datetime) -> str:
    days = -days_to(notice.received_on, today=today)
    if days > 0:
        return count_of(days, one="dag", many="dagar")
    minutes = max(int((now - notice.registered_at).total_seconds() // HOUR), 0)
    if minutes >= HOUR:
        return count_of(minutes // HOUR, one="timme", many="timmar")
    return count_of(minutes, one="minut", many="minuter") if minutes else "Nyss"


def _decided_when(notice: Notice, today: dt.date) -> str:
    if notice.decided_at is None:
        return ""
    if as_moment(notice.decided_at).date() == today:
        return clock_time(notice.decided_at)
    return f"{near_day(notice.decided_at, today=today)} kl. {clock_time(notice.decided_at)}"
