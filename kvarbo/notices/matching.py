# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a notice is about: what on the paper agrees with what the board has, and what does not."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass

from django.db.models import Q

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import candidates as candidate_cases
from kvarbo.cases.selectors import hidden_persons, tenancies_held
from kvarbo.common.personnummer import masked
from kvarbo.dwellings.models import Tenancy
from kvarbo.notices.enums import Likeness
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import current_profile
from kvarbo.people.models import Person
from kvarbo.people.querysets import PersonQuerySet

NEAR_NAME, NEAR_ALONE, MOST = 0.8, 0.9, 8


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: what the paper says, what we have, and how they compare."""

    label: str
    on_paper: str
    with_us: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Match:
    """A person whom the notice may be about, with the open cases that it could join."""

    person: Person
    sure: bool
    rows: tuple[Compared, ...]
    cases: tuple[Case, ...]


def candidates(*, user: User, notice: Notice, on: dt.date) -> list[Match]:
    """Persons whom the user may see and the notice may be about, the surest first.

    A person whom the user may not see is not here: to the user that is the same as nobody.
    """
    seen = Person.objects.visible_to(user, on=on).filter(board=notice.board_id, protected=False)
    alike = [*_by_number(seen, notice), *_by_name(seen, notice)]
    hidden = hidden_persons(person_ids=[person.pk for person in alike])
    persons = {person.pk: person for person in alike if person.pk not in hidden}
    homes = _homes(list(persons))
    open_cases: dict[str, list[Case]] = {}
    for candidate in candidate_cases(user=user, person_ids=persons, on=on):
        open_cases.setdefault(candidate.person_id, []).append(candidate.case)
    by_address = bool(current_profile().choices["address_matching"])
    matches = [
        _match(notice, person, homes.get(person.pk), tuple(open_cases.get(person.pk, ())), by_address)
        for person in persons.values()
    ]
    found = [match for match in matches if match is not None]
    return sorted(found, key=lambda match: (not match.sure, -_ratio(notice.tenant_name, match.person.name)))[:MOST]


def _by_number(seen: PersonQuerySet, notice: Notice) -> list[Person]:
    if not notice.tenant_personnummer_index:
        return []
    return list(seen.filter(personnummer_index=notice.tenant_personnummer_index))


def _by_name(seen: PersonQuerySet, notice: Notice) -> list[Person]:
    wanted = Q()
    for word in notice.tenant_name.split():
        if len(word) > 1:
            wanted |= Q(name__icontains=word[:3])
    if not wanted:
        return []
    return [person for person in seen.filter(wanted) if _ratio(notice.tenant_name, person.name) >= NEAR_NAME]


def _homes(person_ids: list[str]) -> dict[str, Tenancy]:
    """The tenancy that each person took up last."""
    held = tenancies_held(person_ids=person_ids)
    newest = {person_id: tenancies[0] for person_id, tenancies in held.items()}
    rows = Tenancy.objects.select_related("dwelling", "landlord").in_bulk(set(newest.values()))
    return {person_id: rows[tenancy] for person_id, tenancy in newest.items() if tenancy in rows}


def _match(
    notice: Notice, person: Person, home: Tenancy | None, cases: tuple[Case, ...], by_address: bool
) -> Match | None:
    number = _number(notice, person)
    name = _name(notice, person)
    rows = [name]
    if by_address:
        rows += _home_rows(notice, home)
    rows.append(number)
    sure = number.likeness == Likeness.SAME
    if number.likeness == Likeness.DIFFERENT:
        return None
    address = next((row.likeness for row in rows if row.label == "Adress"), Likeness.UNKNOWN)
    alone = address == Likeness.UNKNOWN and _ratio(notice.tenant_name, person.name) >= NEAR_ALONE
    if sure or address == Likeness.SAME or alone or name.likeness == Likeness.SAME:
        return Match(person=person, sure=sure, rows=tuple(rows), cases=cases)
    return None


def _name(notice: Notice, person: Person) -> Compared:
    ratio = _ratio(notice.tenant_name, person.name)
    likeness = Likeness.SAME if ratio == 1 else Likeness.NEAR if ratio >= NEAR_NAME else Likeness.DIFFERENT
    return Compared("Namn", notice.tenant_name, person.name, likeness)


def _number(notice: Notice, person: Person) -> Compared:
    on_paper = masked(notice.tenant_personnummer) if notice.tenant_personnummer else "saknas"
    with_us = masked(person.personnummer) if person.personnummer else "saknas"
    if not notice.tenant_personnummer or not person.personnummer:
        likeness = Likeness.UNKNOWN
    elif notice.tenant_personnummer == person.personnummer:
        likeness = Likeness.SAME
    else:
        likeness = Likeness.DIFFERENT
    return Compared("Personnummer", on_paper, with_us, likeness)


def _home_rows(notice: Notice, home: Tenancy | None) -> list[Compared]:
    if home is None:
        return [
            Compared("Adress", notice.tenant_street, "saknas", Likeness.UNKNOWN),
            Compared("Hyresvärd", notice.landlord_name, "saknas", Likeness.UNKNOWN),
        ]
    dwelling = home.dwelling
    return [
        _text_row("Adress", notice.tenant_street, dwelling.street),
        _text_row("Lägenhet", _size(notice.rooms, notice.size_m2), _size(dwelling.rooms, dwelling.size_m2)),
        _text_row("Hyresvärd", notice.landlord_name, home.landlord.name),
    ]


def _text_row(label: str, on_paper: str, with_us: str) -> Compared:
    if not on_paper or not with_us:
        return Compared(label, on_paper or "saknas", with_us or "saknas", Likeness.UNKNOWN)
    ratio = _ratio(on_paper, with_us)
    likeness = Likeness.SAME if ratio == 1 else Likeness.NEAR if ratio >= NEAR_NAME else Likeness.DIFFERENT
    return Compared(label, on_paper, with_us, likeness)


def _size(rooms: int | None, size_m2: object) -> str:
    parts = [f"{rooms} rum" if rooms else "", f"{size_m2:g} m²" if size_m2 else ""]
    return ", ".join(part for part in parts if part)


def _ratio(first: str, second: str) -> float:
    """How alike two texts are, from 0 to 1, blind to case and spaces."""
    a, b = (" ".join(text.casefold().split()) for text in (first, second))
    return difflib.SequenceMatcher(None, a, b).ratio()
