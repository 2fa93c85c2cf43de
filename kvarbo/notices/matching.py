# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice side by side with a person: what on the paper agrees with what the board has, and what does not."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import tenancies_held
from kvarbo.common.personnummer import masked
from kvarbo.dwellings.models import Tenancy
from kvarbo.notices.enums import Likeness, NoticeDecision, NoticeStatus
from kvarbo.notices.household import NO_LANDLORD, names_landlord
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import User
from kvarbo.people.models import Person

NEAR_NAME, NEAR_ALONE = 0.8, 0.9
NAME, NUMBER, ADDRESS, FLAT, LANDLORD = "Namn", "Personnummer", "Adress", "Lägenhet", "Hyresvärd"


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: what the paper says, what we have, and how they compare."""

    label: str
    on_paper: str
    with_us: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class EarlierNotice:
    """An earlier notice on the same person at the same board, and what became of it."""

    received_on: dt.date
    cause: str
    sender: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Match:
    """A person whom the notice may be about, with the open cases that it could join."""

    person: Person
    sure: bool
    rows: tuple[Compared, ...]
    cases: tuple[Case, ...]
    earlier: tuple[EarlierNotice, ...] = ()

    def likeness(self, label: str) -> Likeness:
        return next((row.likeness for row in self.rows if row.label == label), Likeness.UNKNOWN)


def homes_of(*, person_ids: list[str]) -> dict[str, Tenancy]:
    """The tenancy that each person took up last."""
    held = tenancies_held(person_ids=person_ids)
    newest = {person_id: tenancies[0] for person_id, tenancies in held.items()}
    rows = Tenancy.objects.select_related("dwelling", "landlord").in_bulk(set(newest.values()))
    return {person_id: rows[tenancy] for person_id, tenancy in newest.items() if tenancy in rows}


def match_of(
    *, notice: Notice, person: Person, home: Tenancy | None, cases: tuple[Case, ...], by_address: bool
) -> Match | None:
    """The person side by side with the paper, or None when it is most likely someone else."""
    name, number = _name(notice, person), _number(notice, person)
    rows = (name, number, *_home_rows(notice, home))
    match = Match(person=person, sure=number.likeness == Likeness.SAME, rows=rows, cases=cases)
    if match.sure:
        return match
    same_home = match.likeness(ADDRESS) == Likeness.SAME
    if number.likeness == Likeness.DIFFERENT:
        # Most often someone else. The same name in the same home may be a slip of the pen: shown, with a doubt.
        return match if name.likeness == Likeness.SAME and same_home else None
    # The address may take part in finding only where the municipality has said so. It is shown all the same.
    address = match.likeness(ADDRESS) if by_address else Likeness.UNKNOWN
    alone = address == Likeness.UNKNOWN and likeness_ratio(notice.tenant_name, person.name) >= NEAR_ALONE
    if address == Likeness.SAME or alone or name.likeness == Likeness.SAME:
        return match
    return None


def with_earlier(*, user: User, notice: Notice, matches: list[Match], on: dt.date) -> list[Match]:
    """Each match with the notices that were decided to be about the person, or carried the same number."""
    ids = [match.person.pk for match in matches]
    indexes = {match.person.personnummer_index for match in matches} - {""}
    rows = Notice.objects.visible_to(user=user, on=on).filter(board=notice.board_id).exclude(pk=notice.pk)
    rows = rows.filter(Q(person__in=ids) | Q(person__isnull=True, tenant_personnummer_index__in=indexes))
    found = list(rows.order_by("-received_on", "-pk"))
    return [replace(match, earlier=tuple(_earlier(row) for row in found if _about(row, match))) for match in matches]


def _about(row: Notice, match: Match) -> bool:
    if row.person_id:
        return row.person_id == match.person.pk
    return bool(row.tenant_personnummer_index) and row.tenant_personnummer_index == match.person.personnummer_index


def _earlier(row: Notice) -> EarlierNotice:
    outcome = NoticeDecision(row.decision).label if row.decision else NoticeStatus.WAITING.label
    return EarlierNotice(received_on=row.received_on, cause=row.cause, sender=row.sender, outcome=str(outcome))


def _name(notice: Notice, person: Person) -> Compared:
    ratio = likeness_ratio(notice.tenant_name, person.name)
    likeness = Likeness.SAME if ratio == 1 else Likeness.NEAR if ratio >= NEAR_NAME else Likeness.DIFFERENT
    return Compared(NAME, notice.tenant_name, person.name, likeness)


def _number(notice: Notice, person: Person) -> Compared:
    on_paper = masked(notice.tenant_personnummer) if notice.tenant_personnummer else "saknas"
    with_us = masked(person.personnummer) if person.personnummer else "saknas"
    if not notice.tenant_personnummer or not person.personnummer:
        likeness = Likeness.UNKNOWN
    elif notice.tenant_personnummer == person.personnummer:
        likeness = Likeness.SAME
    else:
        likeness = Likeness.DIFFERENT
    return Compared(NUMBER, on_paper, with_us, likeness)


def _home_rows(notice: Notice, home: Tenancy | None) -> list[Compared]:
    landlord = notice.landlord_name if names_landlord(notice) else ""
    if home is None:
        return [
            _text_row(ADDRESS, notice.tenant_street, ""),
            _text_row(FLAT, _size(notice.rooms, notice.size_m2, notice.flat_number), ""),
            _text_row(LANDLORD, landlord, ""),
        ]
    dwelling = home.dwelling
    # Only what both tell can differ.
    flat = bool(notice.flat_number and dwelling.flat_number)
    return [
        _text_row(ADDRESS, notice.tenant_street, dwelling.street),
        _text_row(
            FLAT,
            _size(notice.rooms, notice.size_m2, notice.flat_number if flat else ""),
            _size(dwelling.rooms, dwelling.size_m2, dwelling.flat_number if flat else ""),
        ),
        _text_row(LANDLORD, landlord, "" if home.landlord.name == NO_LANDLORD else home.landlord.name),
    ]


def _area(size_m2: Decimal | None) -> str:
    return f"{float(size_m2):g} m²".replace(".", ",") if size_m2 else ""


def _text_row(label: str, on_paper: str, with_us: str) -> Compared:
    if not on_paper or not with_us:
        return Compared(label, on_paper or "saknas", with_us or "saknas", Likeness.UNKNOWN)
    ratio = likeness_ratio(on_paper, with_us)
    likeness = Likeness.SAME if ratio == 1 else Likeness.NEAR if ratio >= NEAR_NAME else Likeness.DIFFERENT
    return Compared(label, on_paper, with_us, likeness)


def _size(rooms: int | None, size_m2: Decimal | None, flat: str) -> str:
    parts = [f"lgh {flat}" if flat else "", f"{rooms} rum" if rooms else "", _area(size_m2)]
    return ", ".join(part for part in parts if part)


def likeness_ratio(first: str, second: str) -> float:
    """How alike two texts are, from 0 to 1, blind to case and spaces."""
    a, b = (" ".join(text.casefold().split()) for text in (first, second))
    return difflib.SequenceMatcher(None, a, b).ratio()
