# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of what waits: its sentence, its tabs and its rows, with as many queries for one row as for fifty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kvarbo.common.stockholm import STOCKHOLM
from kvarbo.notices.candidates import candidates_for_many
from kvarbo.notices.enums import NoticeStatus
from kvarbo.notices.exceptions import NoUnit
from kvarbo.notices.models import Notice
from kvarbo.notices.querysets import AT_ONCE, NoticeQuerySet
from kvarbo.notices.selectors import Proposal, responsible_unit, waiting
from kvarbo.organisation.models import Board
from kvarbo.web.notices.rows import DecidedRow, WaitingRow, decided_rows, looked_words, sender_words, waiting_row
from kvarbo.web.ui.words import in_words, upper_first
from kvarbo.web.visit import Visit

ROWS, MOST_TODAY, RECENT = 30, 60, 10
# Slug in the address → (the tab's words, the papers in it).
TABS = {
    "hyra": ("Hyra och avgift", ("hyra",)),
    "kronofogden": ("Kronofogden", ("kronofogden-ansokan", "kronofogden-tid")),
    "storning": ("Störningar", ("storning",)),
    "el": ("El", ("elskuld",)),
    "andrahand": ("Andrahand", ("andrahand",)),
    "hyresnamnden": ("Hyresnämnden", ("hyresnamnden",)),
    "ansokan": ("Ansökan", ("ansokan",)),
    "anmalan": ("Anmälan", ("anmalan",)),
    "tidig-signal": ("Tidig signal", ("tidig-signal",)),
}
Tab = tuple[str, str, bool, int]
RUNNING = Q(cause="rent_arrears", sender="landlord", kind="notice") | Q(cut_off_on__isnull=False) | ~Q(eviction_at="")


@dataclass(frozen=True)
class Waiting:
    """How many wait, as counted by the database."""

    all: int
    older: int
    running: int
    by_paper: dict[str, int]


def count_waiting(visit: Visit) -> Waiting:
    rows = (
        waiting(user=visit.user, on=visit.today)
        .order_by("paper")
        .values("paper")
        .annotate(
            all=Count("pk"),
            older=Count("pk", filter=Q(received_on__lt=visit.today)),
            running=Count("pk", filter=RUNNING),
        )
    )
    found = list(rows)
    return Waiting(
        all=sum(row["all"] for row in found),
        older=sum(row["older"] for row in found),
        running=sum(row["running"] for row in found),
        by_paper={row["paper"]: row["all"] for row in found},
    )


def lead_of(counted: Waiting, *, begin: str = "") -> str | SafeString:
    """Sju väntar på beslut. Två kom före i dag, och för en går klockan redan."""
    if not counted.all:
        return "Inget väntar på beslut."
    first: str | SafeString = f"{upper_first(in_words(counted.all))} väntar på beslut."
    if begin:
        first = format_html("{} <strong>Börja med {}.</strong>", first, begin)
    clock = "går klockan redan" if counted.running else ""
    many = in_words(counted.running)
    if counted.older and counted.running:
        older = f"{_how_many(counted)} kom före i dag"
        return format_html("{} <strong>{}</strong>, och för {} {}.", first, older, many, clock)
    if counted.older:
        return format_html("{} <strong>{} kom före i dag.</strong>", first, _how_many(counted))
    if counted.running:
        return format_html("{} <strong>För {} {}.</strong>", first, many, clock)
    return first


def first_at_once(visit: Visit) -> str:
    """The paper that the law wants opened today and that has waited longest, named by sender and tenant."""
    notice = waiting(user=visit.user, on=visit.today).filter(AT_ONCE).first()
    if notice is None:
        return ""
    who = sender_words(notice, profile=visit.profile)
    return f"{notice.tenant_name}: {who}. Utredning ska inledas genast"


def _how_many(counted: Waiting) -> str:
    if counted.older == counted.all:
        return "Den" if counted.all == 1 else "Alla"
    return upper_first(in_words(counted.older))


def tabs_of(counted: Waiting, *, chosen: str) -> list[Tab]:
    found: list[Tab] = [("Alla", "./", not chosen, counted.all)]
    for slug, (label, papers) in TABS.items():
        count = sum(counted.by_paper.get(paper, 0) for paper in papers)
        if count or slug == chosen:
            found.append((label, f"?papper={slug}", slug == chosen, count))
    return found


def waiting_page(visit: Visit, *, chosen: str, number: str) -> tuple[Page[Notice], list[WaitingRow]]:
    notices = waiting(user=visit.user, on=visit.today).select_related("board")
    if chosen:
        notices = notices.filter(paper__in=TABS[chosen][1])
    page = Paginator(notices, ROWS).get_page(number)
    shown = list(page.object_list)
    matches = candidates_for_many(user=visit.user, notices=shown, on=visit.today)
    proposals = _proposals(shown)
    looked = looked_words(shown, today=visit.today)
    rows = [
        waiting_row(
            notice,
            matches=matches[notice.pk],
            proposal=proposals[notice.board_id],
            profile=visit.profile,
            today=visit.today,
            now=visit.now,
            looked=looked.get(notice.pk, ""),
        )
        for notice in shown
    ]
    return page, rows


def _proposals(notices: Sequence[Notice]) -> dict[int, Proposal | None]:
    """One question for each board, not for each row."""
    boards = {notice.board_id: notice.board for notice in notices}
    return {key: proposal_for(board) for key, board in boards.items()}


def proposal_for(board: Board) -> Proposal | None:
    try:
        return responsible_unit(board=board, area=None)
    except NoUnit:
        return None


def decided_lists(visit: Visit) -> tuple[list[DecidedRow], list[DecidedRow]]:
    """What was decided today, and what was decided last before that."""
    begins = dt.datetime.combine(visit.today, dt.time.min, tzinfo=STOCKHOLM)
    today = _decided(visit).filter(decided_at__gte=begins)[:MOST_TODAY]
    before = _decided(visit).filter(decided_at__lt=begins)[:RECENT]
    rows = decided_rows([*today, *before], today=visit.today)
    return [row for row in rows if _since(row, begins)], [row for row in rows if not _since(row, begins)]


def _decided(visit: Visit) -> NoticeQuerySet:
    found = Notice.objects.visible_to(user=visit.user, on=visit.today).filter(status=NoticeStatus.DECIDED)
    return found.select_related("case").order_by("-decided_at", "pk")


def _since(row: DecidedRow, begins: dt.datetime) -> bool:
    return row.notice.decided_at is not None and row.notice.decided_at >= begins
