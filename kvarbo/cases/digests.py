# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The salted digest that an envelope keeps of its payload."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any


def new_salt() -> str:
    return secrets.token_hex(16)


def canonical(value: object) -> str:
    """One text for one value: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*, salt: str, data: dict[str, Any], reason: str) -> str:
    payload = canonical({"data": data, "reason": reason})
    return hashlib.sha256(f"{salt}{payload}".encode()).hexdigest()


def fingerprint(value: object) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()
