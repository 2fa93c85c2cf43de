# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a case that one already works with, by name, personal number or case number (SoLPuF 15 §).

Nothing else may be searched for, and nothing is found that the reader could not have opened.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from kvarbo.cases.models import Case, CaseAccess, CasePerson
from kvarbo.common.errors import DomainError
from kvarbo.common.personnummer import BadPersonnummer, normalise
from kvarbo.organisation.models import User
from kvarbo.people.models import Person
from kvarbo.people.selectors import candidates

CASE_NUMBER = re.compile(r"[A-ZÅÄÖ]{1,6}-\d{4}-\d{3,8}", re.IGNORECASE)
LEAST_NAME, MOST, MOST_ALIKE = 2, 30, 300


class SearchTooShort(DomainError):
    """Too little to search for. The message says what is needed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A case, and the person in it who was looked for; None when the case number was."""

    case: Case
    person: Person | None


@dataclass(frozen=True, slots=True)
class Answer:
    """`by` is what the text was read as: case, number or name. `more` tells that there were too many to show."""

    by: str
    found: tuple[Found, ...]
    more: bool = False


def find_cases(*, user: User, text: str, on: dt.date) -> Answer:
    """Cases of the user's own that the text names, open ones first. Raises SearchTooShort, BadPersonnummer."""
    wanted = " ".join(text.split())
    if CASE_NUMBER.fullmatch(wanted):
        return Answer("case", _by_case_number(user, wanted, on))
    if any(sign.isdigit() for sign in wanted):
        persons = candidates(user=user, on=on, personnummer=_number(wanted, on))
        return _by_persons("number", user, persons, on)
    if len(wanted) < LEAST_NAME:
        raise SearchTooShort("Skriv minst två bokstäver av namnet, ett personnummer eller ett ärendenummer.")
    alike = candidates(user=user, on=on, name=wanted, limit=MOST_ALIKE)
    return _by_persons("name", user, [one for one in alike if _begins(one.name, wanted)], on)


def _begins(name: str, wanted: str) -> bool:
    """Each word looked for begins one of the name's: "an" is Anna, not Fantasén."""
    parts = name.casefold().replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in wanted.casefold().replace("-", " ").split())


def _number(text: str, on: dt.date) -> str:
    try:
        return normalise(text, today=on)
    except BadPersonnummer as fault:
        raise BadPersonnummer(f"{fault} Ett ärendenummer skrivs som det står, med bindestreck.") from fault


def _by_case_number(user: User, number: str, on: dt.date) -> tuple[Found, ...]:
    cases = Case.objects.visible_to(user=user, on=on).filter(number__iexact=number)
    return tuple(Found(case, None) for case in cases.select_related("board"))


def _by_persons(by: str, user: User, persons: list[Person], on: dt.date) -> Answer:
    """Where a person takes part in a zone that the user holds in that very case."""
    known = {person.pk: person for person in persons}
    held = CaseAccess.objects.held_by(user=user, on=on).filter(case=OuterRef("case"), zone=OuterRef("zone"))
    rows = (
        CasePerson.objects.filter(Exists(held), person__in=list(known))
        .select_related("case__board")
        .order_by(F("case__closed_on").desc(nulls_first=True), "-case__opened_on", "case__number", "pk")
    )
    found = [Found(row.case, known[row.person_id]) for row in rows[: MOST + 1]]
    return Answer(by, tuple(found[:MOST]), more=len(found) > MOST)
