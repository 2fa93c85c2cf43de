# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register of parties refuses."""

from kvarbo.common.errors import DomainError


class BadParty(DomainError):
    """What was said of a party cannot be right."""


class PartyExists(DomainError):
    """There already is a party with that organisation number."""
