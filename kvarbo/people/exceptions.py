# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register of persons refuses."""

from kvarbo.common.errors import DomainError


class BadPerson(DomainError):
    """What was said of a person does not hang together."""


class BadReachNote(DomainError):
    """What was said of how to reach someone is too long."""


class PersonExists(DomainError):
    """The board already knows a person with that number."""


class PersonNotFound(DomainError):
    """No such person, or none that this user may see: the two look the same."""


class UnableToMerge(DomainError):
    """The two rows cannot stand for one person."""


class ReachChanged(DomainError):
    """Somebody else has changed how the person is reached since the writer read it."""

    def __init__(self) -> None:
        super().__init__("Någon annan har ändrat uppgifterna medan du skrev. Jämför och spara igen.")
