# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register of dwellings refuses."""

from kvarbo.common.errors import DomainError


class BadDwelling(DomainError):
    """What was said of a dwelling cannot be right."""


class BadTenancy(DomainError):
    """What was said of a tenancy cannot be right."""
