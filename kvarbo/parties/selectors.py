# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding parties."""

from django.db.models import Q

from kvarbo.common.collation import swedish
from kvarbo.parties.models import Party


def find_parties(*, text: str, kind: str | None = None, limit: int = 20) -> list[Party]:
    """Parties whose name holds every word, or whose organisation number is the text."""
    words = text.split()
    if not words:
        return []
    named = Q()
    for word in words:
        named &= Q(name__icontains=word)
    found = Party.objects.filter(named | Q(organisation_number=text.strip()))
    if kind:
        found = found.filter(kind=kind)
    return list(found.order_by(swedish("name"), "pk")[:limit])


def get_party(*, party_id: str) -> Party | None:
    """One party."""
    return Party.objects.filter(pk=party_id).first()
