# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from kvarbo.web.cases.phrases import plain


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Barn i hushållet minst 1.", "Det finns minst ett barn i hushållet."),
        (
            "Avsnittet ”Information från Kronofogden” gäller: mål hos Kronofogden minst 1.",
            "Avsnittet ”Information från Kronofogden” gäller: Kronofogden har minst ett mål om avhysning.",
        ),
        ("Underrättelsens orsak är inte avhysning.", "Underrättelsen gäller inte avhysning."),
        ("Underrättelsens orsak någon av obetald hyra, elskuld.", "Underrättelsen gäller obetald hyra eller elskuld."),
        ("Underrättelser minst 2.", "Minst två underrättelser har kommit."),
        ("Det gäller inte att ett boende är ordnat.", "Inget boende är ordnat."),
        ("Det gäller inte att avhysningen är verkställd.", "Avhysningen är inte verkställd."),
        ("Barn i hushållet högst 0.", "Det finns inga barn i hushållet."),
        ("Väntar tills ”Nå hushållet” är klart.", "Väntar tills ”Nå hushållet” är klart."),
        ("3 veckor efter mån 5 okt 2026 är mån 26 okt 2026.", "3 veckor efter mån 5 okt 2026 är mån 26 okt 2026."),
    ],
)
def test_a_row_is_said_as_a_person_would(told, said):
    assert plain(told) == said
