# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reasons to stop and look before a notice is taken to be about someone."""

from __future__ import annotations

from kvarbo.cases.models import CasePerson
from kvarbo.common.personnummer import birth_date
from kvarbo.notices.enums import Likeness
from kvarbo.notices.matching import ADDRESS, NAME, NUMBER, Match
from kvarbo.notices.models import Notice
from kvarbo.rules.days import add_months
from kvarbo.rules.situation import ADULT_AT


def doubts(*, notice: Notice, match: Match) -> list[str]:
    """What does not agree, in whole sentences. Empty: go on."""
    person, found = match.person, []
    number, name, address = (match.likeness(label) for label in (NUMBER, NAME, ADDRESS))
    if number == Likeness.DIFFERENT:
        found.append("Personnumret är ett annat än det vi har.")
    if number == Likeness.SAME and name == Likeness.DIFFERENT:
        found.append("Personnumret är samma, men namnet är ett annat.")
    if address == Likeness.DIFFERENT:
        found.append("Adressen är en annan än den vi har. Personen kan ha flyttat, eller så är det någon annan.")
    if (told := _born_told(notice)) and person.born_on and number != Likeness.SAME and told != person.born_on.year:
        found.append(
            f"Enligt papperet är personen född {told}. Enligt oss är hon eller han född {person.born_on.year}."
        )
    if _is_child(notice, match):
        found.append("Personen är ett barn hos oss och kan knappast stå på avtalet.")
    if number == Likeness.UNKNOWN and address == Likeness.UNKNOWN:
        found.append("Bara namnet går att jämföra. Flera kan heta så.")
    return found


def _born_told(notice: Notice) -> int | None:
    return birth_date(notice.tenant_personnummer).year if notice.tenant_personnummer else None


def _is_child(notice: Notice, match: Match) -> bool:
    born = match.person.born_on
    if born is not None:
        return notice.received_on < add_months(born, 12 * ADULT_AT)
    rows = CasePerson.objects.filter(person=match.person, case__in=[case.pk for case in match.cases], part="child")
    return rows.exists()
