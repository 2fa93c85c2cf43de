# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from kvarbo.cases.exceptions import CaseNotFound, KeyReused, StaleCase
from kvarbo.common.errors import DomainError

__all__ = ["BadEvent", "CannotUndo", "CaseNotFound", "KeyReused", "NotAllowed", "StaleCase"]


class NotAllowed(DomainError):
    """The actor may not write this. The message says why."""


class BadEvent(DomainError):
    """A draft that the log cannot take. The message names the field."""


class CannotUndo(DomainError):
    """It is too late to undo, or not the actor's to undo. The message says what to do instead."""
