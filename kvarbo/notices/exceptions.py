# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Mapping

from kvarbo.common.errors import DomainError


class BadNotice(DomainError):
    """What cannot be registered, said field by field and all at once."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__(" ".join(self.errors.values()))


class NoticeNotFound(DomainError):
    """No such notice, or at another board: the two must look the same."""

    def __init__(self) -> None:
        super().__init__("Underrättelsen finns inte.")


class AlreadyDecided(DomainError):
    """Someone has decided on the notice before."""

    def __init__(self) -> None:
        super().__init__("Underrättelsen är redan beslutad. Läs beslutet innan du gör något mer.")


class RegisteredOtherwise(DomainError):
    """The form was saved before with other words: what was changed since would be lost in silence."""

    def __init__(self) -> None:
        super().__init__(
            "Blanketten är redan sparad, med andra uppgifter. Det du ändrade sedan är inte sparat."
            " Öppna en ny blankett, och besluta ingen åtgärd för den första."
        )


class ReasonMissing(DomainError):
    """A decision that must say why does not."""

    def __init__(self, message: str = "Skriv varför underrättelsen inte leder till någon åtgärd.") -> None:
        super().__init__(message)


class NoUnit(DomainError):
    """The profile names no unit that answers for the area."""

    def __init__(self, area: str) -> None:
        super().__init__(f"Profilen säger inte vilken enhet som svarar för {area}. Välj en enhet själv.")


class UnfinishedNotFound(DomainError):
    """No such draft, or someone else's."""

    def __init__(self) -> None:
        super().__init__("Utkastet finns inte längre.")


class UnableToUndo(DomainError):
    """The decision stands: something has been built on it, or there is none."""
