# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from kvarbo.common.errors import DomainError


class CaseNotFound(DomainError):
    """No such case, or not for this reader: the two must look the same."""

    def __init__(self) -> None:
        super().__init__("Ärendet finns inte.")


class StaleCase(DomainError):
    """The case has moved since the writer read it."""

    def __init__(self) -> None:
        super().__init__("Någon annan har skrivit i ärendet sedan du öppnade sidan. Läs det nya och spara sedan igen.")


class KeyReused(DomainError):
    """The same idempotency key came with other content."""

    def __init__(self) -> None:
        super().__init__("Formuläret har redan sparats med andra uppgifter. Ladda om sidan och försök igen.")
