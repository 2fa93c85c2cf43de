# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base of every exception that a user may read."""


class DomainError(Exception):
    """Something the domain refuses. The message is one plain Swedish sentence, fit to show."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)
