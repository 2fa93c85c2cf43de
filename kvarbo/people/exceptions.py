# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register of persons refuses."""

from kvarbo.common.errors import DomainError


class BadPerson(DomainError):
    """What was said of a person does not hang together."""


class PersonExists(DomainError):
    """The board already knows a person with that number."""


class PersonNotFound(DomainError):
    """No such person, or none that this user may see: the two look the same."""


class UnableToMerge(DomainError):
    """The two rows cannot stand for one person."""
