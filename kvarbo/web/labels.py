# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The profile's Swedish labels for code words, and who reads what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kvarbo.organisation.selectors import current_profile
from kvarbo.rules.profile import Code, Profile
from kvarbo.rules.words import ZONES

LIVES_HERE_SV = {
    "permanent": "Bor här",
    "alternating": "Bor här växelvis",
    "visiting": "Är här på umgänge",
    "no": "Bor inte här",
    "unknown": "Vet inte",
}
PART_SV = {
    "tenant": "Hyresgäst",
    "co_tenant": "Medhyresgäst",
    "partner": "Partner",
    "adult": "Vuxen i hushållet",
    "child": "Barn",
}
ZONE_READERS = {
    "coordination": "Alla enheter som är med i ärendet",
    "economy": "Bara de som läser ekonomi",
    "child": "Bara barn och unga",
    "protected": "Bara de som läser skyddade uppgifter",
}
CAUSE_SV = {
    "rent_arrears": "obetald hyra",
    "disturbance": "störningar",
    "unlawful_sublet": "olovlig andrahandsuthyrning",
    "electricity_debt": "elskuld",
    "eviction": "avhysning",
}

MEETING_SV = {
    "gemensamt_besok": "Gemensamt besök",
    "besok": "Besök på kontoret",
    "trepartssamtal": "Trepartssamtal med hyresvärden",
    "budgetradgivning": "Budget- och skuldrådgivning",
    "gemensam_bedomning": "Gemensam bedömning",
    "planeringsmote": "Planeringsmöte",
    "annat": "Annat möte",
}
APPLICATION_SV = {
    "hyresskuld": "hyresskuld",
    "forsorjningsstod": "försörjningsstöd",
    "budgetradgivning": "budget- och skuldrådgivning",
    "boende": "boende",
    "flytt_och_magasin": "flytt och magasin",
    "annat": "annat",
}

Choices = list[tuple[str, str]]


def choices_of(list_name: str, *, on: dt.date, only: Iterable[str] | None = None) -> Choices:
    """The words of a code list that may be chosen on the day: in the profile's order, or in that of `only`."""
    labels = {code.code: code.label for code in current_profile().codes[list_name] if _holds(code, on)}
    return [(code, labels[code]) for code in (labels if only is None else only) if code in labels]


def label_of(list_name: str, code: str, *, profile: Profile | None = None) -> str:
    """The label of a code word, also of one that may no longer be chosen. `profile` spares reading it again."""
    codes = (profile or current_profile()).codes[list_name]
    return next((one.label for one in codes if one.code == code), code)


def zone_choices(*, floor: str, held: Iterable[str]) -> Choices:
    """The zones that something may be written in: those held, from its lowest up."""
    allowed = set(held)
    return [(zone, ZONE_READERS[zone]) for zone in ZONES[ZONES.index(floor) :] if zone in allowed]


def _holds(code: Code, on: dt.date) -> bool:
    return code.valid_from <= on and (code.valid_to is None or on < code.valid_to)
