# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Model fields that every room may use."""

from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from kvarbo.common import crypto


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is encrypted in the database. Null and empty stay as they are; search by a blind index beside it."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return crypto.encrypt(value) if value else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return crypto.decrypt(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        # Each encryption of the same text differs, so any comparison would silently find nothing.
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be searched by {lookup_name}; use its blind index")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is encrypted and has no {lookup_name}")
