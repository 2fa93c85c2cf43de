# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold before the program starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def no_personas_in_production(**_: Any) -> list[CheckMessage]:
    """Sign-in by choosing a role is impossible in production."""
    if settings.KVARBO_MODE == "production" and settings.KVARBO_DEMO:
        return [Error("Påhittade användare kan väljas fast Kvarbo är i drift.", id="organisation.E001")]
    return []
