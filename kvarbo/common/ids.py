# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opaque ids that are the same in the log and in the database."""

import secrets

ID_LENGTH = 32
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_id(prefix: str) -> str:
    """A new id such as `p_k3v7q2mzt5ad`: sixty random bits after a prefix that tells the kind."""
    return f"{prefix}_{''.join(secrets.choice(_ALPHABET) for _ in range(12))}"
