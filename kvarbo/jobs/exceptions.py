# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from kvarbo.common.errors import DomainError


class NoSuchJob(DomainError):
    """There is no job by that name."""


class JobAlreadyRunning(DomainError):
    """The same job runs already; the message says since when."""
