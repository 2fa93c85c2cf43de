# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encryption of fields, and a keyed fingerprint to find an encrypted value again.

KVARBO_FIELD_KEYS is a list: the first key encrypts, all of them decrypt, so a key is changed by putting a new one
first. KVARBO_INDEX_KEY is another secret: who has the database and the field keys still cannot make fingerprints.
"""

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def encrypt(value: str) -> str:
    """The value as a token that only the field keys open."""
    return _fernet(tuple(settings.KVARBO_FIELD_KEYS)).encrypt(value.encode()).decode("ascii")


def decrypt(token: str) -> str:
    """The value in a token. Raises cryptography.fernet.InvalidToken when no key fits."""
    return _fernet(tuple(settings.KVARBO_FIELD_KEYS)).decrypt(token.encode("ascii")).decode()


def rotate(token: str) -> str:
    """The same value under the first key."""
    return _fernet(tuple(settings.KVARBO_FIELD_KEYS)).rotate(token.encode("ascii")).decode("ascii")


def blind_index(value: str) -> str:
    """A keyed fingerprint of a normalised value: equal values have equal fingerprints, and it cannot be turned back."""
    return hmac.new(settings.KVARBO_INDEX_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
