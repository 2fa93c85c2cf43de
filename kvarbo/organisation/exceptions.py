# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the organisation refuses."""

from kvarbo.common.errors import DomainError


class NoProfile(DomainError):
    """No profile is loaded, or more than one and none is chosen."""


class FolderInUse(DomainError):
    """An export would mix with files that are not the profile's."""


class NotInDemo(DomainError):
    """Fictional staff belong to demo mode."""


class UserExists(DomainError):
    """The user name is taken by someone real."""


class BadAbsence(DomainError):
    """A time away that cannot be stored. The message says why."""


class NotYours(DomainError):
    """Only the person, or who leads the unit, may say this of somebody."""


class StillNeeded(DomainError):
    """A membership cannot end so. The message says why."""
