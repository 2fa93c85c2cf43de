# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from kvarbo.common.errors import DomainError


class UnitNotYours(DomainError):
    """The months of a unit that the user neither leads nor has the process of: the same as one that is not."""

    def __init__(self) -> None:
        super().__init__("Enheten finns inte.")
