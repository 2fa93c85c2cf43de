# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from kvarbo.common.errors import DomainError


class BadMessage(DomainError):
    """An operations message that cannot be shown as it is written."""


class MessageNotFound(DomainError):
    """No such operations message."""

    def __init__(self) -> None:
        super().__init__("Driftmeddelandet finns inte.")


class MayNotAnnounce(DomainError):
    """Only whoever leads the process, or runs the service, writes operations messages."""

    def __init__(self) -> None:
        super().__init__("Bara processledare skriver driftmeddelanden.")
