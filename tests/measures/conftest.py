# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small profile with a way to count: met within seven days, decided within two working days."""

import pytest

from kvarbo.organisation.services import load_profile
from kvarbo.rules.profile import MeasureRules, Profile
from tests.personas import NOW
from tests.smallprofile import FILES

COUNTED = """
mått:
  räknesätt: "2026:1"
  kontakt_inom_dagar: 7
  beslut_inom_arbetsdagar: 2
  litet_antal: 10
"""


@pytest.fixture
def profile(organisation) -> Profile:
    return load_profile(files={**FILES, "val.yaml": FILES["val.yaml"] + COUNTED.encode()}, now=NOW, author="u_test")


@pytest.fixture
def rules(profile: Profile) -> MeasureRules:
    return profile.choices["measures"]
