# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from kvarbo.common.errors import DomainError


class FileRefused(DomainError):
    """The file cannot be read, in one sentence. Nothing of it is kept."""


class ColumnsMissing(DomainError):
    """Some field that every notice needs has neither a column nor a value for all rows."""


class ImportFileNotFound(DomainError):
    """No such file, or at another board: the two must look the same."""

    def __init__(self) -> None:
        super().__init__("Filen finns inte.")


class FileClosed(DomainError):
    """The file has been taken in or thrown away; its rows are no longer kept."""

    def __init__(self) -> None:
        super().__init__("Filen är redan inläst eller kastad. Ingenting ändrades.")


class FileBegun(DomainError):
    """Some rows of the file have become notices, so it must be finished."""

    def __init__(self) -> None:
        super().__init__("En del av raderna är redan inlästa. Fortsätt inläsningen i stället.")
