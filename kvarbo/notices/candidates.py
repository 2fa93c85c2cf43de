# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom notices may be about: as many queries for one notice as for fifty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Q

from kvarbo.cases.models import Case
from kvarbo.cases.selectors import candidates as candidate_cases
from kvarbo.cases.selectors import hidden_persons
from kvarbo.notices.matching import NEAR_NAME, Match, homes_of, likeness_ratio, match_of, with_earlier
from kvarbo.notices.models import Notice
from kvarbo.organisation.models import User
from kvarbo.organisation.selectors import current_profile
from kvarbo.people.models import Person

PREFIX, MOST = 3, 8


def candidates(*, user: User, notice: Notice, on: dt.date) -> list[Match]:
    """Persons whom the user may see and the notice may be about, the surest first, each with what came earlier.

    A person whom the user may not see is not here: to the user that is the same as nobody.
    """
    found = candidates_for_many(user=user, notices=[notice], on=on)[notice.pk]
    return with_earlier(user=user, notice=notice, matches=found, on=on)


def candidates_for_many(*, user: User, notices: Sequence[Notice], on: dt.date) -> dict[str, list[Match]]:
    """By the notice's id what `candidates` gives for it, without what came earlier."""
    if not notices:
        return {}
    alike = {notice.pk: _alike(notice, persons) for persons in [_persons(user, notices, on)] for notice in notices}
    ids = {person.pk for found in alike.values() for person in found}
    hidden = hidden_persons(person_ids=ids)
    homes = homes_of(person_ids=sorted(ids - hidden))
    open_cases: dict[str, list[Case]] = {}
    for candidate in candidate_cases(user=user, person_ids=sorted(ids - hidden), on=on):
        open_cases.setdefault(candidate.person_id, []).append(candidate.case)
    by_address = bool(current_profile().choices["address_matching"])
    found: dict[str, list[Match]] = {}
    for notice in notices:
        matches = [
            match_of(
                notice=notice,
                person=person,
                home=homes.get(person.pk),
                cases=tuple(open_cases.get(person.pk, ())),
                by_address=by_address,
            )
            for person in alike[notice.pk]
            if person.pk not in hidden
        ]
        found[notice.pk] = _surest_first(notice, [match for match in matches if match is not None])
    return found


def _surest_first(notice: Notice, matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: (not match.sure, -likeness_ratio(notice.tenant_name, match.person.name)))[
        :MOST
    ]


def _prefixes(name: str) -> set[str]:
    return {word[:PREFIX].casefold() for word in name.split() if len(word) > 1}


def _persons(user: User, notices: Sequence[Notice], on: dt.date) -> list[Person]:
    """Everyone whom one of the notices could be about."""
    wanted = Q(personnummer_index__in={one.tenant_personnummer_index for one in notices} - {""})
    for prefix in sorted({prefix for notice in notices for prefix in _prefixes(notice.tenant_name)}):
        wanted |= Q(name__icontains=prefix)
    seen = Person.objects.visible_to(user, on=on).filter(board__in={one.board_id for one in notices}, protected=False)
    return list(seen.filter(wanted))


def _alike(notice: Notice, persons: Iterable[Person]) -> list[Person]:
    prefixes, index = _prefixes(notice.tenant_name), notice.tenant_personnummer_index
    found = []
    for person in persons:
        if person.board_id != notice.board_id:
            continue
        name = person.name.casefold()
        near = any(prefix in name for prefix in prefixes)
        if (index and person.personnummer_index == index) or (
            near and likeness_ratio(notice.tenant_name, person.name) >= NEAR_NAME
        ):
            found.append(person)
    return found
