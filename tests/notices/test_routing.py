# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The unit that answers follows from the area; a row that names the cause goes before one for all causes."""

import pytest

from kvarbo.notices.selectors import responsible_unit
from kvarbo.organisation.services import load_profile
from tests.personas import NOW
from tests.smallprofile import FILES

BY_CAUSE = """
rader:
  - {område: norr, enhet: vux-norr, skäl: Adressen ligger i Norr.}
  - {område: norr, enhet: eb-norr, orsaker: [electricity_debt], skäl: Elskulder svarar ekonomiskt bistånd för.}
  - {område: soder, enhet: vux-soder, skäl: Adressen ligger i Söder.}
"""


@pytest.mark.parametrize(
    ("cause", "unit"), [("electricity_debt", "eb-norr"), ("rent_arrears", "vux-norr"), ("", "vux-norr")]
)
def test_a_row_for_the_cause_goes_first(organisation, cause: str, unit: str) -> None:
    path = next(name for name in FILES if "ansvar" in name)
    load_profile(files={**FILES, path: BY_CAUSE.encode()}, now=NOW, author="u_test")
    found = responsible_unit(board=organisation.boards["norr"], area=None, cause=cause)
    assert found.unit.slug == unit
