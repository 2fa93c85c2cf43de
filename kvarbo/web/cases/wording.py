# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Swedish for the words that the log leaves to those who write: agreements, housing, facts."""

from __future__ import annotations

# The weeks of a child who lives here every other week; its values are those below.
ALTERNATING_WEEKS = "vaxelvis_veckor"
WEEKS_SV = {"jamna": "Jämna veckor", "udda": "Udda veckor"}
FACTS_SV = {
    ALTERNATING_WEEKS: "barnet bor här",
    "valdsfragan_stalld": "frågan om våld är ställd i enrum",
}
AGREEMENT_SV = {
    "avbetalningsplan": "Avbetalningsplan",
    "nytt_hyresavtal": "Nytt hyresavtal",
    "storningar": "Överenskommelse om störningarna",
    "flyttdag": "Överenskommelse om flyttdag",
    "annat": "Annan överenskommelse",
}
HOUSING_SV = {
    "kvar": "Bor kvar i bostaden",
    "eget_avtal": "Eget hyresavtal på annat håll",
    "andrahand": "Andrahandsavtal genom socialtjänsten",
    "familj": "Hos familj eller närstående",
    "tillfalligt": "Tillfälligt boende",
    "jourboende": "Skyddat boende eller jourboende",
    "annat": "Annat boende",
}

# Where a household that has left its home lives (rules.words.MOVED_TO).
MOVED_TO_SV = {
    "own_home": "Egen bostad",
    "second_hand": "I andra hand eller som inneboende",
    "relatives": "Hos familj eller närstående",
    "social_services": "Boende genom socialtjänsten",
    "temporary": "Hotell, vandrarhem eller akutboende",
    "institution": "Behandling, vårdboende eller anstalt",
    "no_home": "Utan tak över huvudet",
    "unknown": "Vet inte",
}


def word_for(words: dict[str, str], code: str) -> str:
    """The Swedish of a code word; a word that is not ours is shown as it stands."""
    return words.get(code, code.replace("_", " "))
